/** Makes resources: as written, as a file that is included says, or as SAM makes them. */
import type { Mapping, Node } from '../syntax/tree.js';
import { unknown } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import { entryOf, textOf, valueAt } from '../value/read.js';
import type { Value } from '../value/value.js';
import type { Resource } from './template.js';

export interface ResourceParts {
  readonly id: string;
  readonly type: string;
  readonly key: Node;
  readonly node: Mapping;
  readonly madeFrom: string | null;
  readonly when: Guard;
  /** `Properties`, `Metadata`, `DependsOn`, …; asked at most once for each name. */
  attribute(name: string): Value | null;
  /** As of the resource; absent where only resolving tells. */
  readonly mayHave?: (property: string) => boolean;
}

export function makeResource(parts: ResourceParts): Resource {
  const attributes = new Map<string, Value | null>();
  const attribute = (name: string): Value | null => {
    let value = attributes.get(name);
    if (value === undefined) {
      const found = parts.attribute(name);
      value = found?.kind === 'none' ? null : found;
      attributes.set(name, value);
    }
    return value;
  };
  const nothing: Value = { kind: 'map', at: parts.node, entries: [] };
  const properties = (): Value => attribute('Properties') ?? nothing;
  const { id, type, key, node, madeFrom, when, mayHave = () => true } = parts;
  return {
    id,
    type,
    key,
    node,
    madeFrom,
    when,
    attribute,
    get properties() {
      return properties();
    },
    get constructPath() {
      return textOf(valueAt(attribute('Metadata'), 'aws:cdk:path'));
    },
    mayHave,
    property: (...path) => (path[0] === undefined || mayHave(path[0]) ? valueAt(properties(), ...path) : null),
  };
}

/** The attributes of a resource that is a value already. */
export function attributesOf(value: Value): (name: string) => Value | null {
  return (name) => (value.kind === 'unknown' ? unknown(value.at, value.reason) : (entryOf(value, name)?.value ?? null));
}
