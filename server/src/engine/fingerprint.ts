/** Identifies a finding across edits elsewhere in the file: a hash of what it is about, not of its offset. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Redacted } from '../text/redacted.js';
import type { Printable } from '../rules/rule.js';

/** What a fingerprint is made of (docs/command-line.md, JSON). */
export interface FingerprintParts {
  readonly rule: string;
  readonly messageId: string;
  readonly resource: string | null;
  /** The keys from the root of the document to the place, with `*` for list items. */
  readonly path: readonly string[];
  readonly slots: Readonly<Record<string, Printable>>;
}

/** Fingerprints of the findings of one file; findings that are otherwise equal are numbered in order. */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  next(parts: FingerprintParts): string {
    const slots = Object.entries(parts.slots)
      .filter(([, value]) => !(value instanceof Redacted))
      .map(([name, value]) => [name, String(value)])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    const identity = JSON.stringify([parts.rule, parts.messageId, parts.resource, parts.path, slots]);
    const ordinal = this.#seen.get(identity) ?? 0;
    this.#seen.set(identity, ordinal + 1);
    return bytesToHex(sha256(utf8ToBytes(ordinal === 0 ? identity : `${identity}#${ordinal}`)));
  }
}
