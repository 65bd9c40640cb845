/**
 * Whether one pattern matches everything that another one matches. Three answers, since patterns may have holes: `yes`
 * and `no` hold whatever fills the holes. Time is the product of the lengths; nothing backtracks.
 */
import { nameDifferentResources } from './distinct-resource.js';
import { isEverything, literalOf, literalPrefix, type Pattern } from './pattern.js';
import { atomsOf, isInSet, isSameHole, isSubset, widestAtoms, type Atom } from './pattern-atom.js';

export type Answer = 'yes' | 'no' | 'maybe';

/** Beyond this many steps the answer is `maybe`. */
const stepLimit = 4_000_000;

/** Whether `outer` matches all that `inner` matches. */
export function covers(outer: Pattern, inner: Pattern): Answer {
  const quick = quickAnswer(outer, inner);
  if (quick !== null) return quick;
  const from = atomsOf(inner);
  const to = atomsOf(outer);
  if (from.length * to.length > stepLimit) return 'maybe';
  if (reaches(from, to, certainly)) return 'yes';
  return reaches(from, widestAtoms(outer), possibly) ? 'maybe' : 'no';
}

/** Of several answers to "does any?" the one that counts. */
export function anyOf(answers: Iterable<Answer>): Answer {
  let best: Answer = 'no';
  for (const answer of answers) {
    if (answer === 'yes') return 'yes';
    if (answer === 'maybe') best = 'maybe';
  }
  return best;
}

/** Of several answers to "do all?" the one that counts. */
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
  const prefix = literalPrefix(outer);
  const begins = literalPrefix(inner);
  const common = Math.min(prefix.length, begins.length);
  if (prefix.slice(0, common) !== begins.slice(0, common)) return 'no';
  if (text === null) return nameDifferentResources(outer, inner) ? 'no' : null;
  if (common < prefix.length) return 'no';
  const literals = betweenStars(outer);
  if (literals === null) return null;
  return holdsInOrder(text, literals) ? 'yes' : 'no';
}

/** The texts before, between and behind the stars of a pattern that holds nothing else; null for any other pattern. */
function betweenStars(pattern: Pattern): readonly string[] | null {
  const literals: string[] = [''];
  for (const segment of pattern.segments) {
    if (typeof segment === 'string') literals[literals.length - 1] = segment;
    else if (segment.kind === 'many' && segment.set === 'any') literals.push('');
    else return null;
  }
  return literals.length > 1 ? literals : null;
}

/** Whether a text begins with the first, ends with the last and holds the others between them, one after the other. */
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

/** Under which fillings of the holes something is asked: under all of them, or under the one that suits best. */
interface Mode {
  /** Whether an atom of the outer pattern takes any number of atoms of the inner one, none among them. */
  readonly repeats: (outer: Atom) => boolean;
  readonly takes: (outer: Atom, inner: Atom) => boolean;
  /** Whether an atom of the inner pattern can be filled with whatever suits the outer one. */
  readonly isFree: (inner: Atom) => boolean;
}

/** A hole is taken only by a star and by itself. */
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

/** Each hole by itself, one of the inner pattern filled with whatever fits; the outer atoms are the widest ones. */
const possibly: Mode = {
  repeats: (outer) => outer.kind === 'many' || outer.kind === 'hole-many',
  takes: (outer, inner) => {
    if (inner.kind === 'char') return outer.kind === 'char' ? inner.char === outer.char : isInSet(inner.char, outer.set);
    if (inner.kind === 'hole-one') return outer.kind !== 'char' || isInSet(outer.char, inner.set);
    return (outer.kind === 'many' || (outer.kind === 'one' && isSingle(inner))) && isSubset(inner.set, outer.set);
  },
  isFree: (inner) => inner.kind === 'hole-many',
};

/** Runs the inner pattern through the outer one, keeping behind each atom the set of places where the outer one may be. */
function reaches(inner: readonly Atom[], outer: readonly Atom[], mode: Mode): boolean {
  let places = skip([true], outer, mode);
  for (const atom of inner) {
    places = skip(mode.isFree(atom) ? fill(places, atom, outer) : step(places, atom, outer, mode), outer, mode);
    if (!places.includes(true)) return false;
  }
  return places[outer.length] === true;
}

/** The places behind one atom of the inner pattern. */
function step(places: readonly boolean[], inner: Atom, outer: readonly Atom[], mode: Mode): boolean[] {
  const next: boolean[] = [];
  outer.forEach((atom, place) => {
    if (places[place] === true && mode.takes(atom, inner)) next[mode.repeats(atom) ? place : place + 1] = true;
  });
  return next;
}

/** The places behind a hole that may become any text of its set. */
function fill(places: readonly boolean[], hole: Atom, outer: readonly Atom[]): boolean[] {
  const next: boolean[] = [];
  let isWithin = false;
  for (let place = 0; place <= outer.length; place++) {
    isWithin ||= places[place] === true;
    next[place] = isWithin;
    const atom = outer[place];
    if (atom?.kind === 'char' && hole.kind !== 'char' && !isInSet(atom.char, hole.set)) isWithin = false;
  }
  return next;
}

/** The same places and those that leaving atoms empty leads to. */
function skip(places: boolean[], outer: readonly Atom[], mode: Mode): boolean[] {
  outer.forEach((atom, place) => {
    if (places[place] === true && mode.repeats(atom)) places[place + 1] = true;
  });
  return places;
}

function isSingle(atom: Atom): boolean {
  return atom.kind === 'one' || atom.kind === 'hole-one';
}
