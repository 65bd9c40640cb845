/** Cuts out of a broken YAML text the lines that matter for one error, so that many repairs can be tried for little. */
import { contentBefore, contentFrom, entryEnd, isItem, lineAt, misfitParent, parentLine, type Line } from './yaml-lines.js';

export interface Window {
  /** The line above that holds the entries of the window, or nothing. */
  readonly head: string;
  /** From the entry before the one that holds the error … */
  readonly from: number;
  /** … to the end of the one behind. */
  readonly to: number;
  /** Reading that gets past this offset is past the error. */
  readonly goal: number;
}

/** Lines of the entry behind the error that are looked at. */
const linesBehind = 60;

/** `text` fails at `offset`; an entry is what stands at the second level of indentation, such as a resource. */
export function windowAt(text: string, lines: readonly Line[], offset: number): Window {
  const error = lineAt(lines, offset);
  const misfit = misfitParent(lines, error);
  const first = entryLine(text, lines, contentBefore(lines, misfit >= 0 ? misfit : contentBefore(lines, error)));
  const goal = contentFrom(lines, error + 1, entryIndent(lines, first));
  const last = Math.min(entryEnd(text, lines, goal), goal + linesBehind);
  return {
    head: headOf(text, lines, first),
    from: lines[first]?.start ?? 0,
    to: lines[last + 1]?.start ?? text.length,
    goal: lines[goal]?.end ?? text.length,
  };
}

/** The line that begins the entry of a line, or the line itself at the first level or below what is no key. */
function entryLine(text: string, lines: readonly Line[], index: number): number {
  let entry = Math.max(index, 0);
  for (let parent = parentLine(lines, entry); parent >= 0; parent = parentLine(lines, entry)) {
    if (indentOf(lines, parent) === 0 && lineOf(text, lines, parent).includes(':')) break;
    entry = parent;
  }
  return entry;
}

/** How far entries are indented: as the first line is, or as what stands below it when it begins a section. */
function entryIndent(lines: readonly Line[], first: number): number {
  const indent = indentOf(lines, first);
  return indent > 0 ? indent : indentOf(lines, contentFrom(lines, first + 1, Number.POSITIVE_INFINITY));
}

/** The lines that open the section of an entry. */
function headOf(text: string, lines: readonly Line[], first: number): string {
  const section = parentLine(lines, first);
  if (section < 0) return '';
  let key = section;
  while (key >= 0 && isItem(text, lines[key])) key = contentBefore(lines, key);
  const head = key >= 0 && key !== section && indentOf(lines, key) === 0 ? lineOf(text, lines, key) : '';
  return head + lineOf(text, lines, section);
}

function indentOf(lines: readonly Line[], index: number): number {
  return lines[index]?.indent ?? 0;
}

function lineOf(text: string, lines: readonly Line[], index: number): string {
  return text.slice(lines[index]?.start ?? 0, lines[index + 1]?.start ?? text.length);
}
