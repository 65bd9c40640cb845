/** Reads values of any kind; every function answers "not known" rather than guess. */
import type { Node } from '../syntax/tree.js';
import type { Dictionary, MapEntry, Option, Value } from './value.js';
import { always } from './guard.js';

/** The text of a known scalar, or null. */
export function textOf(value: Value | null | undefined): string | null {
  return value?.kind === 'scalar' ? value.text : null;
}

/** The text of a name. An unquoted name such as `On` is a boolean, but so is the key it refers to, so the text as written will do. */
export function nameOf(value: Value | null | undefined): string | null {
  if (value?.kind !== 'scalar') return null;
  return value.type === 'boolean' && value.at?.kind === 'scalar' ? value.at.text : value.text;
}

/** The entry of a map with exactly this key, or null. An entry that may or may not be there has an unknown value. */
export function entryOf(value: Value | null | undefined, key: string): MapEntry | null {
  if (value?.kind !== 'map') return null;
  return value.entries.find((entry) => entry.key === key) ?? possibleEntry(value, key);
}

function possibleEntry({ at, rest }: Dictionary, key: string): MapEntry | null {
  return rest === undefined ? null : { key, keyNode: null, value: { kind: 'unknown', at, reason: rest } };
}

/** Whether a map may have more entries than those: a macro or a loop can add some, or a part of the text could not be read. */
export function mayHaveMore({ entries, rest }: Dictionary): boolean {
  return rest !== undefined || entries.some(({ key }) => key.startsWith('Fn::'));
}

/** The value at a path of keys, or null when a step is missing or unknown. */
export function valueAt(value: Value | null | undefined, ...keys: readonly string[]): Value | null {
  let current: Value | null = value ?? null;
  for (const key of keys) current = entryOf(current, key)?.value ?? null;
  return current;
}

/** The options of alternatives; any other value is its own only option. */
export function optionsOf(value: Value): readonly Option[] {
  return value.kind === 'alternatives' ? value.options : [{ when: always, value }];
}

/** The items of a list; any other value counts as a list of one, as in a policy document. */
export function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

/** Reads `true`, `"true"`, `false` and `"false"` like CloudFormation; null for anything else. */
export function booleanOf(value: Value | null | undefined): boolean | null {
  const text = textOf(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

/** What a `Ref` or `GetAtt` refers to: the id of a resource or the name of a parameter; null for any other value. */
export function referredId(value: Value): string | null {
  return value.kind === 'ref' ? value.name : value.kind === 'attribute' ? value.id : null;
}

export function isMap(value: Value | null | undefined): value is Dictionary {
  return value?.kind === 'map';
}

/** The node of a map's first key; null when it is empty or not a map. */
export function firstKey(value: Value): Node | null {
  return value.kind === 'map' ? (value.entries[0]?.keyNode ?? null) : null;
}
