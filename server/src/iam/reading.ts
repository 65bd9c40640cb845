/** What the readers of a policy share: how strings are read, and where defects go. */
import { nearestWord } from '../text/nearest-word.js';
import type { Node } from '../syntax/tree.js';
import { conjoin, type Guard } from '../value/guard.js';
import { optionsOf } from '../value/read.js';
import type { Dictionary, MapEntry, Value } from '../value/value.js';
import type { Defect, DefectKind } from './defect.js';
import type { Expansion } from './policy-variable.js';
import { onlyHole, textsOf, type Lookup, type PartialText } from './partial-text.js';
import type { Item, PolicyKind } from './policy.js';

export interface Reading {
  readonly kind: PolicyKind;
  readonly lookup: Lookup;
  readonly expansion: Expansion;
  /** The guard of what is being read. */
  readonly when: Guard;
  readonly defects: Defect[];
}

export interface Items<Parsed> {
  readonly items: readonly Item<Parsed>[];
  /** False when there may be items that are not known, or when one is not known at all. */
  readonly complete: boolean;
}

export function report(reading: Reading, kind: DefectKind, at: Node | null, slots: Readonly<Record<string, string>>): void {
  reading.defects.push({ kind, at, when: reading.when, slots });
}

/** The same reading under one more guard, or null when both contradict each other. */
export function under(reading: Reading, guard: Guard): Reading | null {
  const when = conjoin(reading.when, guard);
  return when === null ? null : { ...reading, when };
}

/** The entries of a map by name; one that does not exist is reported with the name that was meant, and left out. */
export function elementsOf<Name extends string>(
  map: Dictionary, names: readonly Name[], reading: Reading,
): ReadonlyMap<Name, MapEntry> {
  const found = new Map<Name, MapEntry>();
  for (const entry of map.entries) {
    if (entry.value.kind === 'none' || entry.key.startsWith('Fn::')) continue;
    const name = names.find((candidate) => candidate === entry.key);
    if (name !== undefined) found.set(name, entry);
  }
  for (const entry of map.entries) {
    if (names.some((name) => name === entry.key) || entry.key.startsWith('Fn::') || entry.value.kind === 'none') continue;
    const nearest = nearestWord(entry.key, names) ?? '';
    const twice = names.find((name) => name.toLowerCase() === entry.key.toLowerCase() && found.has(name));
    if (twice !== undefined) report(reading, 'duplicate-element', entry.keyNode, { element: entry.key, other: twice });
    else report(reading, 'unknown-element', entry.keyNode, { element: entry.key, nearest });
  }
  return found;
}

/** The strings of an element that is a string or a list of strings, each read by `parse`. */
export function readItems<Parsed>(
  value: Value, element: string, parse: (text: PartialText) => Parsed, reading: Reading,
): Items<Parsed> {
  const read = optionsOf(value).flatMap((option) => {
    const isEmpty = option.value.kind === 'list' && option.value.items.length === 0;
    if (isEmpty) report(reading, 'empty-element', option.value.at, { element });
    return listed(option.value, option.when).map((item) => readItem(item.value, item.when, element, parse, reading));
  });
  const items = read.flatMap((some) => some ?? []);
  return { items, complete: !read.includes(null) && !items.some((item) => isOpen(item.text)) };
}

/** The items that one value may be; null for what is no text. */
function readItem<Parsed>(
  value: Value, when: Guard, element: string, parse: (text: PartialText) => Parsed, reading: Reading,
): readonly Item<Parsed>[] | null {
  const texts = textsOf(value, reading.lookup);
  if (texts === null) {
    report(reading, 'wrong-type', value.at, { element, expected: 'a text', found: typeWord(value) });
    return null;
  }
  return texts.flatMap((option) => {
    const both = conjoin(when, option.when);
    return both === null ? [] : [{ value, at: value.at, when: both, text: option.text, parsed: parse(option.text) }];
  });
}

/** What kind of value it is, for messages. */
export function typeWord(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return `a ${value.type}`;
    case 'list':
      return 'a list';
    case 'map':
      return 'a map';
    case 'null':
      return 'null';
    default:
      return 'a text';
  }
}

/** Whether nothing is known of a text, not even that it holds no wildcards. */
function isOpen(text: PartialText): boolean {
  return onlyHole(text)?.filling === 'anything';
}

/** The items of a list, a list that an item turns out to be among them; a single value is the only item. */
function listed(value: Value, when: Guard): { readonly value: Value; readonly when: Guard }[] {
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => optionsOf(item)).flatMap((option) => {
    const both = conjoin(when, option.when);
    if (both === null) return [];
    const inner = option.value.kind === 'list' ? option.value.items : [option.value];
    return inner.map((each) => ({ value: each, when: both }));
  });
}
