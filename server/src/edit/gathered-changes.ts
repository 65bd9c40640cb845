/** Groups changes by the collection that they change, and drops those inside something that another change removes. */
import { entryOf, keyText, memberIndex } from '../syntax/lookup.js';
import type { Entry, Mapping, Node } from '../syntax/tree.js';
import { bothNotes, type Change, type Emptied, noteOf, type Noted, type Place } from './change.js';
import { type Content, joinedContent } from './content.js';
import { type Collection, isEntry, type Layout } from './layout.js';
import { type Insertion, membersOf, type Work } from './member.js';
import { isIntrinsicName } from './style-votes.js';

export interface Setting {
  readonly target: Entry | Node;
  readonly value: Content;
  readonly noted: Noted;
}

export interface Renaming {
  readonly entry: Entry;
  readonly key: string;
  readonly noted: Noted;
}

export type Splice = Extract<Change, { kind: 'splice' }>;

export interface Gathered {
  readonly settings: readonly Setting[];
  readonly renamings: readonly Renaming[];
  readonly splices: readonly Splice[];
  /** The innermost collections first. */
  readonly works: readonly Work[];
}

interface Draft {
  readonly removed: Map<number, Noted>;
  readonly insertions: Insertion[];
  /** Whether the collection is removed when it becomes empty. */
  goes: boolean;
}

type Drafts = Map<Collection, Draft>;
type Settings = ReadonlyMap<Entry | Node, Setting>;

export function gatherChanges(layout: Layout, changes: readonly Change[]): Gathered {
  const drafts: Drafts = new Map();
  const settings = new Map<Entry | Node, Setting>();
  const renamings: Renaming[] = [];
  const splices: Splice[] = [];
  for (const change of changes) {
    const noted = noteOf(change);
    switch (change.kind) {
      case 'set':
        addSetting(settings, change, noted);
        break;
      case 'rename':
        renamings.push({ entry: change.entry, key: change.key, noted });
        break;
      case 'remove':
        remove(drafts, change.target, change.emptied, noted);
        break;
      case 'splice':
        splices.push(change);
        break;
      case 'insert-entry':
        insert(drafts, change.mapping, change.place, { key: change.key, value: change.value, ...noted });
        break;
      case 'insert-item':
        insert(drafts, change.sequence, change.place, { key: null, value: change.value, ...noted });
        break;
    }
  }
  removeEmptied(drafts, settings);
  const isGone = insideOf(drafts, settings);
  return {
    settings: [...settings.values()].filter(({ target }) => !isGone(isEntry(target) ? target.key : target)),
    renamings: renamings.filter(({ entry }) => !isGone(entry.key)),
    splices: splices.filter(({ scalar }) => !isGone(scalar) && !settings.has(entryOf(scalar) ?? scalar)),
    works: worksOf(
      layout,
      [...drafts].filter(([collection]) => !isGone(collection) && !settings.has(ownerOf(collection))),
    ),
  };
}

/** A new value for what an entry holds is set at the entry. */
function addSetting(settings: Map<Entry | Node, Setting>, { target: wished, value }: Extract<Change, { kind: 'set' }>, noted: Noted): void {
  const target = isEntry(wished) ? wished : (entryOf(wished) ?? wished);
  settings.set(target, { target, value, noted });
}

function worksOf(layout: Layout, drafts: readonly (readonly [Collection, Draft])[]): readonly Work[] {
  return [...drafts]
    .sort(([left], [right]) => depthOf(right) - depthOf(left))
    .map(([collection, { removed, insertions }]) => ({ collection, members: membersOf(layout, collection), removed, insertions }));
}

/** The entry or item that contains a collection; a root is its own owner. */
export function ownerOf(collection: Collection): Entry | Node {
  return entryOf(collection) ?? collection;
}

function draftOf(drafts: Drafts, collection: Collection): Draft {
  const known = drafts.get(collection);
  if (known !== undefined) return known;
  const draft: Draft = { removed: new Map(), insertions: [], goes: false };
  drafts.set(collection, draft);
  return draft;
}

/** The position of an entry or item among its siblings; null for a root. */
function indexIn(target: Entry | Node): { readonly parent: Collection; readonly index: number } | null {
  const entry = isEntry(target) ? target : entryOf(target);
  const parent = entry !== null ? entry.key.parent : isEntry(target) ? null : target.parent;
  if (parent?.kind === 'mapping') return entry === null ? null : { parent, index: memberIndex(entry.key, parent) };
  return parent === null || isEntry(target) ? null : { parent, index: memberIndex(target, parent) };
}

function remove(drafts: Drafts, target: Entry | Node, emptied: Emptied, noted: Noted): void {
  const at = indexIn(target);
  if (at === null) return;
  const draft = draftOf(drafts, at.parent);
  if (!draft.removed.has(at.index)) draft.removed.set(at.index, noted);
  draft.goes ||= emptied === 'remove';
}

/**
 * Removes what has been emptied and is not to stay, and with it whatever it leaves empty, but never an argument of a function.
 * The drafts grow while they are walked.
 */
function removeEmptied(drafts: Drafts, settings: Settings): void {
  for (let count = -1; count !== removals(drafts);) {
    count = removals(drafts);
    for (const [collection, draft] of [...drafts]) {
      const isEmpty = draft.goes && draft.insertions.length === 0 && draft.removed.size === sizeOf(collection);
      if (!isEmpty || settings.has(ownerOf(collection)) || isArgument(collection)) continue;
      remove(drafts, ownerOf(collection), 'remove', [...draft.removed.values()][0] ?? {});
    }
  }
}

/** Whether an intrinsic depends on it, as `Fn::If` does on each of its branches. */
function isArgument({ parent }: Collection): boolean {
  if (parent?.kind !== 'sequence') return false;
  const entry = entryOf(parent);
  return (parent.tag !== null && /^![A-Z]/.test(parent.tag)) || (entry !== null && isIntrinsicName(keyText(entry) ?? ''));
}

function removals(drafts: Drafts): number {
  let count = 0;
  for (const { removed } of drafts.values()) count += removed.size;
  return count;
}

function sizeOf(collection: Collection): number {
  return collection.kind === 'mapping' ? collection.entries.length : collection.items.length;
}

function insert(drafts: Drafts, collection: Collection, place: Place, insertion: Omit<Insertion, 'after'>): void {
  const { insertions } = draftOf(drafts, collection);
  const index = insertion.key === null ? -1 : insertions.findIndex(({ key }) => key === insertion.key);
  const earlier = insertions[index];
  if (earlier === undefined) insertions.push({ ...insertion, after: placeIn(collection, place, insertion.key) });
  else insertions[index] = { ...earlier, value: joinedContent(earlier.value, insertion.value), ...bothNotes(earlier, insertion) };
}

/** The index of the member after which a new one goes; -1 for the first place. */
function placeIn(collection: Collection, place: Place, key: string | null): number {
  const last = sizeOf(collection) - 1;
  switch (place.kind) {
    case 'first':
      return -1;
    case 'last':
      return last;
    case 'sorted':
      return key === null || collection.kind === 'sequence' ? last : sortedPlace(collection, key);
    case 'before':
    case 'after': {
      const at = indexIn(place.sibling);
      if (at === null || at.parent !== collection) return last;
      return place.kind === 'after' ? at.index : at.index - 1;
    }
  }
}

/** After the last smaller key if the keys are sorted, at the end if they are not. */
function sortedPlace(mapping: Mapping, key: string): number {
  const keys = mapping.entries.map((entry) => keyText(entry) ?? '');
  const isSorted = keys.length > 2 && keys.every((other, index) => index === 0 || (keys[index - 1] ?? '') <= other);
  if (!isSorted) return keys.length - 1;
  return keys.filter((other) => other < key).length - 1;
}

/** Tells whether a node is in a removed member, or in a replaced value. */
function insideOf(drafts: Drafts, settings: Settings): (node: Node) => boolean {
  const replaced = new Set([...settings.keys()].map((target) => (isEntry(target) ? target.value : target)));
  const gone = new Set(
    [...drafts].flatMap(([collection, { removed }]) => [...removed.keys()].flatMap((index) => nodesAt(collection, index))),
  );
  return (node) => {
    for (let child = node; child.parent !== null; child = child.parent) {
      if (gone.has(child) || replaced.has(child.parent)) return true;
    }
    return false;
  };
}

/** The key and the value of an entry, or an item. */
function nodesAt(collection: Collection, index: number): readonly (Node | null | undefined)[] {
  if (collection.kind === 'sequence') return [collection.items[index]];
  const entry = collection.entries[index];
  return [entry?.key, entry?.value];
}

function depthOf(collection: Collection): number {
  let depth = 0;
  for (let node: Node | null = collection; node !== null; node = node.parent) depth += 1;
  return depth;
}
