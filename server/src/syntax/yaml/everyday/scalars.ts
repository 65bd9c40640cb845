/** The scalars of everyday YAML. Each reader moves past the scalar, or gives up with false. */
import { CHOMPING_MODE, SCALAR_STYLE } from 'js-yaml';
import type { Span } from '../../../text/span.js';
import { dash, endsWord, hash, indentAt, isBlank, isLineBreak, lineEnd, lineStart, space, tab } from '../../line.js';
import { backslash, colon, doubleQuote, isFlowSign, singleQuote } from '../yaml-signs.js';
import { behindBreak, flowScalar, noTag, type Cursor } from './cursor.js';

/** What is allowed at the place of a scalar. */
export interface ScalarPlace {
  /** The least indentation of a line that continues the scalar. */
  readonly indent: number;
  readonly isInFlow: boolean;
}

const verbatimPlain = flowScalar(SCALAR_STYLE.PLAIN, true);
const decodedPlain = flowScalar(SCALAR_STYLE.PLAIN, false);

/** The event of a value that is left out. */
export function emptyScalar(cursor: Cursor, tag: Span = noTag): void {
  cursor.scalar(-1, -1, tag, decodedPlain);
}

/** Characters that begin, or may begin, something other than a plain scalar. */
const specialStarts = new Set(Array.from('#&*!|>\'"%@`,[]{}?', (sign) => sign.charCodeAt(0)));

export function plainScalar(cursor: Cursor, tag: Span, place: ScalarPlace): boolean {
  const { text, at: start } = cursor;
  const first = text.charCodeAt(start);
  if (specialStarts.has(first) || (first === dash && endsPlain(text, start + 1, place.isInFlow))) return false;
  const firstEnd = plainLine(text, start, place.isInFlow);
  if (firstEnd <= start) return false;
  const isLast = !isLineBreak(text.charCodeAt(spacesEnd(text, firstEnd)));
  const folded = isLast ? { end: firstEnd, isFolded: false } : foldedPlain(text, firstEnd, place);
  if (folded === null) return false;
  cursor.at = folded.end;
  if (folded.isFolded) cursor.lineStart = lineStart(text, folded.end);
  cursor.scalar(start, folded.end, tag, folded.isFolded ? decodedPlain : verbatimPlain);
  return true;
}

/** Continues through the lines after `from` that are indented far enough, even if they contain only a comment. Null at a tab. */
function foldedPlain(text: string, from: number, { indent, isInFlow }: ScalarPlace): { end: number; isFolded: boolean } | null {
  let end = from;
  let isFolded = false;
  while (isLineBreak(text.charCodeAt(spacesEnd(text, end)))) {
    const next = nextLine(text, end, indent);
    if (next === 'tab') return null;
    if (next === null) break;
    isFolded = true;
    const last = plainLine(text, next, isInFlow);
    if (last < 0) return null;
    if (last === next) break;
    end = last;
  }
  return { end, isFolded };
}

/** The end of the part of a line that belongs to a plain scalar, without trailing blanks; `from` for nothing, -1 at a tab. */
function plainLine(text: string, from: number, isInFlow: boolean): number {
  let end = from;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || isLineBreak(code)) return end;
    if (code === tab) return -1;
    if (code === space) continue;
    if (code === colon && endsPlain(text, at + 1, isInFlow)) return end;
    if (code === hash && isBlankOrBreak(text.charCodeAt(at - 1))) return end;
    if (isInFlow && isFlowSign(code)) return end;
    end = at + 1;
  }
}

function isBlankOrBreak(code: number): boolean {
  return isBlank(code) || isLineBreak(code);
}

/** Whether an indicator before `offset` ends a plain scalar there. */
function endsPlain(text: string, offset: number, isInFlow: boolean): boolean {
  return endsWord(text, offset) || (isInFlow && isFlowSign(text.charCodeAt(offset)));
}

function spacesEnd(text: string, from: number): number {
  return from + indentAt(text, from);
}

/**
 * Where the text of the next line that is not empty begins; null when it is not indented far enough. The end of the text counts
 * as such a line.
 */
function nextLine(text: string, from: number, indent: number): number | null | 'tab' {
  let at = spacesEnd(text, from);
  let start = at;
  while (isLineBreak(text.charCodeAt(at))) {
    start = behindBreak(text, at);
    at = spacesEnd(text, start);
  }
  if (text.charCodeAt(at) === tab) return 'tab';
  return at - start < indent ? null : at;
}

export function quotedScalar(cursor: Cursor, tag: Span, { indent }: ScalarPlace): boolean {
  const { text } = cursor;
  const isDouble = cursor.code === doubleQuote;
  const start = cursor.at + 1;
  const rest = isDouble ? doubleQuoted : singleQuoted;
  let isVerbatim = true;
  for (let at = start; ;) {
    rest.lastIndex = at;
    rest.test(text);
    const stop = rest.lastIndex;
    const code = text.charCodeAt(stop);
    const isJoined = code === backslash && isLineBreak(text.charCodeAt(stop + 1));
    if (isJoined || isLineBreak(code)) {
      const next = nextLine(text, isJoined ? stop + 1 : stop, indent);
      if (next === null || next === 'tab') return false;
      at = next;
    } else if (code === backslash) {
      if (!simpleEscapes.has(text.charCodeAt(stop + 1))) return false;
      at = stop + 2;
    } else if (code === singleQuote && text.charCodeAt(stop + 1) === singleQuote) {
      at = stop + 2;
    } else {
      if (Number.isNaN(code)) return false;
      cursor.at = stop + 1;
      if (!isVerbatim) cursor.lineStart = lineStart(text, stop);
      cursor.scalar(start, stop, tag, flowScalar(isDouble ? SCALAR_STYLE.DOUBLE_QUOTED : SCALAR_STYLE.SINGLE_QUOTED, isVerbatim));
      return true;
    }
    isVerbatim = false;
  }
}
const singleQuoted = /[^'\r\n]*/y;
const doubleQuoted = /[^"\\\r\n]*/y;
const simpleEscapes = new Set(Array.from('0abtnvfre "/\\N_LP', (sign) => sign.charCodeAt(0)));

/** A literal or folded block. */
export function blockScalar(cursor: Cursor, tag: Span, leastIndent: number): boolean {
  const { text } = cursor;
  blockHeader.lastIndex = cursor.at;
  const [header, sign, signs = ''] = blockHeader.exec(text) ?? [];
  if (header === undefined) return false;
  const start = behindBreak(text, cursor.at + header.length);
  const width = Number.parseInt(/\d/.exec(signs)?.[0] ?? '', 10);
  const body = blockBody(text, start, leastIndent, Number.isNaN(width) ? -1 : leastIndent + width - 1);
  if (body === null) return false;
  cursor.at = body.lineStart;
  cursor.lineStart = body.lineStart;
  cursor.scalar(start, body.end, tag, {
    style: sign === '|' ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK,
    chomping: signs.includes('+') ? CHOMPING_MODE.KEEP : signs.includes('-') ? CHOMPING_MODE.STRIP : CHOMPING_MODE.CLIP,
    indent: body.indent,
    fast: false,
  });
  return true;
}

const blockHeader = /([|>])([1-9]?[+-]?|[+-][1-9]) *(?=[\r\n])/y;

interface BlockBody {
  readonly end: number;
  /** The indentation of its lines; -1 when all of them are empty. */
  readonly indent: number;
  /** Where the first line begins that does not belong to it. */
  readonly lineStart: number;
}

/**
 * The lines from `start` on that are indented by `written` spaces or, when that is -1, like the first line that is not empty,
 * which has to be indented by at least `leastIndent`.
 */
function blockBody(text: string, start: number, leastIndent: number, written: number): BlockBody | null {
  let indent = written;
  let deepestEmpty = 0;
  let end = start;
  let line = start;
  for (;;) {
    const column = indentAt(text, line);
    const code = text.charCodeAt(line + column);
    if (Number.isNaN(code)) {
      return { end: column > Math.max(indent, 0) ? line + column : end, indent, lineStart: line };
    }
    if (isLineBreak(code)) {
      deepestEmpty = Math.max(deepestEmpty, column);
    } else if (indent < 0 && column >= leastIndent) {
      if (column < deepestEmpty) return null;
      indent = column;
    } else if (column < Math.max(indent, leastIndent)) {
      return indent < 0 && code === tab ? null : { end, indent, lineStart: line };
    }
    line = lineEnd(text, line + column);
    if (line < text.length) line = behindBreak(text, line);
    end = line;
  }
}
