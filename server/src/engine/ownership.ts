/** Tells which resource, parameter, output, mapping or condition a place belongs to. */
import type { Node } from '../syntax/tree.js';
import { firstIndex } from '../text/ordered.js';
import type { Span } from '../text/span.js';

const sections = new Set(['Resources', 'Parameters', 'Outputs', 'Mappings', 'Conditions', 'Rules']);

interface Owned extends Span {
  readonly name: string;
}

/** The logical ids of a template by the spans of their entries. */
export class Ownership {
  readonly #entries: readonly Owned[];

  constructor(root: Node) {
    this.#entries = root.kind === 'mapping' ? ownedEntries(root.entries) : [];
  }

  /** The logical ID of the entry that contains the offset, or null. */
  ownerAt(offset: number): string | null {
    const entry = this.#entries[firstIndex(this.#entries, ({ end }) => end > offset)];
    return entry !== undefined && entry.start <= offset ? entry.name : null;
  }
}

function ownedEntries(entries: readonly { readonly key: Node; readonly value: Node | null }[]): Owned[] {
  const owned: Owned[] = [];
  for (const { key, value } of entries) {
    if (key.kind !== 'scalar' || !sections.has(key.text) || value?.kind !== 'mapping') continue;
    for (const entry of value.entries) {
      if (entry.key.kind === 'scalar') owned.push({ name: entry.key.text, start: entry.start, end: entry.end });
    }
  }
  return owned.sort((a, b) => a.start - b.start);
}
