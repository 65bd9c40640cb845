/** Decodes a scalar piece by piece, so that it is known where each piece is written. */
import { carriageReturn, isBlank, isLineBreak, lineEnd, lineFeed, space } from './line.js';
import type { Scalar } from './tree.js';

/** A piece of a decoded text. */
export interface Run {
  /** Where the piece begins in the decoded text. */
  readonly offset: number;
  readonly text: string;
  /** Where it is written. */
  readonly start: number;
  readonly end: number;
  /** Whether the piece is written as it is. Otherwise, as with an escape, the whole piece stands for everything written there. */
  readonly isCopy: boolean;
}

/** The pieces in order; together they are the text of the scalar, if it was decoded according to YAML. */
export function scalarRuns(source: string, scalar: Scalar): readonly Run[] {
  const list = new RunList(source);
  switch (scalar.style) {
    case 'plain':
    case 'single':
    case 'double':
      flowRuns(source, scalar, list);
      break;
    case 'literal':
    case 'folded':
      blockRuns(source, scalar, list);
      break;
  }
  return list.runs;
}

class RunList {
  readonly runs: Run[] = [];
  readonly #source: string;
  #offset = 0;

  constructor(source: string) {
    this.#source = source;
  }

  copy(start: number, end: number): void {
    if (end > start) this.#add(this.#source.slice(start, end), start, end, true);
  }

  replace(text: string, start: number, end: number): void {
    if (text !== '') this.#add(text, start, end, false);
  }

  #add(text: string, start: number, end: number, isCopy: boolean): void {
    this.runs.push({ offset: this.#offset, text, start, end, isCopy });
    this.#offset += text.length;
  }
}

/** For plain and quoted scalars: lines are folded, and blanks around a fold are dropped. */
function flowRuns(source: string, scalar: Scalar, list: RunList): void {
  const { bodyEnd, style } = scalar;
  let from = scalar.bodyStart;
  let lastSign = from;
  let offset = from;
  const flush = (end: number, next: number): void => {
    list.copy(from, end);
    from = lastSign = offset = next;
  };
  while (offset < bodyEnd) {
    const code = source.charCodeAt(offset);
    if (isLineBreak(code)) {
      const fold = foldAt(source, offset, bodyEnd);
      const start = lastSign;
      flush(lastSign, fold.end);
      list.replace(fold.breaks === 1 ? ' ' : '\n'.repeat(fold.breaks - 1), start, fold.end);
    } else if (style === 'single' && code === apostrophe) {
      const start = offset;
      flush(start, start + 2);
      list.replace("'", start, start + 2);
    } else if (style === 'double' && code === backslash) {
      const start = offset;
      const escape = escapeAt(source, start, bodyEnd);
      flush(start, escape.end);
      list.replace(escape.text, start, escape.end);
    } else {
      offset += 1;
      if (!isBlank(code)) lastSign = offset;
    }
  }
  list.copy(from, style === 'plain' ? lastSign : bodyEnd);
}

const apostrophe = 39;
const backslash = 92;

/** Line breaks and the blanks around them. */
function foldAt(source: string, start: number, bodyEnd: number): { readonly end: number; readonly breaks: number } {
  let end = start;
  let breaks = 0;
  for (; end < bodyEnd; end++) {
    const code = source.charCodeAt(end);
    if (isLineBreak(code)) breaks += code === lineFeed && end > start && source.charCodeAt(end - 1) === carriageReturn ? 0 : 1;
    else if (!isBlank(code)) break;
  }
  return { end, breaks };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const hexLengths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** What a backslash and the characters after it stand for; before a line break, it stands for nothing. */
function escapeAt(source: string, start: number, bodyEnd: number): { readonly end: number; readonly text: string } {
  const sign = source.charAt(start + 1);
  if (isLineBreak(sign.charCodeAt(0))) return { end: foldAt(source, start + 1, bodyEnd).end, text: '' };
  const length = hexLengths.get(sign);
  if (length === undefined) return { end: start + 2, text: escapes.get(sign) ?? '' };
  const code = Number.parseInt(source.slice(start + 2, start + 2 + length), 16);
  return { end: start + 2 + length, text: code <= 0x10ffff ? String.fromCodePoint(code) : '' };
}

interface BlockLine {
  readonly start: number;
  readonly end: number;
  /** The offset after the line break. */
  readonly next: number;
}

/** For literal and folded scalars: the indentation is dropped, and in a folded one some line breaks become a blank or nothing. */
function blockRuns(source: string, scalar: Scalar, list: RunList): void {
  /** Lines whose line breaks wait for the next line that is not empty. */
  let waiting: BlockLine[] = [];
  let hasContent = false;
  let wasDeeper = false;
  for (const line of blockLines(source, scalar)) {
    if (line.end > line.start) {
      const isDeeper = isBlank(source.charCodeAt(line.start));
      const isFolded = scalar.style === 'folded' && hasContent && !isDeeper && !wasDeeper;
      if (isFolded) foldLines(waiting, list);
      else breakLines(waiting, list);
      list.copy(line.start, line.end);
      waiting = [];
      hasContent = true;
      wasDeeper = isDeeper;
    }
    waiting.push(line);
  }
  const chomp = chomping(source, scalar);
  if (chomp === 'clip') waiting = hasContent ? waiting.slice(0, 1) : [];
  if (chomp !== 'strip') breakLines(waiting, list);
}

/** A single line break becomes a blank, and the first of several is dropped. */
function foldLines(lines: readonly BlockLine[], list: RunList): void {
  const [first, ...others] = lines;
  if (first !== undefined && others.length === 0) list.replace(' ', first.end, first.next);
  breakLines(others, list);
}

function breakLines(lines: readonly BlockLine[], list: RunList): void {
  for (const line of lines) if (line.next > line.end) list.replace('\n', line.end, line.next);
}

function blockLines(source: string, scalar: Scalar): BlockLine[] {
  const lines: BlockLine[] = [];
  // Without a line that shows the indentation, spaces are only indentation.
  const indent =
    scalar.indent > 0 || /[^ \r\n]/.test(source.slice(scalar.bodyStart, scalar.bodyEnd)) ? scalar.indent : Number.POSITIVE_INFINITY;
  for (let offset = scalar.bodyStart; offset < scalar.bodyEnd;) {
    const end = Math.min(lineEnd(source, offset), scalar.bodyEnd);
    let start = offset;
    while (start < end && start - offset < indent && source.charCodeAt(start) === space) start += 1;
    const isPair = source.charCodeAt(end) === carriageReturn && source.charCodeAt(end + 1) === lineFeed;
    const next = Math.min(end + (isPair ? 2 : 1), scalar.bodyEnd);
    lines.push({ start, end, next });
    offset = Math.max(next, offset + 1);
  }
  return lines;
}

/** What the header says about line breaks at the end. */
function chomping(source: string, scalar: Scalar): 'keep' | 'strip' | 'clip' {
  const [header = ''] = /^[|>][0-9+-]*/.exec(source.slice(scalar.start, scalar.start + 4)) ?? [];
  if (header.includes('+')) return 'keep';
  return header.includes('-') ? 'strip' : 'clip';
}
