/** Patterns as rows of atoms of at most one character class each, the form in which the algorithms work on them. */
import { gather } from '../text/gather.js';
import { onceWith } from '../text/once.js';
import type { Hole } from './partial-text.js';
import { isWildcard, type CharSet, type Pattern, type Segment, type Wildcard } from './pattern.js';
import type { Variable } from './policy-variable.js';

export type Atom =
  | { readonly kind: 'char'; readonly char: string; readonly isOfHole?: true }
  /** `?` or `*`, which match any characters of a set. */
  | Wildcard
  /**
   * Text that is the same whenever the pattern is used, but not known: one character, or any number of them. Atoms of
   * equal source and index are the same text. `mayHoldWildcards`: when it is filled in it may become more than a text.
   */
  | HoleAtom;

export interface HoleAtom {
  readonly kind: 'hole-one' | 'hole-many';
  readonly set: CharSet;
  /** The hole or variable that the text fills. */
  readonly hole: Hole | Variable;
  readonly source: unknown;
  /** Which part of that text. */
  readonly index: number;
  readonly mayHoldWildcards: boolean;
}

const ranks: Readonly<Record<CharSet, number>> = { digit: 0, name: 1, 'no-colon': 2, any: 3 };
/** The atoms of a pattern. A run of wildcards with a star in it is written `*?*?*`, so that any of its stars may be empty. */
export const atomsOf = onceWith((pattern: Pattern): readonly Atom[] => spreadStars(gather(pattern.segments, segmentAtoms)));

/**
 * The atoms of the most that a pattern with holes can match: what may hold wildcards is a star, and a hole beside a star
 * is empty, for with any text in it the pattern would match less.
 */
export function widestAtoms(pattern: Pattern): readonly Atom[] {
  const atoms = atomsOf(pattern);
  if (!atoms.some((atom) => atom.kind === 'hole-many')) return atoms;
  const wide = atoms.map((atom): Atom => (isWildHole(atom) ? { kind: 'many', set: 'any' } : atom));
  const isBesideStar = (hole: Atom, index: number, away: -1 | 1): boolean => {
    let next = index + away;
    while (wide[next]?.kind === 'one' || wide[next]?.kind === 'hole-many') next += away;
    const star = wide[next];
    return star?.kind === 'many' && hole.kind === 'hole-many' && isSubset(hole.set, star.set);
  };
  const isEmpty = (atom: Atom, index: number): boolean =>
    atom.kind === 'hole-many' && (isBesideStar(atom, index, -1) || isBesideStar(atom, index, 1));
  return spreadStars(wide.filter((atom, index) => !isEmpty(atom, index)));
}

export function isSubset(inner: CharSet, outer: CharSet): boolean {
  return ranks[inner] <= ranks[outer];
}

export function isInSet(char: string, set: CharSet): boolean {
  switch (set) {
    case 'digit':
      return char >= '0' && char <= '9';
    case 'name':
      return char !== ':' && char !== '/' && char !== '*' && char !== '?';
    case 'no-colon':
      return char !== ':';
    case 'any':
      return true;
  }
}

/** Whether both are the same text, whatever it is. */
export function isSameHole(left: Atom, right: Atom): boolean {
  return 'source' in left && 'source' in right && left.kind === right.kind && left.source === right.source && left.index === right.index;
}

function segmentAtoms(segment: Segment): readonly Atom[] {
  if (typeof segment === 'string') return Array.from(segment, (char) => ({ kind: 'char', char }));
  if (isWildcard(segment)) return [segment];
  return segment.kind === 'variable' ? [holeAtom(segment, 'hole-many', 'any', 0)] : holeAtoms(segment);
}

function holeAtoms(hole: Hole): readonly Atom[] {
  switch (hole.filling) {
    case 'account':
      return Array.from({ length: 12 }, (_, index) => holeAtom(hole, 'hole-one', 'digit', index));
    case 'partition':
    case 'region':
    case 'name':
      return nameAtoms(hole, 0);
    case 'generated':
      return [...nameAtoms(hole, 0), dashOfHole, ...nameAtoms(hole, 2), dashOfHole, ...nameAtoms(hole, 4)];
    case 'suffix':
      return Array.from({ length: 6 }, (_, index) => holeAtom(hole, 'hole-one', 'name', index));
    case 'text':
    case 'anything':
      return [holeAtom(hole, 'hole-many', 'any', 0)];
  }
}

const dashOfHole: Atom = { kind: 'char', char: '-', isOfHole: true };

function nameAtoms(hole: Hole, index: number): readonly Atom[] {
  return [holeAtom(hole, 'hole-one', 'name', index), holeAtom(hole, 'hole-many', 'name', index + 1)];
}

function holeAtom(hole: Hole | Variable, kind: HoleAtom['kind'], set: CharSet, index: number): HoleAtom {
  const source = hole.kind === 'variable' ? `\${${hole.key}}` : (hole.id ?? hole);
  return { kind, set, hole, source, index, mayHoldWildcards: hole.kind === 'hole' && hole.filling === 'anything' };
}

function isWildHole(atom: Atom): boolean {
  return atom.kind === 'hole-many' && atom.mayHoldWildcards;
}

function spreadStars(atoms: readonly Atom[]): readonly Atom[] {
  const spread: Atom[] = [];
  for (let start = 0; start < atoms.length;) {
    const first = atoms[start];
    let end = start + 1;
    if (first?.kind === 'one' || first?.kind === 'many') {
      while (isWildcardOf(atoms[end], first.set)) end += 1;
      spread.push(...spreadRun(atoms.slice(start, end)));
    } else if (first !== undefined) {
      spread.push(first);
    }
    start = end;
  }
  return spread;
}

function spreadRun(run: readonly Atom[]): readonly Atom[] {
  const star = run.find((atom) => atom.kind === 'many');
  if (star === undefined) return run;
  return [star, ...run.filter((atom) => atom.kind === 'one').flatMap((one) => [one, star])];
}

function isWildcardOf(atom: Atom | undefined, set: CharSet): boolean {
  return (atom?.kind === 'one' || atom?.kind === 'many') && atom.set === set;
}
