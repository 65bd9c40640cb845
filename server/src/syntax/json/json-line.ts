/** The line of JSON text that is being read: its indentation is the second witness of what is open. */
import { isBlank, isLineBreak, lineEnd } from '../line.js';
import type { Frame } from './json-frames.js';
import type { JsonTokens } from './json-tokens.js';

/** Beyond it a line is a text without lines, and its indentation says nothing. */
export const maxLineLength = 2_000;

export class JsonLine {
  /** How far the line is indented. */
  column = 0;
  start = 0;
  /** Whether the token that was met last is the first of its line. */
  isFirst = false;
  /** Worked out when it is asked for: a line without an end may be asked about at each of its tokens. */
  #isLong: boolean | null = null;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get isLong(): boolean {
    this.#isLong ??= lineEnd(this.#text, this.start) - this.start > maxLineLength;
    return this.#isLong;
  }

  /** Meets a token. In flat text none is the first of a line. */
  meet({ start, lineStart }: JsonTokens, isFlat: boolean): void {
    this.isFirst = !isFlat && lineStart >= 0;
    if (!this.isFirst) return;
    this.column = start - lineStart;
    this.start = lineStart;
    this.#isLong = null;
  }

  /** Whether a closing bracket that ends here has a comma, and below it a key that is indented as the bracket is. */
  goesOn(end: number): boolean {
    const comma = nextSign(this.#text, end);
    if (this.#text[comma] !== ',') return false;
    let next = lineEnd(this.#text, comma);
    while (isLineBreak(this.#text.charCodeAt(next))) next += 1;
    const key = nextSign(this.#text, next);
    return this.#text[key] === '"' && key - next === this.column;
  }

  /** When the token is left out: lines indented deeper than this belong to it. */
  lastColumnBelow(frame: Frame | undefined): number {
    if (frame === undefined) return this.column;
    const isOutOfPlace = this.isFirst && this.column <= frame.column;
    return isOutOfPlace ? Number.POSITIVE_INFINITY : Math.max(this.column, frame.childColumn);
  }
}

export function isBeforeColon(text: string, offset: number): boolean {
  return text[nextSign(text, offset)] === ':';
}

/** The next character of the line that is no blank. */
function nextSign(text: string, offset: number): number {
  let next = offset;
  while (isBlank(text.charCodeAt(next))) next += 1;
  return next;
}
