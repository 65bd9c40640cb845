/**
 * Whether one pattern matches everything that another one matches. Three answers, since patterns may have holes: `yes`
 * and `no` hold whatever fills the holes. Time is the product of the lengths; nothing backtracks.
 */
import { tick } from '../text/patience.js';
import { firstDifference, nameDifferentResources } from './distinct-resource.js';
import { isEverything, literalOf, literalPrefix, type Pattern } from './pattern.js';
import { atomsOf, isInSet, isSameHole, isSubset, widestAtoms, type Atom } from './pattern-atom.js';

export type Answer = 'yes' | 'no' | 'maybe';

/** Beyond this many steps the answer is `maybe`. */
const stepLimit = 4_000_000;

/** Whether `outer` matches all that `inner` matches. */
export function covers(outer: Pattern, inner: Pattern): Answer {
  tick();
  const quick = quickAnswer(outer, inner);
  if (quick !== null) return quick;
  const from = atomsOf(inner);
  const to = atomsOf(outer);
  if (from.length * to.length > stepLimit) return 'maybe';
  if (reaches(from, to, certainly)) return 'yes';
  return reaches(from, widestAtoms(outer), possibly) ? 'maybe' : 'no';
}

/** Combines the answers to "does any of them?". */
export function anyOf(answers: Iterable<Answer>): Answer {
  let best: Answer = 'no';
  for (const answer of answers) {
    if (answer === 'yes') return 'yes';
    if (answer === 'maybe') best = 'maybe';
  }
  return best;
}

/** Combines the answers to "do all of them?". */
export function allOf(answers: Iterable<Answer>): Answer {
  let worst: Answer = 'yes';
  for (const answer of answers) {
    if (answer === 'no') return 'no';
    if (answer === 'maybe') worst = 'maybe';
  }
  return worst;
}

export function not(answer: Answer): Answer {
  return answer === 'maybe' ? 'maybe' : answer === 'yes' ? 'no' : 'yes';
}

function quickAnswer(outer: Pattern, inner: Pattern): Answer | null {
  if (isEverything(outer)) return 'yes';
  const whole = literalOf(outer);
  const text = literalOf(inner);
  if (whole !== null && text !== null) return whole === text ? 'yes' : 'no';
  if (beginDifferently(outer, inner)) return 'no';
  if (text === null) return nameDifferentResources(outer, inner) ? 'no' : null;
  if (text.length < literalPrefix(outer).length) return 'no';
  const literals = betweenStars(outer);
  if (literals === null) return null;
  return holdsInOrder(text, literals) ? 'yes' : 'no';
}

/** Whether both are the same up to a place where they have different texts, neither of which begins with the other. */
function beginDifferently(left: Pattern, right: Pattern): boolean {
  const at = firstDifference(left, right);
  const [one, other] = [left.segments[at], right.segments[at]];
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return !one.startsWith(other) && !other.startsWith(one);
}

/** The texts before, between and after the stars of a pattern with nothing else in it; null for any other pattern. */
function betweenStars(pattern: Pattern): readonly string[] | null {
  const literals: string[] = [''];
  for (const segment of pattern.segments) {
    if (typeof segment === 'string') literals[literals.length - 1] = segment;
    else if (segment.kind === 'many' && segment.set === 'any') literals.push('');
    else return null;
  }
  return literals.length > 1 ? literals : null;
}

/** Whether a text begins with the first, ends with the last, and contains the others between them in order. */
function holdsInOrder(text: string, literals: readonly string[]): boolean {
  const last = literals.at(-1) ?? '';
  let from = literals[0]?.length ?? 0;
  for (const literal of literals.slice(1, -1)) {
    const at = text.indexOf(literal, from);
    if (at < 0) return false;
    from = at + literal.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** For which fillings of the holes we ask: for all of them, or for the most favourable one. */
interface Mode {
  /** Whether an atom of the outer pattern accepts any number of atoms of the inner one, including none. */
  readonly repeats: (outer: Atom) => boolean;
  readonly takes: (outer: Atom, inner: Atom) => boolean;
  /** Whether an atom of the inner pattern can be filled with whatever the outer one accepts. */
  readonly isFree: (inner: Atom) => boolean;
}

/** A hole is accepted only by a star and by itself. */
const certainly: Mode = {
  repeats: (outer) => outer.kind === 'many',
  takes: (outer, inner) => {
    switch (outer.kind) {
      case 'char':
        return inner.kind === 'char' && inner.char === outer.char;
      case 'one':
      case 'many':
        if (inner.kind === 'char') return isInSet(inner.char, outer.set);
        return isSubset(inner.set, outer.set) && (outer.kind === 'many' || isSingle(inner));
      case 'hole-one':
      case 'hole-many':
        return isSameHole(outer, inner);
    }
  },
  isFree: () => false,
};

/** Each hole is taken by itself, and those of the inner pattern are filled with whatever fits; the outer atoms are the widest ones. */
const possibly: Mode = {
  repeats: (outer) => outer.kind === 'many' || outer.kind === 'hole-many',
  takes: (outer, inner) => {
    if (inner.kind === 'char') return outer.kind === 'char' ? inner.char === outer.char : isInSet(inner.char, outer.set);
    if (inner.kind === 'hole-one') return outer.kind !== 'char' || isInSet(outer.char, inner.set);
    return (outer.kind === 'many' || (outer.kind === 'one' && isSingle(inner))) && isSubset(inner.set, outer.set);
  },
  isFree: (inner) => inner.kind === 'hole-many',
};

/** Runs the inner pattern through the outer one, keeping after each atom the possible positions in the outer one, in order. */
function reaches(inner: readonly Atom[], outer: readonly Atom[], mode: Mode): boolean {
  let places: number[] = [];
  enter(places, 0, outer, mode);
  for (const atom of inner) {
    places = mode.isFree(atom) ? fill(places, atom, outer, mode) : step(places, atom, outer, mode);
    if (places.length === 0) return false;
  }
  return places.at(-1) === outer.length;
}

/** The positions after one atom of the inner pattern. */
function step(places: readonly number[], inner: Atom, outer: readonly Atom[], mode: Mode): number[] {
  const next: number[] = [];
  for (const place of places) {
    const atom = outer[place];
    if (atom !== undefined && mode.takes(atom, inner)) enter(next, mode.repeats(atom) ? place : place + 1, outer, mode);
  }
  return next;
}

/** The positions after a hole that may become any text of its set: all up to the next character outside the set. */
function fill(places: readonly number[], hole: Atom, outer: readonly Atom[], mode: Mode): number[] {
  const next: number[] = [];
  for (const first of places) {
    if (first <= (next.at(-1) ?? -1)) continue;
    for (let place = first; place <= outer.length; place++) {
      enter(next, place, outer, mode);
      const atom = outer[place];
      if (atom?.kind === 'char' && hole.kind !== 'char' && !isInSet(atom.char, hole.set)) break;
    }
  }
  return next;
}

/** Adds a position, and those that follow by leaving atoms empty. Positions before the last one have been added with it. */
function enter(places: number[], from: number, outer: readonly Atom[], mode: Mode): void {
  if (from <= (places.at(-1) ?? -1)) return;
  let place = from;
  places.push(place);
  for (let atom = outer[place]; atom !== undefined && mode.repeats(atom); atom = outer[place]) places.push(++place);
}

function isSingle(atom: Atom): boolean {
  return atom.kind === 'one' || atom.kind === 'hole-one';
}
