/** Builds the tree of a JSON text on the tokens of jsonc-parser's scanner: comments allowed, errors told and stepped over. */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import { noticeDuplicateKeys } from './duplicate-keys.js';
import type { OpenCollection } from './growing.js';
import { maxDepth } from './limits.js';
import type { ProblemList } from './problem-list.js';
import type { Node, Scalar } from './tree.js';

/** The root, or none when the text holds no value. */
export function buildJson(text: string, problems: ProblemList): readonly Node[] {
  const builder = new JsonBuilder(text, problems);
  while (builder.step());
  return builder.documents;
}

/** jsonc-parser's SyntaxKind, a const enum that an isolated module cannot read. */
const token = {
  openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, string: 10, unknown: 16, end: 17,
} as const;

/** What may come next. The value of a key and an item of a list are both a `value`. */
type Expected = 'key' | 'colon' | 'value' | 'comma' | 'end';

class JsonBuilder {
  readonly documents: Node[] = [];
  readonly #text: string;
  readonly #problems: ProblemList;
  readonly #scanner: JSONScanner;
  readonly #open: OpenCollection[] = [];
  /** The key that waits for its value, one for each open collection. */
  readonly #keys: (Scalar | null)[] = [];
  #parent: OpenCollection | null = null;
  #expected: Expected = 'value';
  #afterComma = false;
  /** How many collections are open that nest too deeply to be read. */
  #skipped = 0;
  #last = 0;

  constructor(text: string, problems: ProblemList) {
    this.#text = text;
    this.#problems = problems;
    this.#scanner = createScanner(text, true);
  }

  /** Reads one token; false at the end of the text. */
  step(): boolean {
    this.#scanner.setPosition(skipWhiteSpace(this.#text, this.#scanner.getPosition()));
    const kind: number = this.#scanner.scan();
    if (kind === token.end) {
      this.#finish();
      return false;
    }
    if (this.#skipped > 0) this.#skip(kind);
    else this.#take(kind);
    this.#last = this.#scanner.getPosition();
    return true;
  }

  #take(kind: number): void {
    switch (kind) {
      case token.openBrace: return this.#openCollection('mapping');
      case token.openBracket: return this.#openCollection('sequence');
      case token.closeBrace: return this.#close('mapping');
      case token.closeBracket: return this.#close('sequence');
      case token.comma: return this.#comma();
      case token.colon: return this.#colon();
      default: return this.#scalar(kind);
    }
  }

  #openCollection(kind: 'mapping' | 'sequence'): void {
    const start = this.#scanner.getTokenOffset();
    if (!this.#acceptsValue()) this.#complain('A value stands where none belongs.');
    if (this.#open.length >= maxDepth) {
      this.#problems.add({ kind: 'limit', code: 'too-deep', start, end: start + 1, message: `Nested more than ${maxDepth} levels deep; the value is not read.` });
      this.#skipped = 1;
      return;
    }
    const collection: OpenCollection = kind === 'mapping'
      ? { kind, start, end: start + 1, tag: null, tagStart: -1, anchor: null, anchorStart: -1, parent: this.#parent, style: 'flow', entries: [] }
      : { kind, start, end: start + 1, tag: null, tagStart: -1, anchor: null, anchorStart: -1, parent: this.#parent, style: 'flow', items: [] };
    this.#open.push(collection);
    this.#keys.push(null);
    this.#parent = collection;
    this.#expected = kind === 'mapping' ? 'key' : 'value';
    this.#afterComma = false;
  }

  #skip(kind: number): void {
    if (kind === token.openBrace || kind === token.openBracket) this.#skipped += 1;
    else if (kind === token.closeBrace || kind === token.closeBracket) this.#skipped -= 1;
    if (this.#skipped === 0) this.#attach(null, this.#scanner.getPosition());
  }

  #close(kind: 'mapping' | 'sequence'): void {
    if (this.#parent?.kind !== kind) return this.#complain('This bracket closes nothing that is open.');
    if (this.#afterComma) this.#complainAt(this.#last - 1, this.#last, 'A comma stands before a closing bracket.');
    else if (this.#expected === 'colon' || (this.#expected === 'value' && kind === 'mapping')) this.#complain('A value is missing.');
    this.#pop(this.#scanner.getPosition());
  }

  #pop(end: number): void {
    const collection = this.#open.pop();
    if (collection === undefined) return;
    this.#leaveKey();
    this.#keys.pop();
    this.#parent = this.#open.at(-1) ?? null;
    collection.end = end;
    if (collection.kind === 'mapping') noticeDuplicateKeys(collection, this.#problems);
    this.#attach(collection, end);
  }

  #comma(): void {
    if (this.#expected === 'comma') this.#afterComma = true;
    else this.#complain(this.#expected === 'end' ? 'Something stands behind the end.' : 'A value is missing before this comma.');
    this.#leaveKey();
    if (this.#parent !== null) this.#expected = this.#parent.kind === 'mapping' ? 'key' : 'value';
  }

  #colon(): void {
    if (this.#expected === 'colon') this.#expected = 'value';
    else this.#complain('A colon stands where none belongs.');
  }

  #scalar(kind: number): void {
    const scalar = this.#newScalar(kind);
    this.#checkScalar(kind, scalar);
    if (this.#expected === 'comma' && this.#parent !== null) {
      this.#complainAt(this.#last, this.#last, 'A comma is missing.');
      this.#expected = this.#parent.kind === 'mapping' ? 'key' : 'value';
    }
    if (this.#expected === 'key') {
      this.#keys[this.#keys.length - 1] = scalar;
      this.#expected = 'colon';
      this.#afterComma = false;
    } else {
      if (!this.#acceptsValue()) this.#complain('A value stands where none belongs.');
      this.#attach(scalar, scalar.end);
    }
  }

  #newScalar(kind: number): Scalar {
    const start = this.#scanner.getTokenOffset();
    const end = this.#scanner.getPosition();
    const isString = kind === token.string;
    const isClosed = isString && end > start + 1 && this.#text.charCodeAt(end - 1) === quote && this.#scanner.getTokenError() !== unexpectedEndOfString;
    return {
      kind: 'scalar', start, end, tag: null, tagStart: -1, anchor: null, anchorStart: -1, parent: this.#parent,
      style: isString ? 'double' : 'plain', text: isString ? this.#scanner.getTokenValue() : this.#text.slice(start, end),
      bodyStart: isString ? start + 1 : start, bodyEnd: isClosed ? end - 1 : end, indent: 0,
    };
  }

  #checkScalar(kind: number, scalar: Scalar): void {
    const error: number = this.#scanner.getTokenError();
    if (error === unexpectedEndOfString) this.#complain('This string never ends: a closing quote is missing.');
    else if (error !== 0) this.#complain('This value is not written as JSON asks.');
    else if (kind === token.unknown) this.#complain('This word is no JSON value.');
    else if (this.#expected === 'key' && scalar.style !== 'double') this.#complain('A key stands without quotes.');
  }

  #acceptsValue(): boolean {
    return this.#expected === 'value';
  }

  /** A key whose value never came. */
  #leaveKey(): void {
    const key = this.#keys.at(-1) ?? null;
    if (key !== null) this.#attach(null, this.#last);
  }

  #attach(node: Node | null, end: number): void {
    const parent = this.#parent;
    this.#expected = parent === null ? 'end' : 'comma';
    this.#afterComma = false;
    if (parent === null) {
      if (node !== null && this.documents.length === 0) this.documents.push(node);
    } else if (parent.kind === 'sequence') {
      if (node !== null) parent.items.push(node);
    } else {
      const key = this.#keys.at(-1) ?? null;
      if (key === null) return;
      this.#keys[this.#keys.length - 1] = null;
      parent.entries.push({ key, value: node, start: key.start, end });
    }
  }

  #finish(): void {
    if (this.#open.length > 0) this.#complain('The text ends before it is complete: a closing bracket is missing.');
    while (this.#open.length > 0) this.#pop(this.#last);
  }

  #complain(message: string): void {
    this.#complainAt(this.#scanner.getTokenOffset(), this.#scanner.getPosition(), message);
  }

  #complainAt(start: number, end: number, message: string): void {
    this.#problems.add({ kind: 'syntax', code: 'json-error', start, end, message });
  }
}

const quote = 34;

/** jsonc-parser's ScanError.UnexpectedEndOfString. */
const unexpectedEndOfString = 2;

/** jsonc-parser makes a token of each run; this is a third faster over a pretty-printed text. */
function skipWhiteSpace(text: string, from: number): number {
  let offset = from;
  for (let code = text.charCodeAt(offset); code === 32 || (code >= 9 && code <= 13) || code === 0xfeff; ) code = text.charCodeAt(++offset);
  return offset;
}
