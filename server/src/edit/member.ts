/** The members of a collection, entries and items alike, and what is to be done with them. */
import { outerStart } from '../syntax/lookup.js';
import type { Span } from '../text/span.js';
import type { Noted } from './change.js';
import type { Content } from './content.js';
import { type Collection, dashOf, type Layout } from './layout.js';

/** A new member after the one with index `after`, where -1 means before all; `key` is null for an item. */
export interface Insertion extends Noted {
  readonly after: number;
  readonly key: string | null;
  readonly value: Content;
}

/** All that is to be done to the members of one collection. */
export interface Work {
  readonly collection: Collection;
  /** From the key or dash to the end of the value. */
  readonly members: readonly Span[];
  readonly removed: ReadonlyMap<number, Noted>;
  readonly insertions: readonly Insertion[];
}

/** Neighbouring members that are removed together: the indices of the first and the last. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

export function membersOf(layout: Layout, collection: Collection): readonly Span[] {
  if (collection.kind === 'mapping') return collection.entries;
  if (collection.style === 'flow') return collection.items.map((item) => ({ start: outerStart(item), end: item.end }));
  return collection.items.map((item, index) => ({ start: dashOf(layout, collection, index), end: item.end }));
}

export function runsOf(work: Work): readonly Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < work.members.length; first++) {
    if (!work.removed.has(first)) continue;
    let last = first;
    while (work.removed.has(last + 1)) last += 1;
    runs.push({ first, last });
    first = last;
  }
  return runs;
}

/** The nearest remaining member at or before an index; -1 without one. */
export function keptBefore(work: Work, index: number): number {
  let kept = Math.min(index, work.members.length - 1);
  while (kept >= 0 && work.removed.has(kept)) kept -= 1;
  return kept;
}

/** The first remaining member; the number of members when none remains. */
export function firstKept(work: Work): number {
  let kept = 0;
  while (work.removed.has(kept)) kept += 1;
  return kept;
}

/** By collection: many plans add to `Resources`, which may have thousands of members. */
const usualGaps = new WeakMap<Collection, number>();

/** The usual number of blank lines between two members; `above` counts those above the member with an index. */
export function usualGap({ collection, members }: Work, above: (index: number) => number): number {
  const known = usualGaps.get(collection);
  if (known !== undefined) return known;
  const gaps = members.slice(1).map((_, index) => above(index + 1));
  const apart = gaps.filter((gap) => gap > 0);
  const least = apart.reduce((left, right) => Math.min(left, right), Infinity);
  const gap = apart.length * 2 > gaps.length ? least : 0;
  usualGaps.set(collection, gap);
  return gap;
}
