/** An entry of a map whose value is resolved when it is first asked for. */
import type { Node } from '../syntax/tree.js';
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

/** Whether nobody has asked for the value of an entry yet. It is no alternatives then, and not absent. */
export function isPending(entry: MapEntry): boolean {
  return entry instanceof LaterEntry && entry.isPending;
}
