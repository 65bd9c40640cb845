/** Finds lines by offset, where an index of all lines would cost too much. */

export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const hash = 35;
export const dash = 45;
export const byteOrderMark = 0xfeff;

export function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** The offset of the first character of the line that contains `offset`. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** The offset of the line break that ends the line of `offset`, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end += 1;
  return end;
}

/** The number of spaces from `start` on. */
export function indentAt(text: string, start: number): number {
  let offset = start;
  while (text.charCodeAt(offset) === space) offset += 1;
  return offset - start;
}

/** Whether an indicator that ends before `offset` is a word of its own: white space or nothing follows it. */
export function endsWord(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return Number.isNaN(code) || isBlank(code) || isLineBreak(code);
}
