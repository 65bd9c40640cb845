/** Values that SAM itself makes, written as literals that contain values of the template. */
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { madeText } from '../../value/compose.js';
import type { Attribute, KnownScalar, Reference, Value } from '../../value/value.js';

/** SAM never writes a key named `kind`, so anything that has one is a value. */
export type MadeValue = string | number | boolean | Value | readonly MadeValue[] | MadeMap;

export interface MadeMap {
  /** Null for an entry that is left out. */
  readonly [key: string]: MadeValue | null;
}

/** What is made, as a value like any other; the literal parts are placed at `at`. */
export function valueOf(made: MadeValue, at: Node | null): Value {
  if (typeof made === 'string') return madeText(at, made);
  if (typeof made === 'number' || typeof made === 'boolean') return plainScalar(made, at);
  if (isValue(made)) return made;
  if (isList(made)) return { kind: 'list', at, items: made.map((item) => valueOf(item, at)) };
  const entries = gather(Object.entries(made), ([key, value]) =>
    value === null ? [] : [{ key, keyNode: null, value: valueOf(value, at) }],
  );
  return { kind: 'map', at, entries };
}

function plainScalar(literal: number | boolean, at: Node | null): KnownScalar {
  return { ...madeText(at, String(literal)), type: typeof literal === 'number' ? 'number' : 'boolean' };
}

function isList(made: Exclude<MadeValue, string | number | boolean>): made is readonly MadeValue[] {
  return Array.isArray(made);
}

function isValue(made: Exclude<MadeValue, string | number | boolean>): made is Value {
  return 'kind' in made;
}

export function ref(name: string, at: Node | null): Reference {
  return { kind: 'ref', at, name };
}

export function attribute(id: string, name: string, at: Node | null): Attribute {
  return { kind: 'attribute', at, id, name };
}
