/** Finds a text that several patterns match at once: a resource or a value to evaluate with. */
import { joinTexts, type Hole, type PartialText } from './partial-text.js';
import { atomsOf, isInSet, isSameHole, isSubset, type Atom } from './pattern-atom.js';
import type { Pattern } from './pattern.js';

/** The search gives up after this many steps. */
const stepLimit = 60_000;
const fillers = 'xzqjkvwyxuhgfdbpm0123456789';

/**
 * A text that all patterns match whatever fills their holes, stars filled, as far as they can be, by a letter that occurs
 * in none of the patterns; null when there is none. Variables must have been filled.
 */
export function commonText(patterns: readonly Pattern[]): PartialText | null {
  const rows = patterns.map(atomsOf);
  const filler = [...fillers].find((letter) => !patterns.some((pattern) => pattern.text.includes(letter))) ?? '~';
  const attempts = [() => rows.map(withoutEmptyStars), ...rows.map((_, filled) => () => filledRow(rows, filled)), () => rows];
  for (const attempt of attempts) {
    const text = search(attempt(), filler);
    if (text !== null) return text;
  }
  return null;
}

function filledRow(rows: readonly (readonly Atom[])[], filled: number): readonly (readonly Atom[])[] {
  return rows.map((row, index) => (index === filled ? withoutEmptyStars(row) : row));
}

/** The position of the search in each row, the step it came from, and what it wrote on the way. */
interface Step {
  readonly places: readonly number[];
  readonly from: Step | null;
  readonly written: string | Hole | null;
}

function search(rows: readonly (readonly Atom[])[], filler: string): PartialText | null {
  const seen = new Set<string>();
  const open: Step[] = [{ places: rows.map(() => 0), from: null, written: null }];
  for (let step = open.pop(); step !== undefined && seen.size < stepLimit; step = open.pop()) {
    const key = step.places.join();
    if (seen.has(key)) continue;
    seen.add(key);
    const atoms = step.places.map((place, row) => rows[row]?.[place]);
    if (atoms.every((atom) => atom === undefined)) return textBehind(step);
    open.push(...skips(step, atoms));
    const next = write(
      step,
      atoms.filter((atom) => atom !== undefined),
      filler,
    );
    if (next !== null) open.push(next);
  }
  return null;
}

/** Leaves a star, empty or not. */
function skips(step: Step, atoms: readonly (Atom | undefined)[]): Step[] {
  return atoms.flatMap((atom, row) => {
    if (atom?.kind !== 'many') return [];
    return [{ places: step.places.map((place, index) => (index === row ? place + 1 : place)), from: step, written: null }];
  });
}

/** Writes what all rows accept next; null when they demand different things, or a row is at its end. */
function write(step: Step, atoms: readonly Atom[], filler: string): Step | null {
  if (atoms.length < step.places.length) return null;
  const chars = atoms.filter((atom) => atom.kind === 'char');
  const wanted = chars.find((atom) => atom.isOfHole) ?? chars[0] ?? atoms.find((atom) => 'hole' in atom) ?? { kind: 'char', char: filler };
  if (!atoms.every((atom) => takes(atom, wanted))) return null;
  const places = step.places.map((place, row) => (atoms[row]?.kind === 'many' ? place : place + 1));
  return { places, from: step, written: writtenFor(wanted) };
}

function takes(atom: Atom, wanted: Atom): boolean {
  if (wanted.kind === 'char') return atom.kind === 'char' ? atom.char === wanted.char : !('hole' in atom) && isInSet(wanted.char, atom.set);
  if (atom.kind === 'many' || (atom.kind === 'one' && wanted.kind === 'hole-one')) return isSubset(wanted.set, atom.set);
  return isSameHole(atom, wanted);
}

/** A hole of several atoms is written with its first atom. */
function writtenFor(atom: Atom): string | Hole | null {
  if (atom.kind === 'char') return atom.isOfHole === true ? null : atom.char;
  return 'hole' in atom && atom.index === 0 && atom.hole.kind === 'hole' ? atom.hole : null;
}

function textBehind(last: Step): PartialText {
  const written: (string | Hole)[] = [];
  for (let step: Step | null = last; step !== null; step = step.from) if (step.written !== null) written.push(step.written);
  return joinTexts(written.reverse());
}

function withoutEmptyStars(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.flatMap((atom) => (atom.kind === 'many' ? [{ kind: 'one', set: atom.set } satisfies Atom, atom] : [atom]));
}
