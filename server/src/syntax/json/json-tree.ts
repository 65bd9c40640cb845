/** Builds the tree of a JSON text with intact structure; comments, trailing commas and odd words are read and reported. */
import { noticeDuplicateKeys } from '../duplicate-keys.js';
import { maxDepth } from '../limits.js';
import { problemList, type ProblemList } from '../problem-list.js';
import type { Comment, Node, Scalar, SyntaxProblem } from '../tree.js';
import type { OpenCollection } from '../growing.js';
import { jsonCollection, jsonScalar, skipCollection, tellComments, tellFault } from './json-node.js';
import { JsonTokens } from './json-tokens.js';

export interface JsonReading {
  readonly root: Node | null;
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

/** Null when a token breaks the structure. */
export function buildJson(text: string): JsonReading | null {
  const problems = problemList();
  const builder = new JsonBuilder(text, problems);
  const root = builder.root();
  return root === null ? null : { root, comments: builder.comments, problems: problems.sorted() };
}

class JsonBuilder {
  readonly #tokens: JsonTokens;
  readonly #problems: ProblemList;
  readonly #open: OpenCollection[] = [];
  /** The key of each open collection; null in a sequence. */
  readonly #keys: (Scalar | null)[] = [];
  #parent: OpenCollection | null = null;
  #root: Node | null = null;

  constructor(text: string, problems: ProblemList) {
    this.#tokens = new JsonTokens(text);
    this.#problems = problems;
  }

  get comments(): readonly Comment[] {
    return this.#tokens.comments;
  }

  root(): Node | null {
    this.#tokens.next();
    if (!this.#readValue(null)) return null;
    while (this.#parent !== null) if (!this.#readNext(this.#parent)) return null;
    if (this.#tokens.kind !== 'end') return null;
    tellComments(this.#tokens, this.#problems);
    return this.#root;
  }

  /** Reads one entry or item, or the end of the innermost collection; false when there is anything else. */
  #readNext(parent: OpenCollection): boolean {
    const tokens = this.#tokens;
    const closing = parent.kind === 'mapping' ? '}' : ']';
    const isFirst = (parent.kind === 'mapping' ? parent.entries : parent.items).length === 0;
    let kind = tokens.kind;
    if (!isFirst && kind === ',') {
      const comma = tokens.start;
      kind = tokens.next();
      if (kind === closing) this.#problems.add(trailingComma(comma));
    } else if (!isFirst && kind !== closing) return false;
    if (kind === closing) return this.#close(parent);
    return parent.kind === 'mapping' ? this.#readEntry() : this.#readValue(null);
  }

  #readEntry(): boolean {
    const tokens = this.#tokens;
    if (tokens.kind !== 'string' || tokens.fault === 'unclosed-string') return false;
    const key = jsonScalar(tokens, this.#parent);
    tellFault(tokens, this.#problems);
    if (tokens.next() !== ':') return false;
    tokens.next();
    return this.#readValue(key);
  }

  #readValue(key: Scalar | null): boolean {
    const tokens = this.#tokens;
    switch (tokens.kind) {
      case '{':
      case '[': {
        const collection = jsonCollection(tokens, this.#parent);
        if (this.#open.length >= maxDepth) {
          skipCollection(tokens, collection, this.#problems);
          this.#attach(key, collection);
        } else {
          this.#open.push(collection);
          this.#keys.push(key);
          this.#parent = collection;
        }
        break;
      }
      case 'string':
      case 'number':
      case 'word':
      case 'unknown': {
        if (tokens.fault === 'unclosed-string') return false;
        tellFault(tokens, this.#problems);
        this.#attach(key, jsonScalar(tokens, this.#parent));
        break;
      }
      default:
        return false;
    }
    tokens.next();
    return true;
  }

  #close(collection: OpenCollection): true {
    collection.end = this.#tokens.end;
    if (collection.kind === 'mapping') noticeDuplicateKeys(collection, this.#problems);
    this.#open.pop();
    this.#parent = this.#open.at(-1) ?? null;
    this.#attach(this.#keys.pop() ?? null, collection);
    this.#tokens.next();
    return true;
  }

  #attach(key: Scalar | null, value: Node): void {
    const parent = this.#parent;
    if (parent === null) this.#root = value;
    else if (parent.kind === 'sequence') parent.items.push(value);
    else if (key !== null) parent.entries.push({ key, value, start: key.start, end: value.end });
  }
}

function trailingComma(start: number): SyntaxProblem {
  return { kind: 'syntax', code: 'trailing-comma', start, end: start + 1, message: 'There is a comma before a closing bracket.' };
}
