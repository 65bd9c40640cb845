/** A map entry whose value is resolved when it is first needed. */
import type { Mapping, Node, Sequence } from '../syntax/tree.js';
import type { MapEntry, Value } from '../value/value.js';

export class LaterEntry implements MapEntry {
  readonly key: string;
  readonly keyNode: Node | null;
  #value: Value | (() => Value);

  constructor(key: string, keyNode: Node | null, resolve: () => Value) {
    this.key = key;
    this.keyNode = keyNode;
    this.#value = resolve;
  }

  get isPending(): boolean {
    return typeof this.#value === 'function';
  }

  get value(): Value {
    if (typeof this.#value === 'function') this.#value = this.#value();
    return this.#value;
  }
}

/** Only collections without an anchor can wait: anchored ones may appear in many places, and are measured as a whole. */
export function mayWait(node: Node): node is Mapping | Sequence {
  return (node.kind === 'mapping' || node.kind === 'sequence') && node.anchor === null;
}

/** Whether the value of an entry has not been needed yet. Until then it is neither alternatives nor absent. */
export function isPending(entry: MapEntry): boolean {
  return entry instanceof LaterEntry && entry.isPending;
}
