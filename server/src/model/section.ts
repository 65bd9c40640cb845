/** The entries of a section: as written, with loops expanded, and as included files say. */
import { deref, effectiveEntries, keyText, lookup } from '../syntax/lookup.js';
import type { Mapping, Node } from '../syntax/tree.js';
import type { Value } from '../value/value.js';
import { included } from './intrinsic/transform.js';
import { isLoop, turns } from './loop.js';
import type { Resolver } from './resolver.js';

/** An entry that the template says itself; in a loop its resolver knows the variables. */
export interface WrittenEntry {
  readonly kind: 'written';
  readonly name: string;
  readonly key: Node;
  readonly node: Node | null;
  readonly scope: Resolver;
}

/** An entry that an included file says. */
export interface IncludedEntry {
  readonly kind: 'included';
  readonly name: string;
  /** The `Fn::Transform` that brings it in. */
  readonly key: Node;
  readonly node: Mapping;
  readonly value: Value;
}

export type SectionEntry = WrittenEntry | IncludedEntry;

export function sectionOf(root: Mapping, name: string): Mapping | null {
  const section = deref(lookup(root, name));
  return section?.kind === 'mapping' ? section : null;
}

/** In the order of the text. A loop whose turns are not known brings nothing. */
export function sectionEntries(section: Mapping | null, scope: Resolver): readonly SectionEntry[] {
  const entries: SectionEntry[] = [];
  for (const entry of section === null ? [] : effectiveEntries(section)) {
    const name = keyText(entry);
    if (name === null) continue;
    if (name === 'Fn::Transform') entries.push(...includedEntries(entry.key, entry.value, scope));
    else if (!isLoop(name)) entries.push({ kind: 'written', name: scope.keyOf(name), key: entry.key, node: entry.value, scope });
    else {
      const all = turns(entry.value, scope);
      for (const turn of all.kind === 'turns' ? all.turns : []) entries.push(...sectionEntries(turn.body, turn.scope));
    }
  }
  return entries;
}

function includedEntries(key: Node, argument: Node | null, scope: Resolver): readonly IncludedEntry[] {
  const node = deref(argument);
  const value = included(scope.resolve(argument), key, scope);
  if (value?.kind !== 'map' || node?.kind !== 'mapping') return [];
  return value.entries.map((entry) => ({ kind: 'included', name: entry.key, key, node, value: entry.value }));
}
