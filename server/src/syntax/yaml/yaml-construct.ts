/** Finds the quoted value or bracket that contains a broken place, by its delimiters alone. */
import type { Span } from '../../text/span.js';
import { endsWord, hash, indentAt, isBlank, isLineBreak, lineEnd, lineStart } from '../line.js';
import { skipBlanks, startsComment } from './yaml-gap.js';
import { backslash, closeBrace, closeBracket, colon, comma, doubleQuote, openBrace, openBracket, singleQuote } from './yaml-signs.js';

export interface Construct {
  /** The offset of the opening quote or of the outermost opening bracket. */
  readonly start: number;
  /** The offset after the closing quote or bracket; -1 without one. */
  readonly end: number;
  readonly comments: readonly Span[];
}

/** The construct that is open at `offset`, or one of several lines that ended before it on its line; none is open at `from`. */
export function constructAt(text: string, offset: number, from: number): Construct | null {
  const line = lineStart(text, offset);
  for (const construct of constructsIn(text, from)) {
    if (construct.start >= offset) break;
    if (construct.end < 0 || construct.end > offset || (construct.start < line && construct.end > line)) return construct;
  }
  return null;
}

/** All quoted values and outermost brackets from the beginning of an entry on, in order; block scalars and comments contain none. */
export function* constructsIn(text: string, from: number): Iterable<Construct> {
  for (let place = skipBlanks(text, from); place < text.length;) {
    const construct = constructFrom(text, place);
    if (construct !== null) yield construct;
    const end = construct === null ? behindToken(text, place) : construct.end;
    if (end < 0) return;
    place = skipBlanks(text, end);
  }
}

function constructFrom(text: string, start: number): Construct | null {
  switch (text[start]) {
    case '"':
    case "'":
      return { start, end: quoteEnd(text, start), comments: [] };
    case '[':
    case '{':
      return bracketFrom(text, start);
    default:
      return null;
  }
}

/** The offset after the closing quote; -1 without one. */
function quoteEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === backslash && quote === doubleQuote) offset += 1;
    else if (code === quote && quote === singleQuote && text.charCodeAt(offset + 1) === quote) offset += 1;
    else if (code === quote) return offset + 1;
  }
  return -1;
}

function bracketFrom(text: string, start: number): Construct {
  const comments: Span[] = [];
  let depth = 0;
  let offset = start;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    const isOpening = code === openBracket || code === openBrace;
    if (isOpening) depth += 1;
    else if (code === closeBracket || code === closeBrace) depth -= 1;
    if (depth === 0) return { start, end: offset + 1, comments };
    offset = isOpening || code === comma || code === colon ? behindQuote(text, skipWhiteSpace(text, offset + 1)) : offset + 1;
    if (text.charCodeAt(offset) !== hash || !startsComment(text, offset)) continue;
    comments.push({ start: offset, end: lineEnd(text, offset) });
    offset = lineEnd(text, offset);
  }
  return { start, end: -1, comments };
}

/** The offset after a quoted value, if one starts here; the end of the text when the value never ends. */
function behindQuote(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code !== doubleQuote && code !== singleQuote) return start;
  const end = quoteEnd(text, start);
  return end < 0 ? text.length : end;
}

function skipWhiteSpace(text: string, from: number): number {
  let offset = from;
  while (isBlank(text.charCodeAt(offset)) || isLineBreak(text.charCodeAt(offset))) offset += 1;
  return offset;
}

/** The offset after an indicator, a tag, an anchor, a block scalar, or plain text up to its colon or the end of its line. */
function behindToken(text: string, start: number): number {
  const sign = text[start] ?? '';
  if ('-?:'.includes(sign) && endsWord(text, start + 1)) return start + 1;
  if ('|>'.includes(sign)) return behindBlockScalar(text, start);
  const isProperty = '!&*'.includes(sign);
  let offset = start + 1;
  for (let code = text.charCodeAt(offset); offset < text.length && !isLineBreak(code); code = text.charCodeAt(offset)) {
    if (isProperty ? isBlank(code) : code === colon && endsWord(text, offset + 1)) return offset;
    if (code === hash && startsComment(text, offset)) return offset;
    offset += 1;
  }
  return offset;
}

/** The offset after the lines that are indented deeper than the line of the header. */
function behindBlockScalar(text: string, header: number): number {
  const indent = indentAt(text, lineStart(text, header));
  let offset = lineEnd(text, header);
  while (offset < text.length) {
    const next = isLineBreak(text.charCodeAt(offset)) ? offset + 1 : offset;
    const content = next + indentAt(text, next);
    if (content < text.length && !isLineBreak(text.charCodeAt(content)) && content - next <= indent) return next;
    offset = Math.max(lineEnd(text, content), offset + 1);
  }
  return offset;
}
