/** Whether two patterns have a text in common. Time is the product of the lengths; nothing backtracks. */
import { tick } from '../text/patience.js';
import type { Answer } from './coverage.js';
import { isWildcard, literalPrefix, type Pattern } from './pattern.js';
import { atomsOf, isInSet, isSameHole, isSubset, type Atom } from './pattern-atom.js';

const stepLimit = 4_000_000;

/** Whether some text is matched by both; `yes` and `no` hold whatever fills the holes. */
export function intersects(left: Pattern, right: Pattern): Answer {
  tick();
  if (beginDifferently(literalPrefix(left), literalPrefix(right))) return 'no';
  const [rows, columns] = [atomsOf(left), atomsOf(right)];
  if (rows.length * columns.length > stepLimit) return 'maybe';
  const from = lengthOfSame(rows, columns);
  // Most patterns that are asked about have nothing in common, and this answers for any filling at once.
  if (!meet(rows, columns, from, possibly)) return 'no';
  const isCertain = (isFilled(left) && isFilled(right)) || meet(rows, columns, from, certainly);
  return isCertain ? 'yes' : 'maybe';
}

/** Whether nothing in the pattern is filled in later. */
function isFilled({ segments }: Pattern): boolean {
  return segments.every((segment) => typeof segment === 'string' || isWildcard(segment));
}

function beginDifferently(one: string, other: string): boolean {
  return one.length < other.length ? !other.startsWith(one) : !one.startsWith(other);
}

/** How many characters both rows have in common at their start. */
function lengthOfSame(rows: readonly Atom[], columns: readonly Atom[]): number {
  let length = 0;
  for (const left of rows) {
    const right = columns[length];
    if (left.kind !== 'char' || right?.kind !== 'char' || left.char !== right.char) break;
    length += 1;
  }
  return length;
}

/** For which fillings of the holes we ask: for all of them, or, taking each hole by itself, for some. */
interface Mode {
  readonly repeats: (atom: Atom) => boolean;
  readonly agree: (left: Atom, right: Atom) => boolean;
}

const certainly: Mode = {
  repeats: (atom) => atom.kind === 'many',
  agree: (left, right) => isSameHole(left, right) || accepts(left, right) || accepts(right, left),
};

const possibly: Mode = {
  repeats: (atom) => atom.kind === 'many' || atom.kind === 'hole-many',
  agree: (left, right) => {
    if (left.kind === 'char') return right.kind === 'char' ? left.char === right.char : isInSet(left.char, right.set);
    return right.kind === 'char' ? isInSet(right.char, left.set) : true;
  },
};

/** Whether a wildcard accepts the other atom, whatever fills it. */
function accepts(wildcard: Atom, other: Atom): boolean {
  if (wildcard.kind === 'char') return other.kind === 'char' && other.char === wildcard.char;
  if (wildcard.kind !== 'one' && wildcard.kind !== 'many') return false;
  if (other.kind === 'char') return isInSet(other.char, wildcard.set);
  if (other.kind === 'one' || other.kind === 'many') return true;
  return isSubset(other.set, wildcard.set) && (wildcard.kind === 'many' || other.kind === 'hole-one');
}

/**
 * Walks through both rows at once, behind what they have in common; `reached` has the positions in the columns for the
 * current row.
 */
function meet(rows: readonly Atom[], columns: readonly Atom[], from: number, mode: Mode): boolean {
  let [reached, below] = [new Places(columns.length), new Places(columns.length)];
  reached.add(from);
  for (let row = from; row < rows.length; row++) {
    const left = rows[row];
    if (left === undefined) break;
    const leftRepeats = mode.repeats(left);
    for (let column = reached.first; column <= reached.last; column++) {
      if (!reached.take(column)) continue;
      const right = columns[column];
      const rightRepeats = right !== undefined && mode.repeats(right);
      const doAgree = right !== undefined && mode.agree(left, right);
      if (rightRepeats || (doAgree && leftRepeats)) reached.add(column + 1);
      if (leftRepeats || (doAgree && rightRepeats)) below.add(column);
      if (doAgree) below.add(column + 1);
    }
    if (below.last < 0) return false;
    reached.clear();
    [reached, below] = [below, reached];
  }
  const restMayBeEmpty = columns.reduce((from, column, index) => (mode.repeats(column) ? from : index + 1), 0);
  return reached.last >= restMayBeEmpty;
}

/** A set of positions between the atoms of a row, which also knows its first and its last one. */
class Places {
  first: number;
  last = -1;
  readonly #isThere: Uint8Array;

  constructor(last: number) {
    this.#isThere = new Uint8Array(last + 1);
    this.first = last;
  }

  add(place: number): void {
    this.#isThere[place] = 1;
    this.first = Math.min(this.first, place);
    this.last = Math.max(this.last, place);
  }

  /** Removes a position and says whether it was in the set. */
  take(place: number): boolean {
    const isThere = this.#isThere[place] === 1;
    this.#isThere[place] = 0;
    return isThere;
  }

  /** To be called once all positions have been taken. */
  clear(): void {
    this.first = this.#isThere.length - 1;
    this.last = -1;
  }
}
