/** Finds among many patterns those that may cover another one, by the literal text in which they begin, without asking each. */
import { literalOf, literalPrefix, type Pattern } from './pattern.js';

/** What is found by a pattern, in the order of the entries, each once; none of what is left out covers the pattern. */
export type PatternIndex<T> = (inner: Pattern) => readonly T[];

/** `patterns`: those by which an entry is found; null for one that is always found. */
export function patternIndex<T>(entries: readonly T[], patterns: (entry: T) => readonly Pattern[] | null): PatternIndex<T> {
  const always: number[] = [];
  const byBeginning = new Map<string, number[]>();
  for (const [place, entry] of entries.entries()) {
    const own = patterns(entry);
    if (own === null) always.push(place);
    for (const beginning of new Set(own?.map(literalPrefix))) {
      const known = byBeginning.get(beginning);
      if (known === undefined) byBeginning.set(beginning, [place]);
      else known.push(place);
    }
  }
  const beginnings = [...byBeginning.keys()].sort();
  const lengths = [...new Set(beginnings.map(({ length }) => length))];
  return (inner) => {
    const text = literalPrefix(inner);
    const shorter = lengths.filter((length) => length <= text.length).map((length) => text.slice(0, length));
    // A text that is spelled out does not go on, so that what begins with more than it does not cover it.
    const longer = literalOf(inner) === null ? goingOn(beginnings, text) : [];
    const places = new Set([...always, ...[...shorter, ...longer].flatMap((beginning) => byBeginning.get(beginning) ?? [])]);
    return [...places].sort((left, right) => left - right).flatMap((place) => entries.slice(place, place + 1));
  };
}

/** The texts of a sorted list that begin with a text and go on after it. */
function goingOn(sorted: readonly string[], text: string): readonly string[] {
  let from = 0;
  for (let to = sorted.length; from < to;) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') <= text) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (sorted[end]?.startsWith(text) === true) end += 1;
  return sorted.slice(from, end);
}
