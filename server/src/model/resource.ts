/** Makes resources: as written, from included files, or as created by SAM. */
import type { Mapping, Node } from '../syntax/tree.js';
import { unknown } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import { entryOf, textOf, valueAt } from '../value/read.js';
import type { Value } from '../value/value.js';
import type { Resource } from './template.js';

export interface ResourceParts extends Pick<Resource, 'id' | 'type' | 'key' | 'node' | 'madeFrom' | 'when'> {
  /** `Properties`, `Metadata`, `DependsOn`, …; called at most once for each name. */
  attribute(name: string): Value | null;
  /** The same as for the resource; absent where only resolving can tell. */
  readonly mayHave?: (property: string) => boolean;
}

export function makeResource(parts: ResourceParts): Resource {
  return new MadeResource(parts);
}

class MadeResource implements Resource {
  readonly id: string;
  readonly type: string;
  readonly key: Node;
  readonly node: Mapping;
  readonly madeFrom: string | null;
  readonly when: Guard;
  readonly #parts: ResourceParts;
  readonly #attributes = new Map<string, Value | null>();
  #nothing: Value | null = null;

  constructor(parts: ResourceParts) {
    this.id = parts.id;
    this.type = parts.type;
    this.key = parts.key;
    this.node = parts.node;
    this.madeFrom = parts.madeFrom;
    this.when = parts.when;
    this.#parts = parts;
  }

  get properties(): Value {
    return this.attribute('Properties') ?? (this.#nothing ??= { kind: 'map', at: this.node, entries: [] });
  }

  get constructPath(): string | null {
    return textOf(valueAt(this.attribute('Metadata'), 'aws:cdk:path'));
  }

  mayHave(property: string): boolean {
    return this.#parts.mayHave?.(property) ?? true;
  }

  property(...path: readonly string[]): Value | null {
    return path[0] === undefined || this.mayHave(path[0]) ? valueAt(this.properties, ...path) : null;
  }

  attribute(name: string): Value | null {
    let value = this.#attributes.get(name);
    if (value === undefined) {
      const found = this.#parts.attribute(name);
      value = found?.kind === 'none' ? null : found;
      this.#attributes.set(name, value);
    }
    return value;
  }
}

/** The attributes of a resource that is already a value. */
export function attributesOf(value: Value): (name: string) => Value | null {
  return (name) => (value.kind === 'unknown' ? unknown(value.at, value.reason) : (entryOf(value, name)?.value ?? null));
}
