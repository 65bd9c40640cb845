/** The simple commands of a shell, as the reader assembles them word by word. */
import type { Span } from '../../text/span.js';

/** A word as the command receives it; what a variable or a substitution fills in is a `hole`. */
export interface Word extends Span {
  readonly text: string;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

/** `A=1 command words… > target`; without words the assignments hold for the rest of the script. */
export interface Command extends Span {
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly targets: readonly Word[];
  /** Here documents handed to the command. */
  readonly documents: readonly Span[];
}

/** A command that is being read. */
export interface OpenCommand {
  start: number;
  assignments: Assignment[];
  words: Word[];
  targets: Word[];
  documents: Span[];
  /** Whether the next word is the target of a redirection, not an argument. */
  awaitsTarget: boolean;
}

export const assignmentForm = /^([A-Za-z_]\w*)\+?=/;

export function openCommand(start: number): OpenCommand {
  return { start, assignments: [], words: [], targets: [], documents: [], awaitsTarget: false };
}

export function assignment(word: Word, sign: string, name: string): Assignment {
  return { name, value: { text: word.text.slice(sign.length), start: word.start + sign.length, end: word.end } };
}

/** `export A=1`, `set A=1` and their like assign too. */
export function exported(words: readonly Word[]): readonly Assignment[] {
  if (!/^(?:export|declare|typeset|local|readonly|set)$/.test(words[0]?.text ?? '')) return [];
  return words.slice(1).flatMap((word) => {
    const form = assignmentForm.exec(word.text);
    return form === null ? [] : [assignment(word, form[0], form[1] ?? '')];
  });
}

/** What to return to at the end of a substitution: the command around it, and the word that contains it. */
export interface Frame {
  readonly command: OpenCommand;
  readonly wordStart: number;
  readonly wordText: string;
  readonly inQuotes: boolean;
  readonly end: ')' | '`';
}
