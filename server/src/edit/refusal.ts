/** Finds what prevents a change: shared nodes, hidden keys, explicit keys. */
import { deref, entryOf, keyText, lookup, walk } from '../syntax/lookup.js';
import type { Entry, Mapping, Node, Tree } from '../syntax/tree.js';
import type { Change, Refusal, RefusalReason } from './change.js';
import { behindColon, type Collection, isEntry, type Layout } from './layout.js';
import { spliceSpan } from './splice.js';

/** The first reason not to make a change; null when it can be made. */
export function refusalOf(layout: Layout, change: Change): Refusal | null {
  switch (change.kind) {
    case 'set':
      return refuseTarget(layout, change.target) ?? refuseLost(layout.tree, valueOf(change.target));
    case 'remove':
      return refuseTarget(layout, change.target) ?? refuseReappearing(change.target) ?? refuseLost(layout.tree, valueOf(change.target));
    case 'rename':
      return refuseTarget(layout, change.entry) ?? refuseReappearing(change.entry) ?? refuseKey(change.entry.key.parent, change.key);
    case 'insert-entry':
      return refuseCollection(layout, change.mapping) ?? refuseKey(change.mapping, change.key);
    case 'insert-item':
      return refuseCollection(layout, change.sequence);
    case 'splice':
      return refuseTarget(layout, change.scalar) ?? (spliceSpan(change) === null ? refuse('unclear-text') : null);
  }
}

/** Most trees are without anchors, and are not searched for aliases. */
function isShared(tree: Tree, node: Node): boolean {
  return node.anchor !== null && sharedOf(tree).has(node);
}

/** The nodes to which aliases of the tree refer. */
const sharedNodes = new WeakMap<Tree, ReadonlySet<Node>>();

function sharedOf(tree: Tree): ReadonlySet<Node> {
  const known = sharedNodes.get(tree);
  if (known !== undefined) return known;
  const shared = new Set<Node>();
  for (const root of tree.documents) {
    walk(root, (node) => {
      if (node.kind === 'alias' && node.target !== null) shared.add(node.target);
    });
  }
  sharedNodes.set(tree, shared);
  return shared;
}

function refuse(reason: RefusalReason): Refusal {
  return { kind: 'refusal', reason };
}

function valueOf(target: Entry | Node): Node | null {
  return isEntry(target) ? target.value : target;
}

function refuseTarget(layout: Layout, target: Entry | Node): Refusal | null {
  const entry = isEntry(target) ? target : entryOf(target);
  const parent = entry === null ? (valueOf(target)?.parent ?? null) : entry.key.parent;
  if (entry !== null && (entry.key.kind !== 'scalar' || behindColon(layout, entry) === null)) return refuse('complex-key');
  return parent === null ? null : refuseCollection(layout, parent);
}

function refuseCollection(layout: Layout, collection: Collection): Refusal | null {
  for (let node: Node | null = collection; node !== null; node = node.parent) if (isShared(layout.tree, node)) return refuse('anchored');
  const isBare = collection.style === 'flow' && !/[{[]/.test(layout.text.charAt(collection.start));
  if (isBare) return refuse('complex-key');
  const isCut = collection.style === 'flow' && !/[}\]]/.test(layout.text.charAt(collection.end - 1));
  return isCut ? refuse('broken') : null;
}

/** An anchor that an alias elsewhere needs must not be removed. */
function refuseLost(tree: Tree, value: Node | null): Refusal | null {
  if (value === null) return null;
  const lost: Node[] = [];
  walk(value, (node) => {
    if (isShared(tree, node)) lost.push(node);
  });
  return lost.length === 0 ? null : refuse('anchored');
}

/** A key hides earlier ones of the same name, and the merged one, which would reappear. */
function refuseReappearing(target: Entry | Node): Refusal | null {
  const entry = isEntry(target) ? target : entryOf(target);
  const mapping = entry?.key.parent ?? null;
  const key = entry === null ? null : keyText(entry);
  if (entry === null || key === null || mapping?.kind !== 'mapping' || key === '<<') return null;
  if (mapping.entries.some((other) => other !== entry && keyText(other) === key)) return refuse('repeated');
  for (const { key: other, value } of mapping.entries) {
    if (other.kind !== 'scalar' || other.text !== '<<') continue;
    const merged = deref(value);
    const sources = merged?.kind === 'sequence' ? merged.items.map(deref) : [merged];
    if (sources.some((source) => source?.kind === 'mapping' && lookup(source, key) !== null)) return refuse('merged');
  }
  return null;
}

function refuseKey(mapping: Mapping | Node | null, key: string): Refusal | null {
  if (mapping?.kind !== 'mapping') return null;
  return mapping.entries.some((entry) => keyText(entry) === key) ? refuse('key-exists') : null;
}
