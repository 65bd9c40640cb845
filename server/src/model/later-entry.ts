/** An entry of a map whose value is resolved when it is first asked for. */
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

/** A collection without an anchor: what has one may stand in many places, and is measured as a whole. */
export function mayWait(node: Node): node is Mapping | Sequence {
  return (node.kind === 'mapping' || node.kind === 'sequence') && node.anchor === null;
}

/** Whether nobody has asked for the value of an entry yet. It is no alternatives then, and not absent. */
export function isPending(entry: MapEntry): boolean {
  return entry instanceof LaterEntry && entry.isPending;
}
