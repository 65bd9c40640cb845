/** Finds things in a tree: follows aliases and merge keys, decides between duplicates, and translates between offsets, nodes and paths. */
import { firstIndex } from '../text/ordered.js';
import { maxMergedEntries } from './limits.js';
import type { Alias, Counting, Entry, Mapping, Node, Sequence, Tree } from './tree.js';

/** The node itself, or the one that an alias stands for; null for nothing and for an alias without a target. */
export function deref(node: Node | null): Exclude<Node, Alias> | null {
  return node?.kind === 'alias' ? node.target : node;
}

/** The text of a scalar, as it is written; null for anything else. */
export function scalarText(node: Node | null): string | null {
  const scalar = deref(node);
  return scalar?.kind === 'scalar' ? scalar.text : null;
}

/** The text of a key; null for a key that is not a scalar. */
export function keyText(entry: Entry): string | null {
  return scalarText(entry.key);
}

/** The value of `key` as written, without following an alias; null when the key or its value is missing. */
export function lookup(mapping: Mapping, key: string): Node | null {
  return lookupEntry(mapping, key)?.value ?? null;
}

/** The mapping that is the value of `key`; null for anything else. */
export function mappingAt(node: Node | null, key: string): Mapping | null {
  const mapping = deref(node);
  const value = mapping?.kind === 'mapping' ? deref(lookup(mapping, key)) : null;
  return value?.kind === 'mapping' ? value : null;
}

/** The entry that counts for `key`: the last of duplicates, and an own key before a merged one. */
export function lookupEntry(mapping: Mapping, key: string): Entry | null {
  if (mapping.entries.length > fewKeys) return countingOf(mapping).byKey.get(key) ?? null;
  return lastOf(mapping.entries, key) ?? (mapping.entries.some(isMerge) ? (countingOf(mapping).byKey.get(key) ?? null) : null);
}

/**
 * The entries that count: the mapping's own, of duplicates only the last, then those merged by `<<` that no own key hides. A
 * later merge key wins over an earlier one; in a list of sources, the earlier one wins. Keys that are not scalars are kept. At
 * most `maxMergedEntries` entries come from elsewhere.
 */
export function effectiveEntries(mapping: Mapping): readonly Entry[] {
  return mapping.entries.length > fewKeys || hasMergeOrDuplicate(mapping.entries) ? countingOf(mapping).entries : mapping.entries;
}

/** Up to this many keys, comparing one by one is faster than a map. */
const fewKeys = 8;

function lastOf(entries: readonly Entry[], key: string): Entry | null {
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry !== undefined && keyText(entry) === key && !isMerge(entry)) return entry;
  }
  return null;
}

function hasMergeOrDuplicate(entries: readonly Entry[]): boolean {
  return entries.some((entry, index) => isMerge(entry) || isRepeated(entries, entry, index));
}

/** Whether an entry before this index has the same key. */
function isRepeated(entries: readonly Entry[], entry: Entry, index: number): boolean {
  const text = keyText(entry);
  for (let place = 0; text !== null && place < index; place++) {
    const other = entries[place];
    if (other !== undefined && keyText(other) === text) return true;
  }
  return false;
}

/** A plain `<<` merges; a quoted one is a key like any other. */
function isMerge({ key }: Entry): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.text === '<<' && (key.tag === null || key.tag === '!!merge');
}

function countingOf(mapping: Mapping): Counting {
  const known = knownCounting(mapping);
  if (known !== null) return known;
  // Merged mappings can merge others in turn: the innermost are expanded first, without recursion.
  const waiting = [mapping];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const missing = knownCounting(next) === null ? mergeSources(next).filter((source) => knownCounting(source) === null) : [];
    for (const source of missing) waiting.push(source);
    if (missing.length > 0) continue;
    if (knownCounting(next) === null) next.counting = count(next);
    waiting.pop();
  }
  return knownCounting(mapping) ?? count(mapping);
}

function knownCounting(mapping: Mapping): Counting | null {
  return mapping.counting?.of === mapping ? mapping.counting : null;
}

/** The mappings that are merged in, the one that takes precedence first. */
function mergeSources(mapping: Mapping): readonly Mapping[] {
  const sources = new Set<Mapping>();
  for (const entry of mapping.entries.filter(isMerge).reverse()) {
    const value = deref(entry.value);
    for (const item of value?.kind === 'sequence' ? value.items : [value]) {
      const source = deref(item);
      if (source?.kind === 'mapping') sources.add(source);
    }
  }
  return [...sources];
}

function count(mapping: Mapping): Counting {
  const byKey = new Map<string, Entry>();
  const own = mapping.entries.filter((entry) => !isMerge(entry));
  for (const entry of own) {
    const text = keyText(entry);
    if (text !== null) byKey.set(text, entry);
  }
  const entries = own.filter((entry) => {
    const text = keyText(entry);
    return text === null || byKey.get(text) === entry;
  });
  const most = entries.length + maxMergedEntries;
  for (const source of mergeSources(mapping)) {
    for (const [text, entry] of knownCounting(source)?.byKey ?? []) {
      if (byKey.has(text) || entries.length >= most) continue;
      byKey.set(text, entry);
      entries.push(entry);
    }
  }
  return { of: mapping, entries, byKey };
}

/** Where a node starts, including its tag and anchor. */
export function outerStart(node: Node): number {
  let start = node.start;
  if (node.tagStart >= 0) start = Math.min(start, node.tagStart);
  if (node.anchorStart >= 0) start = Math.min(start, node.anchorStart);
  return start;
}

/** The innermost node at an offset, which may be a key or a tag; a node also contains the offset right after it. */
export function nodeAt(tree: Tree, offset: number): Node | null {
  let found = lastBefore(tree.documents, offset, outerStart);
  if (found === undefined || found.end < offset) return null;
  for (;;) {
    const child: Node | undefined = childAt(found, offset);
    if (child === undefined || child.end < offset) return found;
    found = child;
  }
}

function childAt(node: Node, offset: number): Node | undefined {
  if (node.kind === 'sequence') return lastBefore(node.items, offset, outerStart);
  if (node.kind !== 'mapping') return undefined;
  const entry = lastBefore(node.entries, offset, entryStart);
  const value = entry?.value ?? null;
  return value !== null && outerStart(value) <= offset ? value : entry?.key;
}

/** Keys and indices from the root of the document to a node; a key has the path of its entry. */
export function pathOf(node: Node): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let child = node; child.parent !== null; child = child.parent) path.push(stepTo(child, child.parent));
  return path.reverse();
}

function stepTo(child: Node, parent: Mapping | Sequence): string | number {
  const index = memberIndex(child, parent);
  const entry = parent.kind === 'mapping' ? parent.entries[index] : undefined;
  return (entry === undefined ? null : keyText(entry)) ?? index;
}

/** The index of a node among the items of its parent, or of the entry whose key or value it is. */
export function memberIndex(child: Node, parent: Mapping | Sequence): number {
  const start = outerStart(child);
  return parent.kind === 'sequence' ? lastIndexBefore(parent.items, start, outerStart) : lastIndexBefore(parent.entries, start, entryStart);
}

/** The entry whose value this node is; null for items, keys and roots. */
export function entryOf(node: Node): Entry | null {
  if (node.parent?.kind !== 'mapping') return null;
  const entry = node.parent.entries[memberIndex(node, node.parent)];
  return entry?.value === node ? entry : null;
}

/** The entry whose key this node is; null for any other node. */
export function entryOfKey(node: Node): Entry | null {
  return node.parent?.kind === 'mapping' ? (node.parent.entries.find(({ key }) => key === node) ?? null) : null;
}

/**
 * Visits a node and everything below it in the order of the text, each key before its value. Aliases are visited, but not
 * followed. When a visit returns `'skip'`, nothing below that node is visited.
 */
export function walk(root: Node, visit: (node: Node) => 'skip' | void): void {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (visit(node) === 'skip') continue;
    if (node.kind === 'sequence') {
      for (let index = node.items.length - 1; index >= 0; index--) pushNode(waiting, node.items[index]);
    } else if (node.kind === 'mapping') {
      for (let index = node.entries.length - 1; index >= 0; index--) {
        pushNode(waiting, node.entries[index]?.value);
        pushNode(waiting, node.entries[index]?.key);
      }
    }
  }
}

function pushNode(waiting: Node[], node: Node | null | undefined): void {
  if (node !== null && node !== undefined) waiting.push(node);
}

function entryStart(entry: Entry): number {
  return entry.start;
}

function lastBefore<T>(ordered: readonly T[], offset: number, startOf: (item: T) => number): T | undefined {
  return ordered[lastIndexBefore(ordered, offset, startOf)];
}

/** The index of the last item that starts at or before an offset; -1 when all of them start later. */
function lastIndexBefore<T>(ordered: readonly T[], offset: number, startOf: (item: T) => number): number {
  return firstIndex(ordered, (item) => startOf(item) > offset) - 1;
}
