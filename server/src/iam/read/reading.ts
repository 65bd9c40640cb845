/** What the readers of a policy share: how strings are read, and where defects are recorded. */
import type { Node } from '../../syntax/tree.js';
import { nearestWord } from '../../text/nearest-word.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { optionsOf } from '../../value/read.js';
import type { Dictionary, MapEntry, Option, Value } from '../../value/value.js';
import type { Defect, DefectKind } from '../defect.js';
import { onlyHole, textsOf, type Lookup, type PartialText } from '../partial-text.js';
import type { Expansion } from '../policy-variable.js';
import type { Item, PolicyKind } from '../policy.js';

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
  /** False when there may be unknown items, or nothing is known of one. */
  readonly complete: boolean;
}

export interface Elements<Name extends string> {
  readonly found: ReadonlyMap<Name, MapEntry>;
  /** Whether a misspelt name was meant as one of these, so that it is not missing. */
  readonly isMeant: (...names: readonly Name[]) => boolean;
}

export function report(reading: Reading, kind: DefectKind, at: Node | null, slots: Readonly<Record<string, string>>): void {
  reading.defects.push({ kind, at, when: reading.when, slots });
}

/** The same reading under one more guard; null when the guards contradict each other. */
export function under(reading: Reading, guard: Guard): Reading | null {
  const { kind, lookup, expansion, defects } = reading;
  const when = conjoin(reading.when, guard);
  return when === null ? null : { kind, lookup, expansion, when, defects };
}

/**
 * The entries of a map by name; one that does not exist is reported with the name that was meant, and left out. Of entries of
 * one name, which only a policy that is written as text hands on, the last counts, as it does for readers of JSON.
 */
export function elementsOf<Name extends string>(map: Dictionary, names: readonly Name[], reading: Reading): Elements<Name> {
  const found = new Map<Name, MapEntry>();
  const others: MapEntry[] = [];
  const misspelt = new Set<string>();
  for (const entry of map.entries) {
    if (entry.value.kind === 'none' || entry.key.startsWith('Fn::')) continue;
    const name = names.find((candidate) => candidate === entry.key);
    if (name === undefined) others.push(entry);
    else {
      if (found.has(name)) report(reading, 'duplicate-element', entry.keyNode, { element: name, other: name });
      found.set(name, entry);
    }
  }
  for (const { key, keyNode } of others) {
    const nearest = nearestWord(key, names) ?? '';
    const twice = names.find((name) => name.toLowerCase() === key.toLowerCase() && found.has(name));
    if (twice !== undefined) report(reading, 'duplicate-element', keyNode, { element: key, other: twice });
    else report(reading, 'unknown-element', keyNode, { element: key, nearest });
    misspelt.add(nearest);
  }
  return { found, isMeant: (...wanted) => wanted.some((name) => misspelt.has(name)) };
}

/** The strings of an element that is a string or a list of strings, each read by `parse`. */
export function readItems<Parsed>(value: Value, element: string, parse: (text: PartialText) => Parsed, reading: Reading): Items<Parsed> {
  const items: Item<Parsed>[] = [];
  let complete = true;
  for (const listed of listedValues(value, element, reading)) {
    const texts = textsOf(listed.value, reading.lookup);
    if (texts === null) {
      report(reading, 'wrong-type', listed.value.at, { element, expected: 'a text', found: typeWord(listed.value) });
      complete = false;
      continue;
    }
    for (const option of texts) {
      const when = conjoin(listed.when, option.when);
      if (when === null) continue;
      items.push({ value: listed.value, at: listed.value.at, when, text: option.text, parsed: parse(option.text) });
      complete &&= !isOpen(option.text);
    }
  }
  return { items, complete };
}

/** The kind of a value in words, for messages. */
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

/** Whether nothing is known of a text, not even that it has no wildcards. */
function isOpen(text: PartialText): boolean {
  return onlyHole(text)?.filling === 'anything';
}

/** The items of a list, including those of lists within it; a single value is the only item. */
function listedValues(value: Value, element: string, reading: Reading): readonly Option[] {
  const found: Option[] = [];
  for (const outer of optionsOf(value)) {
    if (outer.value.kind !== 'list') found.push(outer);
    else if (outer.value.items.length === 0) report(reading, 'empty-element', outer.value.at, { element });
    else for (const item of outer.value.items) addListed(found, { value: item, when: outer.when }, element, reading);
  }
  return found;
}

function addListed(found: Option[], item: Option, element: string, reading: Reading): void {
  for (const { value, when: own } of optionsOf(item.value)) {
    const when = conjoin(item.when, own);
    if (when === null) continue;
    if (value.kind !== 'list') found.push({ value, when });
    else {
      reportNested(value, element, under(reading, when));
      for (const each of value.items) found.push({ value: each, when });
    }
  }
}

/** Reports a list within a list, which CloudFormation does not flatten. Its items are read all the same, because they were meant. */
export function reportNested(list: Value, element: string, reading: Reading | null): void {
  if (reading !== null) report(reading, 'nested-list', list.at, { element });
}
