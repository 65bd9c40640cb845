/** Cuts out of a broken YAML text the lines that matter for one error, so that many repairs can be tried at little cost. */
import { contentBefore, contentFrom, entryEnd, isItem, lineAt, misfitParent, parentLine, type Line } from './yaml-lines.js';

export interface Window {
  /** The lines above that the entries of the window belong to; may be empty. */
  readonly head: string;
  /** The start of the entry before the one with the error. */
  readonly from: number;
  /** The end of the entry after it. */
  readonly to: number;
  /** Reading that gets past this offset has got past the error. */
  readonly goal: number;
}

/** How many lines of the entry after the error are looked at. */
const linesBehind = 60;

/** How many characters before the error a close window may begin. */
const closeBy = 1_000;

/** How many lines after the error have to be read in a close window: a bad patch often fails within the next few. */
const closeLines = 12;

/** `text` fails at `offset`; an entry is what is at the second level of indentation, such as a resource. */
export function windowAt(text: string, lines: readonly Line[], offset: number): Window {
  const error = lineAt(lines, offset);
  const first = entryLine(text, lines, lineBefore(lines, error), 0);
  const goal = contentFrom(lines, error + 1, entryIndent(lines, first));
  return windowFrom(text, lines, first, goal);
}

/** A part of the window of a long entry: from an entry inside it that begins shortly before the error. Null when there is none. */
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

/** The last line that is certainly not to blame. */
function lineBefore(lines: readonly Line[], error: number): number {
  const misfit = misfitParent(lines, error);
  return contentBefore(lines, misfit >= 0 ? misfit : contentBefore(lines, error));
}

/**
 * The line that begins the entry around a line, but not before `from`; the line itself at the first level, or below a line that
 * is not a key.
 */
function entryLine(text: string, lines: readonly Line[], index: number, from: number): number {
  let entry = Math.max(index, 0);
  for (let parent = parentLine(lines, entry); parent >= 0; parent = parentLine(lines, entry)) {
    const line = lines[parent];
    if (line === undefined || line.start < from || (line.indent === 0 && lineOf(text, lines, parent).includes(':'))) break;
    entry = parent;
  }
  return entry;
}

/** The indentation of entries: that of the first line or, if this begins a section, of what is below it. */
function entryIndent(lines: readonly Line[], first: number): number {
  const indent = indentOf(lines, first);
  return indent > 0 ? indent : indentOf(lines, contentFrom(lines, first + 1, Number.POSITIVE_INFINITY));
}

/** The lines that open what contains an entry. */
function headOf(text: string, lines: readonly Line[], first: number): string {
  const opening: string[] = [];
  for (let parent = parentLine(lines, first); parent >= 0; parent = parentLine(lines, parent)) {
    opening.push(lineOf(text, lines, parent));
    const key = isItem(text, lines[parent]) ? keyOfItems(text, lines, parent) : -1;
    if (key >= 0) opening.push(lineOf(text, lines, key));
  }
  return opening.reverse().join('');
}

/** The key that is indented like the items of its list; -1 when it is indented less. */
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
