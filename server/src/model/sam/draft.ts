/** Values that SAM itself writes, drafted as literals that contain values of the template. */
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { madeText } from '../../value/compose.js';
import type { Attribute, KnownScalar, Reference, Value } from '../../value/value.js';

/** SAM never writes a key named `kind`, so anything that has one is a value. */
export type Draft = string | number | boolean | Value | readonly Draft[] | DraftMap;

export interface DraftMap {
  /** Null for an entry that is left out. */
  readonly [key: string]: Draft | null;
}

/** The value of a draft; the literal parts are placed at `at`. */
export function valueOf(draft: Draft, at: Node | null): Value {
  if (typeof draft === 'string') return madeText(at, draft);
  if (typeof draft === 'number' || typeof draft === 'boolean') return plainScalar(draft, at);
  if (isValue(draft)) return draft;
  if (isList(draft)) return { kind: 'list', at, items: draft.map((item) => valueOf(item, at)) };
  const entries = gather(Object.entries(draft), ([key, value]) =>
    value === null ? [] : [{ key, keyNode: null, value: valueOf(value, at) }],
  );
  return { kind: 'map', at, entries };
}

function plainScalar(literal: number | boolean, at: Node | null): KnownScalar {
  return { ...madeText(at, String(literal)), type: typeof literal === 'number' ? 'number' : 'boolean' };
}

function isList(draft: Exclude<Draft, string | number | boolean>): draft is readonly Draft[] {
  return Array.isArray(draft);
}

function isValue(draft: Exclude<Draft, string | number | boolean>): draft is Value {
  return 'kind' in draft;
}

export function ref(name: string, at: Node | null): Reference {
  return { kind: 'ref', at, name };
}

export function attribute(id: string, name: string, at: Node | null): Attribute {
  return { kind: 'attribute', at, id, name };
}
