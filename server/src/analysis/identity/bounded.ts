/** In which ways boundaries limit what an identity may do, where conditions leave some of them out. */
import { conjoin, waysWithout, type Guard } from '../../value/guard.js';
import type { OwnStatement } from './limit.js';

export interface Boundary {
  /** When it is there. */
  readonly when: Guard;
  /** Null where they are not known. */
  readonly statements: readonly OwnStatement[] | null;
}

/** A way in which something may be allowed. */
export interface Bounded {
  readonly when: Guard;
  /** The statements of each boundary that may be there then; all of them together let through what is certain. */
  readonly boundaries: readonly (readonly OwnStatement[])[];
}

/** The ways in which what limits a grant that holds under a guard is known, the widest first; none where there are too many to follow. */
export function waysWithin(boundaries: readonly Boundary[], guard: Guard, isPossible: (way: Guard) => boolean): readonly Bounded[] {
  if (boundaries.length === 0) return [{ when: guard, boundaries: [] }];
  const unknown = boundaries.filter(({ statements }) => statements === null);
  return without(unknown, guard, isPossible).flatMap((way) => {
    const known = boundaries.filter(({ when, statements }) => statements !== null && conjoin(way, when) !== null);
    const free = known.length === 0 ? [] : without(known, way, isPossible);
    return [
      { when: way, boundaries: known.flatMap(({ statements }) => (statements === null ? [] : [statements])) },
      ...free.map((when) => ({ when, boundaries: [] })),
    ];
  });
}

function without(boundaries: readonly Boundary[], guard: Guard, isPossible: (way: Guard) => boolean): readonly Guard[] {
  const guards = boundaries.map(({ when }) => when);
  return waysWithout(guard, guards, isPossible) ?? [];
}
