/** Questions that may be asked of any value; each answers "not known" rather than guess. */
import type { Node } from '../syntax/tree.js';
import type { Dictionary, MapEntry, Option, Value } from './value.js';
import { always } from './guard.js';

/** The text of a known scalar, or null. */
export function textOf(value: Value | null | undefined): string | null {
  return value?.kind === 'scalar' ? value.text : null;
}

/** The text of a name. A key that is a word such as `On` becomes `true`, but so does the name: what is written is as good. */
export function nameOf(value: Value | null | undefined): string | null {
  if (value?.kind !== 'scalar') return null;
  return value.type === 'boolean' && value.at?.kind === 'scalar' ? value.at.text : value.text;
}

/** The entry of a map with this very key, or null. */
export function entryOf(value: Value | null | undefined, key: string): MapEntry | null {
  if (value?.kind !== 'map') return null;
  return value.entries.find((entry) => entry.key === key) ?? null;
}

/** The value at a path of keys, or null when a step is missing or not known. */
export function valueAt(value: Value | null | undefined, ...keys: readonly string[]): Value | null {
  let current: Value | null = value ?? null;
  for (const key of keys) current = entryOf(current, key)?.value ?? null;
  return current;
}

/** The value as its options: alternatives one by one, anything else as the only option. */
export function optionsOf(value: Value): readonly Option[] {
  return value.kind === 'alternatives' ? value.options : [{ when: always, value }];
}

/** The items of a list; a value that is no list is its only item, as in a policy document. */
export function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

/** `true`/`"true"` and `false`/`"false"` as CloudFormation takes them; null when not known to be either. */
export function booleanOf(value: Value | null | undefined): boolean | null {
  const text = textOf(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

/** What a `Ref` or an attribute is of: the id of a resource, or the name of a parameter; null for anything else. */
export function referredId(value: Value): string | null {
  return value.kind === 'ref' ? value.name : value.kind === 'attribute' ? value.id : null;
}

export function isMap(value: Value | null | undefined): value is Dictionary {
  return value?.kind === 'map';
}

/** The first key of a map as written; null for what is no map, and for an empty one. */
export function firstKey(value: Value): Node | null {
  return value.kind === 'map' ? (value.entries[0]?.keyNode ?? null) : null;
}
