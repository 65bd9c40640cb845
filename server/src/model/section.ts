/** The entries of a section: as written, with loops expanded, and from included files. */
import { deref, effectiveEntries, keyText, lookup, mappingAt } from '../syntax/lookup.js';
import type { Mapping, Node } from '../syntax/tree.js';
import { entryOf } from '../value/read.js';
import type { Value } from '../value/value.js';
import { included } from './intrinsic/transform.js';
import { isLoop, turns } from './loop.js';
import type { Resolver } from './resolver.js';

/** An entry of the template itself; inside a loop its resolver knows the loop variables. */
export interface WrittenEntry {
  readonly kind: 'written';
  readonly name: string;
  readonly key: Node;
  readonly node: Node | null;
  readonly scope: Resolver;
}

/** An entry from an included file. */
export interface IncludedEntry {
  readonly kind: 'included';
  readonly name: string;
  /** The `Fn::Transform` that includes it. */
  readonly key: Node;
  readonly node: Mapping;
  readonly value: Value;
}

/** A loop with unknown items, or an include whose file is not available: some entries have no known name. */
export interface OpenEntry {
  readonly kind: 'open';
}

export type SectionEntry = WrittenEntry | IncludedEntry;

export interface Section {
  readonly entries: readonly SectionEntry[];
  /** Whether there may be further entries. */
  readonly isOpen: boolean;
}

/** A section in the order of the text, followed by what files included at the top of the template add to it. */
export function readSection(root: Mapping, name: string, scope: Resolver): Section {
  const macros = macrosOf(root);
  const brought = macros.flatMap((macro) => {
    const file = included(scope.resolve(macro), macro, scope);
    return fromFile(entryOf(file, name)?.value ?? null, macro, macro);
  });
  const all = [...entriesOf(mappingAt(root, name), scope), ...brought];
  const known = all.filter((entry) => entry.kind !== 'open');
  return { entries: known, isOpen: known.length < all.length || macros.length > 0 };
}

/** The macros with parameters that a template as a whole goes through, such as includes. */
function macrosOf(root: Mapping): readonly Mapping[] {
  return [lookup(root, 'Fn::Transform'), lookup(root, 'Transform')].flatMap((node) => {
    const top = deref(node);
    const items: readonly (Node | null)[] = top?.kind === 'sequence' ? top.items : [top];
    return items.map(deref).filter((item) => item?.kind === 'mapping');
  });
}

function entriesOf(section: Mapping | null, scope: Resolver): readonly (SectionEntry | OpenEntry)[] {
  const entries: (SectionEntry | OpenEntry)[] = [];
  for (const entry of section === null ? [] : effectiveEntries(section)) {
    const name = keyText(entry);
    if (name === null) continue;
    const node = deref(entry.value);
    if (name === 'Fn::Transform' && node?.kind === 'mapping') {
      const value = included(scope.resolve(node), entry.key, scope);
      append(entries, value?.kind === 'map' ? fromFile(value, entry.key, node) : [{ kind: 'open' }]);
    } else if (isLoop(name)) append(entries, loopEntries(entry.value, scope));
    else entries.push({ kind: 'written', name: scope.keyOf(name), key: entry.key, node: entry.value, scope });
  }
  return entries;
}

function append<T>(entries: T[], more: readonly T[]): void {
  for (const entry of more) entries.push(entry);
}

function loopEntries(node: Node | null, scope: Resolver): readonly (SectionEntry | OpenEntry)[] {
  const all = turns(node, scope);
  return all.kind === 'turns' ? all.turns.flatMap((turn) => entriesOf(turn.body, turn.scope)) : [{ kind: 'open' }];
}

function fromFile(value: Value | null, key: Node, node: Mapping): readonly IncludedEntry[] {
  if (value?.kind !== 'map') return [];
  return value.entries.map((entry) => ({ kind: 'included', name: entry.key, key, node, value: entry.value }));
}
