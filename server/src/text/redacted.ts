/** A secret that cannot be printed: detectors give it to rules instead of the text they found. */
import type { Span } from './span.js';

const inspection = Symbol.for('nodejs.util.inspect.custom');

/** In characters. */
const shortestMasked = 8;

/** Secrets by their beginnings. */
interface Beginnings {
  readonly byStart: ReadonlyMap<string, readonly Redacted[]>;
  /** Indexed by a hash of two characters: whether a secret may begin with them. At nearly every place the answer is no. */
  readonly pairs: Uint8Array;
}

export interface RedactedPlace extends Span {
  readonly secret: Redacted;
}

const pairNumbers = 4096;

function pairAt(text: string, index: number): number {
  return ((text.charCodeAt(index) << 6) ^ text.charCodeAt(index + 1)) & (pairNumbers - 1);
}

/** However it is printed, it shows only its kind and nothing of its content, not even the length. */
export class Redacted {
  readonly kind: string;
  readonly #secret: string;

  constructor(kind: string, secret: string) {
    this.kind = kind;
    this.#secret = secret;
  }

  /** Masks secrets in texts: the name of its kind replaces each of them. They are found as by `places`. */
  static mask(secrets: Iterable<Redacted>): (text: string) => string {
    const beginnings = Redacted.#beginnings(secrets);
    return (text) => {
      let masked = '';
      let done = 0;
      for (const { start, end, secret } of Redacted.#found(text, beginnings)) {
        masked += text.slice(done, start) + secret.toString();
        done = end;
      }
      return masked + text.slice(done);
    };
  }

  /**
   * Where a text repeats secrets, wherever these were found. Secrets that are too short to be distinguished from words are left. The time
   * grows with the text, not with the number of secrets.
   */
  static places(secrets: Iterable<Redacted>, text: string): readonly Span[] {
    return [...Redacted.#found(text, Redacted.#beginnings(secrets))].map(({ start, end }) => ({ start, end }));
  }

  /** The same for many texts. */
  static finder(secrets: Iterable<Redacted>): (text: string) => readonly RedactedPlace[] {
    const beginnings = Redacted.#beginnings(secrets);
    return (text) => [...Redacted.#found(text, beginnings)];
  }

  static #beginnings(secrets: Iterable<Redacted>): Beginnings {
    const byStart = new Map<string, Redacted[]>();
    const pairs = new Uint8Array(pairNumbers);
    const seen = new Set<string>();
    for (const secret of secrets) {
      if (secret.#secret.length < shortestMasked || seen.has(secret.#secret)) continue;
      seen.add(secret.#secret);
      const start = secret.#secret.slice(0, shortestMasked);
      const alike = byStart.get(start);
      pairs[pairAt(start, 0)] = 1;
      if (alike === undefined) byStart.set(start, [secret]);
      else alike.push(secret);
    }
    // When one secret is the beginning of another, the longer one is masked.
    for (const alike of byStart.values()) alike.sort((a, b) => b.#secret.length - a.#secret.length);
    return { byStart, pairs };
  }

  static *#found(text: string, { byStart, pairs }: Beginnings): Generator<RedactedPlace> {
    if (byStart.size === 0) return;
    for (let index = 0; index + shortestMasked <= text.length; index++) {
      if (pairs[pairAt(text, index)] === 0) continue;
      const secret = byStart.get(text.slice(index, index + shortestMasked))?.find((each) => text.startsWith(each.#secret, index));
      if (secret === undefined) continue;
      const end = index + secret.#secret.length;
      yield { start: index, end, secret };
      index = end - 1;
    }
  }

  /** Whether both hold the same secret; apart from masking, the only question about the content. */
  equals(other: Redacted): boolean {
    return this.#secret === other.#secret;
  }

  toString(): string {
    return `<${this.kind}>`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspection](): string {
    return this.toString();
  }
}
