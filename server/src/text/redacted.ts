/** A secret that cannot be printed: what detectors hand to rules in place of the text they found. */
import type { Span } from './span.js';

const inspection = Symbol.for('nodejs.util.inspect.custom');

/** Characters. */
const shortestMasked = 8;

/** Shows its kind and nothing of its content, not even the length, whichever way it is printed. */
export class Redacted {
  readonly kind: string;
  readonly #secret: string;

  constructor(kind: string, secret: string) {
    this.kind = kind;
    this.#secret = secret;
  }

  /** Masks secrets in texts: the name of its kind stands in the place of each. As for `places`. */
  static mask(secrets: Iterable<Redacted>): (text: string) => string {
    const byStart = Redacted.#byStart(secrets);
    return (text) => {
      let masked = '';
      let done = 0;
      for (const { start, end, secret } of Redacted.#found(text, byStart)) {
        masked += text.slice(done, start) + secret.toString();
        done = end;
      }
      return masked + text.slice(done);
    };
  }

  /**
   * Where secrets stand in a text, wherever they were found. Secrets too short to be told from words are left. The time
   * grows with the text, not with the number of secrets.
   */
  static places(secrets: Iterable<Redacted>, text: string): readonly Span[] {
    return [...Redacted.#found(text, Redacted.#byStart(secrets))].map(({ start, end }) => ({ start, end }));
  }

  static #byStart(secrets: Iterable<Redacted>): ReadonlyMap<string, readonly Redacted[]> {
    const byStart = new Map<string, Redacted[]>();
    const seen = new Set<string>();
    for (const secret of secrets) {
      if (secret.#secret.length < shortestMasked || seen.has(secret.#secret)) continue;
      seen.add(secret.#secret);
      const start = secret.#secret.slice(0, shortestMasked);
      const alike = byStart.get(start);
      if (alike === undefined) byStart.set(start, [secret]);
      else alike.push(secret);
    }
    // Of two that begin alike the longer one is meant.
    for (const alike of byStart.values()) alike.sort((a, b) => b.#secret.length - a.#secret.length);
    return byStart;
  }

  static *#found(text: string, byStart: ReadonlyMap<string, readonly Redacted[]>): Generator<Span & { readonly secret: Redacted }> {
    if (byStart.size === 0) return;
    for (let index = 0; index + shortestMasked <= text.length; index++) {
      const secret = byStart.get(text.slice(index, index + shortestMasked))?.find((each) => text.startsWith(each.#secret, index));
      if (secret === undefined) continue;
      const end = index + secret.#secret.length;
      yield { start: index, end, secret };
      index = end - 1;
    }
  }

  /** Whether both hold the same secret; beside masking the only question that may be asked of the content. */
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
