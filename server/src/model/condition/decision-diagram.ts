/**
 * Decision diagrams over variables with one of many values. Equal formulas are the same diagram, so whether something can
 * hold, or follows, is a comparison. An operation that would take too much work returns null.
 */

/** A diagram; `never` and `ever` are the constants. */
export type Diagram = number;

export const never: Diagram = 0;
export const ever: Diagram = 1;

interface Choice {
  /** Variables are tested in the order in which they were first mentioned. */
  readonly variable: number;
  /** The outcome for individual values, by number; none of these diagrams equals `otherwise`. */
  readonly byValue: ReadonlyMap<number, Diagram>;
  /** The outcome for every other value. */
  readonly otherwise: Diagram;
}

/** How two diagrams are joined: by `and`, for which `never` is deciding, or by `or`, for which `ever` is. */
interface Joining {
  readonly deciding: Diagram;
  /** What is already joined, by both numbers. */
  readonly known: Map<number, Diagram>;
}

/** Steps allowed for all operations on the diagrams of one template together. */
const maxSteps = 100_000;
/** Variables allowed on one path through a diagram, which bounds the recursion of operations. */
const maxVariables = 400;

export class Diagrams {
  readonly #choices: (Choice | null)[] = [null, null];
  readonly #byContent = new Map<string, Diagram>();
  readonly #variables = new Map<string, number>();
  readonly #values = new Map<string, number>();
  readonly #conjunction: Joining = { deciding: never, known: new Map() };
  readonly #disjunction: Joining = { deciding: ever, known: new Map() };
  readonly #negations = new Map<Diagram, Diagram>();
  #steps = 0;

  /** The variable has the value. `allowed`: the only values it can have; null if it can have any. */
  equals(variable: string, value: string, allowed: readonly string[] | null): Diagram {
    const last = allowed?.at(-1);
    if (allowed !== null && !allowed.includes(value)) return never;
    const index = numberOf(variable, this.#variables);
    // The last allowed value is what remains when the variable has none of the others.
    if (value !== last) return this.#choice(index, new Map([[numberOf(value, this.#values), ever]]), never);
    const others = allowed?.filter((other) => other !== last) ?? [];
    return this.#choice(index, new Map(others.map((other) => [numberOf(other, this.#values), never])), ever);
  }

  not(diagram: Diagram | null): Diagram | null {
    if (diagram === null || diagram <= ever) return diagram === null ? null : ever - diagram;
    return this.#not(diagram);
  }

  and(left: Diagram | null, right: Diagram | null): Diagram | null {
    if (left === never || right === never) return never;
    return left === null || right === null ? null : this.#joined(left, right, this.#conjunction, 0);
  }

  or(left: Diagram | null, right: Diagram | null): Diagram | null {
    if (left === ever || right === ever) return ever;
    return left === null || right === null ? null : this.#joined(left, right, this.#disjunction, 0);
  }

  #joined(left: Diagram, right: Diagram, joining: Joining, depth: number): Diagram | null {
    const { deciding, known: joined } = joining;
    if (left === deciding || right === deciding) return deciding;
    if (left === right || right <= ever) return left;
    if (left <= ever) return right;
    const key = left < right ? left * keyFactor + right : right * keyFactor + left;
    const known = joined.get(key);
    if (known !== undefined) return known;
    this.#steps += 1;
    if (this.#steps > maxSteps || depth > maxVariables) return null;
    const [first, second] = [this.#at(left), this.#at(right)];
    const variable = Math.min(first.variable, second.variable);
    const [one, two] = [below(left, first, variable), below(right, second, variable)];
    const otherwise = this.#joined(one.otherwise, two.otherwise, joining, depth + 1);
    if (otherwise === null) return null;
    const byValue = new Map<number, Diagram>();
    for (const value of new Set([...one.byValue.keys(), ...two.byValue.keys()])) {
      const both = this.#joined(one.byValue.get(value) ?? one.otherwise, two.byValue.get(value) ?? two.otherwise, joining, depth + 1);
      if (both === null) return null;
      byValue.set(value, both);
    }
    const result = this.#choice(variable, byValue, otherwise);
    joined.set(key, result);
    return result;
  }

  #not(diagram: Diagram): Diagram {
    if (diagram <= ever) return ever - diagram;
    const known = this.#negations.get(diagram);
    if (known !== undefined) return known;
    const { variable, byValue, otherwise } = this.#at(diagram);
    const result = this.#choice(variable, new Map([...byValue].map(([value, next]) => [value, this.#not(next)])), this.#not(otherwise));
    this.#negations.set(diagram, result);
    this.#negations.set(result, diagram);
    return result;
  }

  #at(diagram: Diagram): Choice {
    return this.#choices[diagram] ?? { variable: Infinity, byValue: new Map(), otherwise: diagram };
  }

  /** The one diagram with this content. */
  #choice(variable: number, byValue: ReadonlyMap<number, Diagram>, otherwise: Diagram): Diagram {
    const telling: (readonly [value: number, next: Diagram])[] = [];
    for (const each of byValue) if (each[1] !== otherwise) telling.push(each);
    if (telling.length === 0) return otherwise;
    if (telling.length > 1) telling.sort(([a], [b]) => a - b);
    let key = `${variable},${otherwise}`;
    for (const [value, next] of telling) key += `,${value},${next}`;
    const known = this.#byContent.get(key);
    if (known !== undefined) return known;
    this.#choices.push({ variable, byValue: new Map(telling), otherwise });
    this.#byContent.set(key, this.#choices.length - 1);
    return this.#choices.length - 1;
  }
}

/** Names are numbered in order of appearance. */
function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** Larger than any diagram, so that a pair of them makes a unique key. */
const keyFactor = 2 ** 26;

/** The choice at a variable; a diagram that does not test it leads to itself for every value. */
function below(diagram: Diagram, choice: Choice, variable: number): Pick<Choice, 'byValue' | 'otherwise'> {
  return choice.variable === variable ? choice : { byValue: noValues, otherwise: diagram };
}

const noValues: ReadonlyMap<number, Diagram> = new Map();
