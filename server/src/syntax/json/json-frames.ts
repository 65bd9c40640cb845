/** The open brackets of a broken JSON text, and what the indentation of its lines says about each. */
import type { Entry, Scalar } from '../tree.js';
import type { OpenCollection } from '../growing.js';

/** An open collection. */
export interface Frame {
  readonly collection: OpenCollection;
  /** The entry whose value this is; its end is not known yet. */
  readonly entry: OpenEntry | null;
  /** The indentation of the line with the opening bracket. */
  readonly column: number;
  /** The indentation of the first line inside; -1 while there is none. */
  childColumn: number;
  /** The collection inside, as long as nothing follows it. */
  last: Frame | null;
  /** The offset of the closing bracket; -1 when indentation alone closed the collection. */
  closing: number;
  /** Whether the previous entry or item still lacks its comma. */
  isFull: boolean;
  /** The key that waits for its value, and whether its colon has been read. */
  key: Scalar | null;
  hasColon: boolean;
}

export type OpenEntry = { -readonly [Key in keyof Entry]: Entry[Key] };

export class JsonFrames {
  /** Offsets of brackets that seemed to be closed because the next line is not indented deeper, until a later bracket closed them. */
  readonly misjudged: number[] = [];
  readonly #trusted: readonly number[];
  readonly #open: Frame[] = [];
  readonly #unclosed = new Set<Frame>();
  /** The most recent of them that were still empty. */
  readonly #empty: Frame[] = [];
  #outermost: Frame | null = null;

  /** `trusted`: brackets that an earlier reading of this text misjudged. */
  constructor(trusted: readonly number[]) {
    this.#trusted = trusted;
  }

  get depth(): number {
    return this.#open.length;
  }

  get top(): Frame | undefined {
    return this.#open.at(-1);
  }

  /** Whether the text is not indented at all, so that its lines say nothing. */
  get isFlat(): boolean {
    return this.#outermost !== null && this.#outermost.childColumn >= 0 && this.#outermost.childColumn <= this.#outermost.column;
  }

  /** The frames that only indentation closed. */
  get unclosed(): Iterable<Frame> {
    return this.#unclosed;
  }

  open(collection: OpenCollection, entry: OpenEntry | null, column: number): Frame {
    const frame: Frame = { collection, entry, column, childColumn: -1, last: null, closing: -1, isFull: false, key: null, hasColon: false };
    const parent = this.top;
    if (parent === undefined) this.#outermost = frame;
    else parent.last = frame;
    this.#open.push(frame);
    return frame;
  }

  /** Closes the innermost frame at its bracket; with a `closing` of -1, at `end`, the end of what has been read. */
  close(closing: number, end: number): void {
    const frame = this.#open.pop();
    if (frame === undefined) return;
    frame.closing = closing;
    frame.collection.end = closing < 0 ? end : closing + 1;
    if (frame.entry !== null) frame.entry.end = frame.collection.end;
    if (closing >= 0) return;
    this.#unclosed.add(frame);
    if (frame.childColumn >= 0) return;
    this.#empty.push(frame);
    if (this.#empty.length > maxEmpty) this.#empty.shift();
  }

  /** Whether a line that starts at `column` cannot belong to the innermost frame, because that frame indents its lines deeper. */
  isOutside(column: number): boolean {
    const { top } = this;
    if (top === undefined || this.depth === 1 || column > top.column) return false;
    if (top.childColumn >= 0) return top.childColumn > top.column;
    return column < top.column || !this.#trusted.includes(top.collection.start);
  }

  /** Reopens what was closed although a line at `column` belongs to it; returns the offset of the bracket that closed too early, or -1. */
  reopen(column: number): number {
    const { top } = this;
    if (top !== undefined && (top.key !== null || top.childColumn < 0 || top.childColumn >= column)) return -1;
    const path: Frame[] = [];
    for (
      let frame = top === undefined ? this.#outermost : top.last;
      frame !== null && path.at(-1)?.childColumn !== column;
      frame = frame.last
    ) {
      path.push(frame);
    }
    const innermost = path.at(-1);
    if (innermost === undefined || !holds(innermost, column)) return -1;
    const early = path.find((frame) => frame.closing >= 0)?.closing ?? -1;
    for (const frame of path) {
      frame.closing = -1;
      this.#unclosed.delete(frame);
      this.#open.push(frame);
    }
    return early;
  }

  /**
   * Handles a first entry that has lost its key: its contents are taken for the entries, and its closing bracket is indented
   * less than they are. The next key is indented like that bracket, and so are the real entries.
   */
  loseKey(column: number): void {
    const { top } = this;
    const parent = this.#open.at(-2);
    if (top === undefined || parent === undefined || column <= top.column || top.childColumn <= column) return;
    const isInPlace =
      parent.column < top.column && parent.childColumn === top.column && !this.#empty.some((frame) => frame.column === top.column);
    if (isInPlace) top.childColumn = column;
  }

  /** How many frames stay open after a closing bracket at the start of a line; -1 when it closes none. */
  depthBehindLine(kind: ClosingBracket, column: number): number {
    const index = this.#lastIndex((frame) => frame.column === column && isClosedBy(frame, kind));
    if (index >= 0) return index;
    const { top } = this;
    const isBetween = top !== undefined && top.column < column && column < top.childColumn;
    if (isBetween && isClosedBy(top, kind)) return this.depth - 1;
    const wronged = this.#empty.findIndex((frame) => frame.column === column && isClosedBy(frame, kind));
    const [frame] = wronged < 0 ? [] : this.#empty.splice(wronged, 1);
    if (frame !== undefined && this.misjudged.length < maxEmpty) this.misjudged.push(frame.collection.start);
    return -1;
  }

  /** The same for a bracket within a line, which closes the innermost frame or one that was opened on its line. */
  depthBehind(kind: ClosingBracket, lineStart: number): number {
    const { top } = this;
    if (top !== undefined && isClosedBy(top, kind)) return this.depth - 1;
    return this.#lastIndex((frame) => frame.collection.start >= lineStart && isClosedBy(frame, kind));
  }

  #lastIndex(matches: (frame: Frame) => boolean): number {
    let index = this.depth - 1;
    for (let frame = this.#open[index]; frame !== undefined && !matches(frame); frame = this.#open[index]) index -= 1;
    return index;
  }
}

const maxEmpty = 32;

export type ClosingBracket = '}' | ']';

function isClosedBy(frame: Frame, kind: ClosingBracket): boolean {
  return frame.collection.kind === (kind === '}' ? 'mapping' : 'sequence');
}

function holds(frame: Frame, column: number): boolean {
  return frame.childColumn < 0 ? column > frame.column : column === frame.childColumn;
}
