/** Passwords in the options of commands, as the manuals of their programs say. */
import { matchesOf } from '../../../text/match.js';
import type { NamedDetection } from '../named-literal.js';
import { passwordAt } from './password-at.js';
import { passwordInVariable } from './password-in-variable.js';
import { passwordOptions, type PasswordOption } from './password-option.js';

/** Where any of the programs may be, in any letter case, which each program's own pattern then checks. */
const anyProgram = new RegExp(String.raw`\b(?:${[...new Set(passwordOptions.map(({ programs }) => programs.source))].join('|')})`, 'gi');

const longestLine = 512;

/**
 * The passwords in the options of all commands; the spans are those in the text. A text has few of the programs, so they
 * are looked for together, and each is only tried where one was found.
 */
export function optionPasswords(text: string): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  for (const { index } of matchesOf(anyProgram, text)) {
    for (const option of passwordOptions) found.push(...passwordOf(text, index, option));
  }
  return found;
}

function passwordOf(text: string, index: number, { name, programs, option, end: behind }: PasswordOption): readonly NamedDetection[] {
  programs.lastIndex = index;
  const program = programs.exec(text);
  if (program === null) return [];
  const from = index + program[0].length;
  const start = option.exec(lineFrom(text, from))?.indices?.[0]?.[1];
  if (start === undefined) return [];
  const written = passwordAt(behind === undefined ? text : text.slice(0, text.indexOf(behind, from + start)), from + start, name);
  return written.length > 0 ? written : passwordInVariable(text, from + start, name);
}

/** To the end of the command; a backslash continues its line. */
function lineFrom(text: string, from: number): string {
  return (
    /^(?:[^\n\\"';&|]|\\[\s\S]|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|["']|[;&](?![&\s])|&(?!&))*/.exec(text.slice(from, from + longestLine))?.[0] ??
    ''
  );
}
