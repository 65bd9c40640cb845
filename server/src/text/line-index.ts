/** Turns offsets into lines and characters and back, for the layers that speak to editors and people. */

import { firstIndex } from './ordered.js';
import type { Span } from './span.js';

/** Counted from 0; `character` in UTF-16 units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const lineFeed = 10;
const carriageReturn = 13;
const byteOrderMark = '\uFEFF';

/** The lines of one text. `\n`, `\r\n` and a lone `\r` end a line; a byte order mark is not a character. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string, starts: readonly number[] = lineStarts(text)) {
    this.#text = text;
    this.#starts = starts;
  }

  /** The lines of `text`, in which something else takes the place of a span; only the lines around it are looked at. */
  changed({ start, end }: Span, text: string): LineIndex {
    const by = text.length - this.#text.length;
    // With what was typed, a line break before it can become one of two signs.
    const first = Math.max(0, this.#lineAt(start) - 1);
    const below = this.#lineAt(end) + 1;
    const from = first === 0 ? 0 : this.#startOf(first);
    const [top = 0, ...between] = lineStarts(text.slice(from, this.#startOf(below) + by)).map((line) => line + from);
    const later = this.#starts.slice(below + 1).map((line) => line + by);
    return new LineIndex(text, this.#starts.slice(0, first).concat(first === 0 ? top : from, between, later));
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.#lineAt(clamped);
    return { line, character: Math.max(0, clamped - this.#startOf(line)) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset of a position; one after the end of its line is that end. */
  offset(position: Position): number {
    const line = Math.max(0, Math.min(position.line, this.#starts.length - 1));
    return Math.min(this.#startOf(line) + Math.max(0, position.character), this.lineEnd(line));
  }

  lineStart(line: number): number {
    return this.#startOf(line);
  }

  /** The offset after the last character of a line, not counting its line break. */
  lineEnd(line: number): number {
    let end = line + 1 < this.#starts.length ? (this.#starts[line + 1] ?? this.#text.length) : this.#text.length;
    const start = this.#startOf(line);
    if (line + 1 >= this.#starts.length) return end;
    if (end > start && this.#text.charCodeAt(end - 1) === lineFeed) end -= 1;
    if (end > start && this.#text.charCodeAt(end - 1) === carriageReturn) end -= 1;
    return end;
  }

  lineText(line: number): string {
    return this.#text.slice(this.#startOf(line), this.lineEnd(line));
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  #lineAt(offset: number): number {
    return Math.max(0, firstIndex(this.#starts, (start) => start > offset) - 1);
  }
}

/** The search of the engine reads a text in a fraction of the time that a look at every character takes. */
function lineStarts(text: string): number[] {
  const starts = [text.startsWith(byteOrderMark) ? 1 : 0];
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed !== -1 || carriage !== -1) {
    if (carriage === -1 || (feed !== -1 && feed < carriage)) {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    } else {
      if (feed !== carriage + 1) starts.push(carriage + 1);
      carriage = text.indexOf('\r', carriage + 1);
    }
  }
  return starts;
}
