/** The lines of a YAML text and their indentation, which shows what belongs together even where the text is broken. */
import { firstIndex } from '../../text/ordered.js';
import { byteOrderMark, dash, endsWord, hash, indentAt, isBlank } from '../line.js';

export interface Line {
  readonly start: number;
  /** The offset of the line break. */
  readonly end: number;
  /** How many spaces the line begins with. */
  readonly indent: number;
  /** Whether the line has anything but white space and a comment. */
  readonly hasContent: boolean;
}

export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const ends = lineEnds(text);
  let start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  while (start <= text.length) {
    const end = ends(start);
    const indent = indentAt(text, start);
    let content = start + indent;
    while (isBlank(text.charCodeAt(content))) content += 1;
    lines.push({ start, end, indent, hasContent: content < end && text.charCodeAt(content) !== hash });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

/** Returns the end of the line that begins at an offset; must be asked in order. */
function lineEnds(text: string): (start: number) => number {
  let feed = -1;
  let carriage = -1;
  return (start) => {
    if (feed < start) feed = placeOf(text, '\n', start);
    if (carriage < start) carriage = placeOf(text, '\r', start);
    return Math.min(feed, carriage);
  };
}

function placeOf(text: string, sign: string, from: number): number {
  const place = text.indexOf(sign, from);
  return place < 0 ? text.length : place;
}

/** The index of the line that contains an offset. */
export function lineAt(lines: readonly Line[], offset: number): number {
  return Math.max(0, firstIndex(lines, ({ start }) => start > offset) - 1);
}

/** The nearest line with content above a line; -1 when there is none. */
export function contentBefore(lines: readonly Line[], index: number): number {
  let before = index - 1;
  while (before >= 0 && lines[before]?.hasContent === false) before -= 1;
  return before;
}

/** The first line with content from a line on that is indented by at most `indent`; the number of lines when there is none. */
export function contentFrom(lines: readonly Line[], index: number, indent: number): number {
  let next = index;
  for (let line = lines[next]; line !== undefined && !(line.hasContent && line.indent <= indent); line = lines[next]) next += 1;
  return next;
}

/** The nearest line above that is indented less; -1 when there is none. */
export function parentLine(lines: readonly Line[], index: number): number {
  const indent = lines[index]?.indent ?? 0;
  let parent = contentBefore(lines, index);
  while (parent >= 0 && (lines[parent]?.indent ?? 0) >= indent) parent = contentBefore(lines, parent);
  return parent;
}

/** The parent of a line whose siblings are indented deeper than it, so that one of them is misplaced; -1 when the line fits. */
export function misfitParent(lines: readonly Line[], index: number): number {
  const parent = parentLine(lines, index);
  const sibling = lines[contentFrom(lines, parent + 1, Number.POSITIVE_INFINITY)];
  return sibling !== undefined && sibling.indent > (lines[index]?.indent ?? 0) ? parent : -1;
}

/** The last line of the entry that a line begins: everything indented deeper, and list items at the same indentation. */
export function entryEnd(text: string, lines: readonly Line[], index: number): number {
  const indent = lines[index]?.indent ?? 0;
  let next = contentFrom(lines, index + 1, indent);
  if (!isItem(text, lines[index])) {
    while (lines[next]?.indent === indent && isItem(text, lines[next])) next = contentFrom(lines, next + 1, indent);
  }
  return Math.max(index, contentBefore(lines, next));
}

/** Whether a line begins an item of a list. */
export function isItem(text: string, line: Line | undefined): boolean {
  if (line === undefined) return false;
  return text.charCodeAt(line.start + line.indent) === dash && endsWord(text, line.start + line.indent + 1);
}
