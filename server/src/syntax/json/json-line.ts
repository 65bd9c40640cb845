/** The line of JSON text that is being read. Its indentation is the second piece of evidence for what is open. */
import { isBlank, isLineBreak, lineEnd } from '../line.js';
import type { Frame } from './json-frames.js';
import { maxLineLength, type JsonTokens } from './json-tokens.js';

export class JsonLine {
  /** The indentation of the line. */
  column = 0;
  start = 0;
  /** Whether the last token is the first of its line. */
  isFirst = false;
  /** Computed on demand: the tokens of a line that never ends may each ask for it. */
  #isLong: boolean | null = null;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get isLong(): boolean {
    this.#isLong ??= lineEnd(this.#text, this.start) - this.start > maxLineLength;
    return this.#isLong;
  }

  /** Takes note of a token. In a flat text, no token counts as the first of its line. */
  meet({ start, lineStart }: JsonTokens, isFlat: boolean): void {
    this.isFirst = !isFlat && lineStart >= 0;
    if (!this.isFirst) return;
    this.column = start - lineStart;
    this.start = lineStart;
    this.#isLong = null;
  }

  /** Whether a comma follows the closing bracket that ends here, and below it a key that is indented like the bracket. */
  goesOn(end: number): boolean {
    const comma = nextSign(this.#text, end);
    if (this.#text[comma] !== ',') return false;
    let next = lineEnd(this.#text, comma);
    while (isLineBreak(this.#text.charCodeAt(next))) next += 1;
    const key = nextSign(this.#text, next);
    return this.#text[key] === '"' && key - next === this.column;
  }

  /** When the token is left out, lines that are indented deeper than this belong to it. */
  lastColumnBelow(frame: Frame | undefined): number {
    if (frame === undefined) return this.column;
    const isOutOfPlace = this.isFirst && this.column <= frame.column;
    return isOutOfPlace ? Number.POSITIVE_INFINITY : Math.max(this.column, frame.childColumn);
  }
}

export function isBeforeColon(text: string, offset: number): boolean {
  return text[nextSign(text, offset)] === ':';
}

/** The offset of the next character that is not a blank. */
function nextSign(text: string, offset: number): number {
  let next = offset;
  while (isBlank(text.charCodeAt(next))) next += 1;
  return next;
}
