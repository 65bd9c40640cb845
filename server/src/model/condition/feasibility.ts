/** Which guards can hold, and which of their assumptions follow from the rest. */
import type { Assumption, Guard } from '../../value/guard.js';
import { Diagrams, ever, never, type Diagram } from './decision-diagram.js';
import { subjectOf, subjectsIn, type Formula } from './formula.js';

/** The only values a parameter may have, or null when it may have any. */
export type Domain = (parameter: string) => readonly string[] | null;

/** What is remembered about an assumption. */
interface Known {
  readonly id: number;
  readonly formula: Formula;
  /** One bit for each subject it mentions. */
  readonly subjects: bigint;
}

/** What holds under every guard. */
interface Given {
  readonly subjects: bigint;
  readonly diagram: Diagram | null;
}

const nothingGiven: Given = { subjects: 0n, diagram: ever };

export class Feasibility {
  readonly #assumed: (assumption: Assumption) => Formula;
  readonly #domain: Domain;
  readonly #diagrams = new Diagrams();
  readonly #formulas = new Map<Formula, Diagram | null>();
  readonly #assumptions = new Map<string, Known>();
  /** By far the most assumptions are that a condition holds or does not. */
  readonly #conditions = { true: new Map<string, Known>(), false: new Map<string, Known>() };
  #count = 0;
  readonly #guards = new Map<string, Diagram | null>();
  readonly #subjects = new Map<string, bigint>();
  readonly #rules: () => readonly Formula[];
  #given: Given | null = null;

  /** `assumed` gives what an assumption states about parameters, `rules` what always holds. */
  constructor(assumed: (assumption: Assumption) => Formula, domain: Domain, rules: () => readonly Formula[]) {
    this.#assumed = assumed;
    this.#domain = domain;
    this.#rules = rules;
  }

  isPossible(guard: Guard): boolean {
    return this.#diagramOfAll(guard.map((assumption) => this.#knownOf(assumption))) !== never;
  }

  /** Whether a formula is always true or always false; null when it can be either. */
  decided(formula: Formula): boolean | null {
    const given = this.#taken().diagram;
    const both = this.#diagrams.and(given, this.#diagramOf(formula));
    if (both === never) return false;
    return both !== null && both === given ? true : null;
  }

  /** Both guards together, without what is implied; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null {
    const known = guard.map((assumption) => this.#knownOf(assumption));
    const combined = [...guard];
    let subjects = known.reduce((all, one) => all | one.subjects, this.#taken().subjects);
    for (const assumption of more) {
      const one = this.#knownOf(assumption);
      if ((subjects & one.subjects) !== 0n) {
        const before = this.#diagramOfAll(known);
        const both = this.#diagrams.and(before, this.#diagramOf(one.formula));
        if (both === never) return null;
        if (both === before && both !== null) continue;
      }
      combined.push(assumption);
      known.push(one);
      subjects |= one.subjects;
    }
    return combined;
  }

  /** Rules that contradict each other are ignored. */
  #taken(): Given {
    if (this.#given === null) {
      // Reading a rule may itself ask what holds; it then finds no rules yet.
      this.#given = nothingGiven;
      const rules = this.#rules();
      const diagram = rules.reduce<Diagram | null>((all, rule) => this.#diagrams.and(all, this.#diagramOf(rule)), ever);
      if (diagram !== never) this.#given = { subjects: this.#subjectsOf(rules), diagram };
      this.#guards.clear();
    }
    return this.#given;
  }

  #diagramOfAll(all: readonly Known[]): Diagram | null {
    const key = all.map(({ id }) => id).join();
    let diagram = this.#guards.get(key);
    if (diagram === undefined) {
      diagram = all.reduce((given, one) => this.#diagrams.and(given, this.#diagramOf(one.formula)), this.#taken().diagram);
      this.#guards.set(key, diagram);
    }
    return diagram;
  }

  #knownOf(assumption: Assumption): Known {
    const isCondition = assumption.kind === 'condition';
    const place = isCondition ? this.#conditions[`${assumption.holds}`] : this.#assumptions;
    const key = isCondition ? assumption.name : keyOf(assumption);
    let known = place.get(key);
    if (known === undefined) {
      const formula = this.#assumed(assumption);
      known = { id: this.#count++, formula, subjects: this.#subjectsOf([formula]) };
      place.set(key, known);
    }
    return known;
  }

  #subjectsOf(formulas: readonly Formula[]): bigint {
    return subjectsIn(formulas).reduce((bits, subject) => {
      const bit = this.#subjects.get(subject) ?? 1n << BigInt(this.#subjects.size);
      this.#subjects.set(subject, bit);
      return bits | bit;
    }, 0n);
  }

  #diagramOf(formula: Formula): Diagram | null {
    const known = this.#formulas.get(formula);
    if (known !== undefined) return known;
    const diagram = this.#build(formula);
    this.#formulas.set(formula, diagram);
    return diagram;
  }

  #build(formula: Formula): Diagram | null {
    const diagrams = this.#diagrams;
    switch (formula.kind) {
      case 'constant':
        return formula.holds ? ever : never;
      case 'equals':
        return diagrams.equals(formula.name, formula.value, this.#domain(formula.name));
      case 'opaque':
        return diagrams.equals(subjectOf(formula), 'true', trueOrFalse);
      case 'not':
        return diagrams.not(this.#diagramOf(formula.of));
      case 'and':
        return formula.of.reduce<Diagram | null>((all, part) => diagrams.and(all, this.#diagramOf(part)), ever);
      case 'or':
        return formula.of.reduce<Diagram | null>((any, part) => diagrams.or(any, this.#diagramOf(part)), never);
    }
  }
}

const trueOrFalse: readonly string[] = ['true', 'false'];

function keyOf(assumption: Exclude<Assumption, { kind: 'condition' }>): string {
  return assumption.kind === 'parameter' ? `${assumption.name}=${assumption.value}` : `${assumption.name}!=${assumption.values.join()}`;
}
