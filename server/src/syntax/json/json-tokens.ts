/** The tokens of a JSON text. Brackets, punctuation and simple strings are read here, everything rare by jsonc-parser's scanner. */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import { byteOrderMark, lineEnd } from '../line.js';
import type { Comment } from '../tree.js';

export type JsonTokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'number' | 'word' | 'unknown' | 'end';

/** What is wrong with a token itself. */
export type JsonTokenFault = 'unclosed-string' | 'escape' | 'character' | 'number';

/** A longer line belongs to a text without line breaks, where indentation says nothing. */
export const maxLineLength = 2_000;

/** One token at a time, without white space and comments. */
export class JsonTokens {
  kind: JsonTokenKind = 'end';
  start = 0;
  end = 0;
  /** The start of the line, if the token is the first on it; -1 for any other token. */
  lineStart = 0;
  /** The decoded text of a string, or the text of a number or a word as written. */
  value = '';
  fault: JsonTokenFault | null = null;
  /** The comments that have been skipped. */
  readonly comments: Comment[] = [];
  /** Those among them that never end. */
  readonly unclosed: Comment[] = [];
  /** No block comment that begins after this offset ends, however many begin. */
  #openFrom = Number.POSITIVE_INFINITY;
  readonly #text: string;
  readonly #scanner: JSONScanner;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
  }

  /** Moves to the next token and returns its kind. */
  next(): JsonTokenKind {
    const code = this.#skipTrivia();
    this.fault = null;
    this.end = this.start + 1;
    switch (code) {
      case 123:
        this.kind = '{';
        break;
      case 125:
        this.kind = '}';
        break;
      case 91:
        this.kind = '[';
        break;
      case 93:
        this.kind = ']';
        break;
      case 44:
        this.kind = ',';
        break;
      case 58:
        this.kind = ':';
        break;
      case quote:
        this.#string();
        break;
      default:
        this.#scan();
    }
    return this.kind;
  }

  /**
   * Ends a key that lacks its closing quote before a colon and a bracket at the end of its line, as in `"Resources: {`; false
   * without these.
   */
  endKeyAtColon(): boolean {
    const { start, end } = this;
    const key = /^("[^:]+):[ \t]*[{[][ \t]*$/.exec(this.#text.slice(start, Math.min(end, start + maxLineLength)))?.[1];
    if (key === undefined) return false;
    this.end = start + key.length;
    this.value = key.slice(1);
    return true;
  }

  /** Sets `start` to the offset after white space and comments, and returns the character there. */
  #skipTrivia(): number {
    const text = this.#text;
    let offset = this.end;
    let line = offset === 0 ? 0 : -1;
    for (;;) {
      const code = text.charCodeAt(offset);
      if (code === 32 || code === 9) offset += 1;
      else if (code === 10 || code === 13) line = offset += 1;
      else if (code === byteOrderMark) {
        offset += 1;
        line = -1;
      } else if (code === slash && isComment(text, offset)) {
        offset = this.#comment(offset);
        line = -1;
      } else {
        this.start = offset;
        this.lineStart = line;
        return code;
      }
    }
  }

  /** A comment that never ends is taken to end with its line. */
  #comment(start: number): number {
    const text = this.#text;
    const isBlock = text.charCodeAt(start + 1) === star;
    const close = isBlock && start < this.#openFrom ? text.indexOf('*/', start + 2) : -1;
    const isUnclosed = isBlock && close < 0;
    if (isUnclosed) this.#openFrom = Math.min(this.#openFrom, start);
    const bodyEnd = close < 0 ? lineEnd(text, start) : close;
    const end = close < 0 ? bodyEnd : close + 2;
    const comment = { start, end, text: text.slice(start + 2, bodyEnd).trim() };
    this.comments.push(comment);
    if (isUnclosed) this.unclosed.push(comment);
    return end;
  }

  #string(): void {
    const text = this.#text;
    let offset = this.start + 1;
    let code = text.charCodeAt(offset);
    while (code !== quote && code !== backslash && code >= 32) code = text.charCodeAt(++offset);
    if (code !== quote) return this.#scan();
    this.kind = 'string';
    this.value = text.slice(this.start + 1, offset);
    this.end = offset + 1;
  }

  #scan(): void {
    const scanner = this.#scanner;
    scanner.setPosition(this.start);
    this.kind = kindOf(scanner.scan());
    if (scanner.getTokenOffset() !== this.start) this.lineStart = -1;
    this.start = scanner.getTokenOffset();
    this.end = scanner.getPosition();
    this.value = this.kind === 'string' ? scanner.getTokenValue() : this.#text.slice(this.start, this.end);
    this.fault = faultOf(scanner.getTokenError());
  }
}

const quote = 34;
const slash = 47;
const star = 42;
const backslash = 92;

function isComment(text: string, offset: number): boolean {
  const next = text.charCodeAt(offset + 1);
  return next === slash || next === star;
}

/** The numbers are those of jsonc-parser's SyntaxKind, a const enum that an isolated module cannot read. */
function kindOf(kind: number): JsonTokenKind {
  switch (kind) {
    case 7:
    case 8:
    case 9:
      return 'word';
    case 10:
      return 'string';
    case 11:
      return 'number';
    case 17:
      return 'end';
    default:
      return 'unknown';
  }
}

/** The numbers are those of jsonc-parser's ScanError. */
function faultOf(error: number): JsonTokenFault | null {
  switch (error) {
    case 0:
      return null;
    case 2:
      return 'unclosed-string';
    case 3:
      return 'number';
    case 4:
    case 5:
      return 'escape';
    default:
      return 'character';
  }
}
