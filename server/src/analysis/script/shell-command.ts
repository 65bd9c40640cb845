/** The simple commands of a shell, as the reader assembles them word by word. */
import type { Span } from '../../text/span.js';

/** A word as the command receives it; what a variable or a substitution fills in is a `hole`. */
export interface Word extends Span {
  readonly text: string;
}

/** `A=1`, or `A+=1`, which adds to what the variable has. */
export interface Assignment {
  readonly name: string;
  readonly text: string;
  readonly isAdded: boolean;
}

/** `A=1 command words… > target` */
export interface Command extends Span {
  readonly words: readonly Word[];
  readonly targets: readonly Word[];
  /** Here documents handed to the command. */
  readonly documents: readonly Span[];
}

/** A command that is being read. */
export interface OpenCommand {
  start: number;
  /** Without words they hold for the rest of the script. */
  assignments: Assignment[];
  words: Word[];
  targets: Word[];
  documents: Span[];
  /** Whether the next word is the target of a redirection, not an argument. */
  awaitsTarget: boolean;
}

export function openCommand(start: number): OpenCommand {
  return { start, assignments: [], words: [], targets: [], documents: [], awaitsTarget: false };
}

const assignmentForm = /^([A-Za-z_]\w*)(\+?)=/;

/** `written`: the beginning of the word with its quotes, in which none may precede the sign. Null for any other word. */
export function assignmentIn(text: string, written = text): Assignment | null {
  const [whole, name = '', sign = ''] = assignmentForm.exec(written) ?? [];
  return whole === undefined ? null : { name, text: text.slice(whole.length), isAdded: sign !== '' };
}

/** `export A=1`, `set A=1` and their like assign too. */
export function exported(words: readonly Word[]): readonly Assignment[] {
  if (!/^(?:export|declare|typeset|local|readonly|set)$/.test(words[0]?.text ?? '')) return [];
  return words.slice(1).flatMap(({ text }) => assignmentIn(text) ?? []);
}

/** What to return to at the end of a substitution: the command around it, and the word that contains it. */
export interface Frame {
  readonly command: OpenCommand;
  readonly wordStart: number;
  readonly wordText: string;
  readonly inQuotes: boolean;
  readonly end: ')' | '`';
}
