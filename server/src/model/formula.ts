/** What conditions say, as formulas over the values of parameters, and whether several can hold together. */

export type Formula =
  | { readonly kind: 'constant'; readonly holds: boolean }
  /** A parameter or pseudo parameter has this value. */
  | { readonly kind: 'equals'; readonly name: string; readonly value: string }
  /** Something that only deployment decides; the same id is the same thing. */
  | { readonly kind: 'opaque'; readonly id: string }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

export function constant(holds: boolean): Formula {
  return { kind: 'constant', holds };
}

export function not(formula: Formula): Formula {
  if (formula.kind === 'constant') return constant(!formula.holds);
  return formula.kind === 'not' ? formula.of : { kind: 'not', of: formula };
}

export function and(formulas: readonly Formula[]): Formula {
  return combine('and', formulas, false);
}

export function or(formulas: readonly Formula[]): Formula {
  return combine('or', formulas, true);
}

/** A constant equal to `decisive` decides the whole; the other one says nothing. */
function combine(kind: 'and' | 'or', formulas: readonly Formula[], decisive: boolean): Formula {
  const open: Formula[] = [];
  for (const formula of formulas) {
    if (formula.kind !== 'constant') open.push(formula);
    else if (formula.holds === decisive) return formula;
  }
  const [only] = open;
  if (only === undefined) return constant(!decisive);
  return open.length === 1 ? only : { kind, of: open };
}

/** The only values that a parameter may have, or null when it may have any. */
export type Domain = (name: string) => readonly string[] | null;

/** Stands for every value that no formula names. */
const other = Symbol('other');
type Choice = string | typeof other | boolean;
type Assignment = Map<string, Choice>;

const maxSteps = 4_000;

/**
 * Whether all formulas can hold at once. Tries the values that they name, with a bound on the work:
 * where it gives up the answer is yes, as it is for all that only deployment decides.
 */
export function canHold(formulas: readonly Formula[], domain: Domain): boolean {
  const search: Search = { formulas, domain, named: null, steps: 0 };
  return tryAll(search, new Map());
}

interface Search {
  readonly formulas: readonly Formula[];
  readonly domain: Domain;
  named: Map<string, Set<string>> | null;
  steps: number;
}

function tryAll(search: Search, assignment: Assignment): boolean {
  let open: Formula | null = null;
  for (const formula of search.formulas) {
    const holds = evaluate(formula, assignment, search, new Map());
    if (search.steps > maxSteps) return true;
    if (holds === false) return false;
    if (holds === null) open ??= formula;
  }
  const variable = open === null ? null : openVariable(open, assignment);
  if (variable === null) return true;
  for (const choice of choicesOf(variable, search)) {
    assignment.set(keyOf(variable), choice);
    if (tryAll(search, assignment)) return true;
  }
  assignment.delete(keyOf(variable));
  return false;
}

type Variable = Extract<Formula, { kind: 'equals' | 'opaque' }>;

function keyOf(variable: Variable): string {
  return variable.kind === 'equals' ? `=${variable.name}` : `?${variable.id}`;
}

/** True, false, or null while the assignment leaves it open. Shared parts are evaluated once. */
function evaluate(formula: Formula, assignment: Assignment, search: Search, done: Map<Formula, boolean | null>): boolean | null {
  search.steps += 1;
  switch (formula.kind) {
    case 'constant': return formula.holds;
    case 'equals': {
      const choice = assignment.get(keyOf(formula));
      return choice === undefined ? null : choice === formula.value;
    }
    case 'opaque': {
      const choice = assignment.get(keyOf(formula));
      return typeof choice === 'boolean' ? choice : null;
    }
    case 'not': {
      const holds = evaluate(formula.of, assignment, search, done);
      return holds === null ? null : !holds;
    }
    case 'and': case 'or': {
      const known = done.get(formula);
      if (known !== undefined) return known;
      const holds = evaluateAll(formula, assignment, search, done);
      done.set(formula, holds);
      return holds;
    }
  }
}

function evaluateAll(
  formula: Extract<Formula, { kind: 'and' | 'or' }>, assignment: Assignment, search: Search, done: Map<Formula, boolean | null>,
): boolean | null {
  const decisive = formula.kind === 'or';
  let result: boolean | null = !decisive;
  for (const part of formula.of) {
    const holds = evaluate(part, assignment, search, done);
    if (holds === decisive) return decisive;
    if (holds === null) result = null;
  }
  return result;
}

/** The first variable of an open formula that has no value yet. */
function openVariable(formula: Formula, assignment: Assignment): Variable | null {
  for (const variable of variablesOf([formula])) if (!assignment.has(keyOf(variable))) return variable;
  return null;
}

function variablesOf(formulas: readonly Formula[]): readonly Variable[] {
  const seen = new Set<Formula>();
  const variables: Variable[] = [];
  const waiting = [...formulas].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === 'equals' || next.kind === 'opaque') variables.push(next);
    else if (next.kind === 'not') waiting.push(next.of);
    else if (next.kind !== 'constant') waiting.push(...[...next.of].reverse());
  }
  return variables;
}

function choicesOf(variable: Variable, search: Search): readonly Choice[] {
  if (variable.kind === 'opaque') return [true, false];
  search.named ??= namedValues(search.formulas);
  const named = [...(search.named.get(variable.name) ?? [])];
  const allowed = search.domain(variable.name);
  if (allowed === null) return [...named, other];
  const possible = named.filter((value) => allowed.includes(value));
  return possible.length < new Set(allowed).size ? [...possible, other] : possible;
}

function namedValues(formulas: readonly Formula[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const variable of variablesOf(formulas)) {
    if (variable.kind !== 'equals') continue;
    const values = named.get(variable.name);
    if (values === undefined) named.set(variable.name, new Set([variable.value]));
    else values.add(variable.value);
  }
  return named;
}
