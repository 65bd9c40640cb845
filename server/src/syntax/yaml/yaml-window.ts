/** Cuts out of a broken YAML text the lines that matter for one error, so that many repairs can be tried for little. */
import { contentBefore, contentFrom, entryEnd, isItem, lineAt, misfitParent, parentLine, type Line } from './yaml-lines.js';

export interface Window {
  /** The lines above that hold the entries of the window, or nothing. */
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

/** How many characters before the error a close window may begin. */
const closeBy = 1_000;

/** How many lines are to be read behind the error in a close window: what was badly patched often fails in the next few. */
const closeLines = 12;

/** `text` fails at `offset`; an entry is what stands at the second level of indentation, such as a resource. */
export function windowAt(text: string, lines: readonly Line[], offset: number): Window {
  const error = lineAt(lines, offset);
  const first = entryLine(text, lines, lineBefore(lines, error), 0);
  const goal = contentFrom(lines, error + 1, entryIndent(lines, first));
  return windowFrom(text, lines, first, goal);
}

/** A part of the window of an entry that is long: from an entry within it that begins not far before the error. Null when there is none. */
export function closeWindowAt(text: string, lines: readonly Line[], offset: number, whole: Window): Window | null {
  const error = lineAt(lines, offset);
  const first = entryLine(text, lines, lineBefore(lines, error), (lines[error]?.start ?? 0) - closeBy);
  const goal = Math.max(
    contentFrom(lines, error + 1, indentOf(lines, first)),
    contentFrom(lines, error + closeLines, Number.POSITIVE_INFINITY),
  );
  const window = windowFrom(text, lines, first, goal);
  return window.from > whole.from && window.goal < whole.goal ? window : null;
}

function windowFrom(text: string, lines: readonly Line[], first: number, goal: number): Window {
  const last = Math.min(entryEnd(text, lines, goal), goal + linesBehind);
  return {
    head: headOf(text, lines, first),
    from: lines[first]?.start ?? 0,
    to: lines[last + 1]?.start ?? text.length,
    goal: lines[goal]?.end ?? text.length,
  };
}

/** The last line that is surely not to blame. */
function lineBefore(lines: readonly Line[], error: number): number {
  const misfit = misfitParent(lines, error);
  return contentBefore(lines, misfit >= 0 ? misfit : contentBefore(lines, error));
}

/** The line that begins the entry of a line, not before `from`, or the line itself at the first level or below what is no key. */
function entryLine(text: string, lines: readonly Line[], index: number, from: number): number {
  let entry = Math.max(index, 0);
  for (let parent = parentLine(lines, entry); parent >= 0; parent = parentLine(lines, entry)) {
    const line = lines[parent];
    if (line === undefined || line.start < from || (line.indent === 0 && lineOf(text, lines, parent).includes(':'))) break;
    entry = parent;
  }
  return entry;
}

/** How far entries are indented: as the first line is, or as what stands below it when it begins a section. */
function entryIndent(lines: readonly Line[], first: number): number {
  const indent = indentOf(lines, first);
  return indent > 0 ? indent : indentOf(lines, contentFrom(lines, first + 1, Number.POSITIVE_INFINITY));
}

/** The lines that open what an entry stands in. */
function headOf(text: string, lines: readonly Line[], first: number): string {
  const opening: string[] = [];
  for (let parent = parentLine(lines, first); parent >= 0; parent = parentLine(lines, parent)) {
    opening.push(lineOf(text, lines, parent));
    const key = isItem(text, lines[parent]) ? keyOfItems(text, lines, parent) : -1;
    if (key >= 0) opening.push(lineOf(text, lines, key));
  }
  return opening.reverse().join('');
}

/** The key that stands as far out as the items of its list; -1 when it stands further out. */
function keyOfItems(text: string, lines: readonly Line[], item: number): number {
  const indent = indentOf(lines, item);
  let key = contentBefore(lines, item);
  while (key >= 0 && (indentOf(lines, key) > indent || (indentOf(lines, key) === indent && isItem(text, lines[key])))) {
    key = contentBefore(lines, key);
  }
  return indentOf(lines, key) === indent ? key : -1;
}

function indentOf(lines: readonly Line[], index: number): number {
  return lines[index]?.indent ?? 0;
}

function lineOf(text: string, lines: readonly Line[], index: number): string {
  return text.slice(lines[index]?.start ?? 0, lines[index + 1]?.start ?? text.length);
}
