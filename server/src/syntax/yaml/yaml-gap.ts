/** What lies between the tokens of a YAML text: white space, comments and indicators. */
import { byteOrderMark, carriageReturn, hash, indentAt, isBlank, isLineBreak, lineEnd, lineFeed, lineStart } from '../line.js';

const percent = 37;

/** The first offset from `from` on that is neither white space nor in a comment. */
export function skipBlanks(text: string, from: number): number {
  let offset = from;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (isBlank(code) || isLineBreak(code) || code === byteOrderMark) offset += 1;
    else if (code === hash && startsComment(text, offset)) offset = lineEnd(text, offset);
    else break;
  }
  return offset;
}

/** The first offset from `from` on with one of `signs`, skipping blanks, comments, indicators and directives. */
export function skipGapTo(text: string, from: number, signs: string): number {
  let offset = skipBlanks(text, from);
  while (offset < text.length && !signs.includes(text.charAt(offset))) {
    offset = skipBlanks(text, text.charCodeAt(offset) === percent ? lineEnd(text, offset) : offset + 1);
  }
  return offset;
}

/** A `#` opens a comment at the start of the text and after white space. */
export function startsComment(text: string, offset: number): boolean {
  if (offset === 0) return true;
  const before = text.charCodeAt(offset - 1);
  return isBlank(before) || isLineBreak(before) || before === byteOrderMark;
}

export interface BlockScalarLayout {
  /** The offset of the `|` or `>`. */
  readonly header: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly indent: number;
  /** Whether blank lines at the end belong to the text. */
  readonly keep: boolean;
}

/** Where a block scalar ends: after its last line that counts, or after the header when there is none. */
export function blockScalarEnd(text: string, layout: BlockScalarLayout): number {
  let end = layout.bodyEnd;
  while (end > layout.bodyStart) {
    end = beforeLineBreak(text, end);
    const start = lineStart(text, end);
    if (layout.keep || end - start > layout.indent || start + indentAt(text, start) < end) return end;
    end = start;
  }
  return headerEnd(text, layout.header);
}

function beforeLineBreak(text: string, offset: number): number {
  let end = offset;
  if (text.charCodeAt(end - 1) === lineFeed) end -= 1;
  if (text.charCodeAt(end - 1) === carriageReturn) end -= 1;
  return end;
}

function headerEnd(text: string, header: number): number {
  let end = header + 1;
  while (end < text.length && '+-0123456789'.includes(text.charAt(end))) end += 1;
  return end;
}
