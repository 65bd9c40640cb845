/** A secret that cannot be printed: what detectors hand to rules in place of the text they found. */

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

  /** The text with the name of the kind in the place of the secret. Secrets too short to be told from words are left. */
  maskIn(text: string): string {
    return this.#secret.length < shortestMasked ? text : text.replaceAll(this.#secret, this.toString());
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
