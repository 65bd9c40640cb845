/** Reads a JSON text whose brackets, commas or quotes are wrong, with its indentation as a second piece of evidence. */
import { noticeAllDuplicateKeys } from '../duplicate-keys.js';
import { maxDepth } from '../limits.js';
import { problemList } from '../problem-list.js';
import type { Node } from '../tree.js';
import type { OpenCollection } from '../growing.js';
import { JsonFrames, type ClosingBracket, type Frame, type OpenEntry } from './json-frames.js';
import { isBeforeColon, JsonLine } from './json-line.js';
import { emptyMapping, jsonCollection, jsonScalar, skipCollection, tellComments, tellFault, unclosedString } from './json-node.js';
import { JsonTokens } from './json-tokens.js';
import type { JsonReading } from './json-tree.js';

/**
 * Deeper nesting means deeper indentation: a line that is indented less than what is open closes it, and a line that is
 * indented more belongs to what was closed too early. Whatever still fits nowhere is left out, with the lines below it.
 */
export function mendJson(text: string): JsonReading {
  const first = new JsonMender(text, []);
  const reading = first.read();
  return first.misjudged.length > 0 ? new JsonMender(text, first.misjudged).read() : reading;
}

interface LeftOut {
  readonly start: number;
  end: number;
  readonly column: number;
  readonly message: string;
}

class JsonMender {
  readonly #text: string;
  readonly #tokens: JsonTokens;
  readonly #problems = problemList();
  readonly #frames: JsonFrames;
  readonly #line: JsonLine;
  #root: Node | null = null;
  /** What is being left out, up to the next line that is not indented deeper. */
  #left: LeftOut | null = null;
  /** Whether a problem has been reported that explains a missing comma or bracket. */
  #isForgiving = false;
  /** The end of the last token. */
  #end = 0;

  constructor(text: string, trusted: readonly number[]) {
    this.#text = text;
    this.#frames = new JsonFrames(trusted);
    this.#tokens = new JsonTokens(text);
    this.#line = new JsonLine(text);
  }

  get misjudged(): readonly number[] {
    return this.#frames.misjudged;
  }

  read(): JsonReading {
    while (this.#tokens.next() !== 'end') {
      this.#line.meet(this.#tokens, this.#frames.isFlat);
      if (this.#left !== null && this.#line.isFirst && this.#line.column <= this.#left.column) this.#tellLeft(this.#left);
      if (this.#left === null) this.#take();
      else this.#left.end = this.#tokens.end;
      this.#end = this.#tokens.end;
    }
    this.#finish();
    return { root: this.#root, comments: this.#tokens.comments, problems: this.#problems.sorted() };
  }

  #take(): void {
    const { kind } = this.#tokens;
    if (kind === '}' || kind === ']') return this.#takeClosing(kind);
    // The place of something that is not JSON at all, such as a conflict marker, says nothing.
    if (this.#line.isFirst && kind !== 'unknown') this.#alignLine();
    const frame = this.#frames.top;
    if (kind === ',') this.#takeComma(frame);
    else if (frame === undefined) {
      if (this.#root !== null) this.#leaveOut('This comes after the end of the value.');
      else if (kind === 'string' && isBeforeColon(this.#text, this.#tokens.end)) this.#openLost(null);
      else this.#place(null);
    } else if (kind === ':') this.#takeColon(frame);
    else if (frame.collection.kind === 'sequence') {
      this.#expectComma(frame);
      this.#place(frame);
    } else if (frame.key === null || (this.#line.isFirst && this.#line.column === frame.childColumn)) this.#takeKey(frame);
    else this.#takeValue(frame);
  }

  /** Closes the collections that the line is outside of, and reopens those that it belongs to. */
  #alignLine(): void {
    while (this.#frames.isOutside(this.#line.column)) this.#close(-1);
    const early = this.#frames.reopen(this.#line.column);
    if (early >= 0) this.#tell(early, early + 1, 'This bracket closes too early.');
    this.#isForgiving ||= early >= 0;
    const { top } = this.#frames;
    const isChild = top?.collection.kind === 'sequence' || this.#tokens.kind === 'string';
    if (top !== undefined && top.childColumn < 0 && isChild) top.childColumn = this.#line.column;
  }

  #takeClosing(kind: ClosingBracket): void {
    if (this.#line.isFirst && this.#line.goesOn(this.#tokens.end)) this.#frames.loseKey(this.#line.column);
    const depth = this.#line.isFirst
      ? this.#frames.depthBehindLine(kind, this.#line.column)
      : this.#frames.depthBehind(kind, this.#line.start);
    if (depth < 0) {
      if (!this.#isForgiving) this.#tell(this.#tokens.start, this.#tokens.end, 'This bracket closes nothing that is open.');
      return;
    }
    while (this.#frames.depth > depth + 1) this.#close(-1);
    this.#close(this.#tokens.start);
  }

  #takeComma(frame: Frame | undefined): void {
    const lacksValue = frame !== undefined && frame.key !== null;
    const message = lacksValue ? 'A value is missing before this comma.' : 'This comma does not belong here.';
    if (lacksValue || !(frame?.isFull === true || this.#isForgiving)) this.#tell(this.#tokens.start, this.#tokens.end, message);
    if (lacksValue) this.#dropKey(frame);
    if (frame !== undefined) frame.isFull = false;
  }

  #takeColon(frame: Frame): void {
    if (frame.key === null || frame.hasColon) return this.#leaveOut('This colon does not belong here.');
    frame.hasColon = true;
  }

  #takeKey(frame: Frame): void {
    if (frame.key !== null) {
      this.#tell(frame.key.end, this.#end, 'A value is missing.');
      this.#dropKey(frame);
    }
    if (this.#tokens.kind !== 'string') return this.#leaveOut('A key in quotes is missing here.');
    if (this.#tokens.fault === 'unclosed-string') {
      if (!this.#tokens.endKeyAtColon()) return this.#leaveOut(unclosedString);
      this.#tell(this.#tokens.start, this.#tokens.end, unclosedString);
    }
    this.#expectComma(frame);
    frame.key = jsonScalar(this.#tokens, frame.collection);
    frame.hasColon = false;
  }

  #takeValue(frame: Frame): void {
    if (this.#line.isFirst && this.#tokens.kind === 'string' && isBeforeColon(this.#text, this.#tokens.end)) return this.#openLost(frame);
    if (!frame.hasColon) {
      if (this.#tokens.kind === 'unknown') return this.#leaveOut('A colon is missing, or a quote.');
      this.#tell(this.#end, this.#end, 'A colon is missing.');
    }
    this.#place(frame);
  }

  /** Opens a mapping whose bracket is missing: there is a key where a value should be. */
  #openLost(frame: Frame | null): void {
    this.#tell(this.#end, this.#end, 'An opening bracket is missing.');
    const column = frame === null ? 0 : Math.max(frame.childColumn, frame.column);
    this.#open(frame, emptyMapping(this.#tokens.start, this.#tokens.start, frame?.collection ?? null), column);
    const opened = this.#frames.top;
    if (opened === undefined || opened === frame) return;
    opened.childColumn = this.#line.column;
    this.#takeKey(opened);
  }

  #expectComma(frame: Frame): void {
    if (frame.isFull && !this.#isForgiving) this.#tell(this.#end, this.#end, 'A comma is missing.');
    frame.isFull = false;
  }

  #place(frame: Frame | null): void {
    const tokens = this.#tokens;
    if (tokens.fault === 'unclosed-string') return this.#leaveOut(unclosedString);
    if (tokens.kind === 'unknown' || tokens.kind === ',' || tokens.kind === ':') return this.#leaveOut('This is not a JSON value.');
    tellFault(tokens, this.#problems);
    const parent = frame?.collection ?? null;
    if (tokens.kind === '{' || tokens.kind === '[') this.#open(frame, jsonCollection(tokens, parent), this.#line.column);
    else this.#attach(frame, jsonScalar(tokens, parent));
  }

  #open(frame: Frame | null, collection: OpenCollection, column: number): void {
    const entry = this.#attach(frame, collection);
    if (this.#frames.depth < maxDepth) this.#frames.open(collection, entry, column);
    else this.#isForgiving = !skipCollection(this.#tokens, collection, this.#problems);
  }

  #close(closing: number): void {
    const frame = this.#frames.top;
    if (frame !== undefined && frame.key !== null) {
      this.#tell(frame.key.end, this.#end, 'A value is missing.');
      this.#dropKey(frame);
    }
    this.#frames.close(closing, this.#end);
    if (this.#frames.top !== undefined) this.#frames.top.isFull = true;
    this.#isForgiving = closing < 0;
  }

  #attach(frame: Frame | null, value: Node | null): OpenEntry | null {
    if (frame === null) {
      this.#root = value;
      return null;
    }
    frame.isFull = true;
    frame.last = null;
    this.#isForgiving = false;
    const { collection, key } = frame;
    frame.key = null;
    if (collection.kind === 'sequence') {
      if (value !== null) collection.items.push(value);
      return null;
    }
    if (key === null) return null;
    const entry = { key, value, start: key.start, end: value?.end ?? this.#end };
    collection.entries.push(entry);
    return entry;
  }

  #dropKey(frame: Frame): void {
    this.#attach(frame, null);
    frame.isFull = false;
  }

  /** Leaves out the token and, in a text with lines, everything up to the next line that is not indented deeper. */
  #leaveOut(message: string): void {
    const { start, end } = this.#tokens;
    const frame = this.#frames.top;
    if (frame !== undefined) {
      if (frame.key !== null) this.#dropKey(frame);
      frame.isFull = false;
    }
    this.#isForgiving = true;
    const left = { start, end, column: this.#line.lastColumnBelow(frame), message };
    const isStrayBracket = !this.#line.isFirst && (this.#tokens.kind === '{' || this.#tokens.kind === '[');
    if (isStrayBracket || this.#line.isLong) this.#tellLeft(left);
    else this.#left = left;
  }

  #tellLeft(left: LeftOut): void {
    this.#tell(left.start, left.end, left.message);
    this.#left = null;
  }

  #finish(): void {
    if (this.#left !== null) this.#tellLeft(this.#left);
    if (this.#frames.depth > 0 && !this.#isForgiving) this.#tell(this.#end, this.#end, 'The text ends before its last bracket is closed.');
    for (const { collection } of this.#frames.unclosed) this.#tell(collection.start, collection.start + 1, 'This bracket is never closed.');
    while (this.#frames.depth > 0) this.#close(-1);
    tellComments(this.#tokens, this.#problems);
    if (this.#root === null) return this.#tell(this.#end, this.#end, 'A value is missing.');
    noticeAllDuplicateKeys(this.#root, this.#problems);
  }

  #tell(start: number, end: number, message: string): void {
    this.#problems.add({ kind: 'syntax', code: 'json-error', start, end, message });
  }
}
