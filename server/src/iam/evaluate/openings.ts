/** What a request leaves open, with the values worth trying: keys of the request, conditions and parameters of the template. */
import { conditionKey } from '../../data/condition-key.js';
import type { Assumption, Guard } from '../../value/guard.js';
import { fillVariables, isVariable, plainPattern, variableKeys, withOpenVariables, type Pattern } from '../pattern.js';
import type { ConditionTest } from '../policy.js';
import { holeOf, type PartialText } from '../partial-text.js';
import type { KeyValues } from './access.js';
import type { Clause } from './clause.js';
import { solveVariables } from './solve-variable.js';
import { addChoices, ValuePool } from './value-choices.js';

export type Opening =
  | { readonly kind: 'key'; readonly name: string; readonly choices: readonly KeyValues[] }
  | { readonly kind: 'condition'; readonly name: string; readonly choices: readonly boolean[] }
  | { readonly kind: 'parameter'; readonly name: string; readonly choices: readonly string[] };

type Known = ReadonlyMap<string, KeyValues>;

/** At most this many values of a variable are filled into a pattern. */
const fillLimit = 8;

export interface Scope {
  readonly clauses: readonly Clause[];
  /** The guards of policies that count even where they mention nothing. */
  readonly guards: readonly Guard[];
  readonly known: Known;
  /** The resource that is asked for; null for any. */
  readonly resource: Pattern | null;
  /** Whether a key has a value in every request, even if it is not known which. */
  readonly isPresent: (key: string) => boolean;
}

/** Everything unknown that decides what the statements do. */
export function openingsOf(scope: Scope): readonly Opening[] {
  return [...keyOpenings(scope), ...guardOpenings([...scope.guards, ...scope.clauses.flatMap(guardsOf)])];
}

function keyOpenings({ clauses, known, resource, isPresent }: Scope): readonly Opening[] {
  const tests = testsByKey(clauses);
  const patterns = clauses.flatMap(({ statement }) => statement?.resource?.items.map((item) => item.parsed) ?? []);
  const variables = [...patterns, ...[...tests.values()].flat().flatMap(valuePatterns)].flatMap(variableKeys);
  const open = [...new Set([...tests.keys(), ...variables])].filter((key) => !known.has(key) && !key.includes('${'));
  const pools = new Map(open.map((key) => [key, new ValuePool()]));
  for (const [key, value] of resource === null ? [] : patterns.flatMap((pattern) => solveVariables(pattern, resource))) {
    pools.get(key)?.add(value);
  }
  for (const [key, tested] of tests) addSolutions(pools, tested, known.get(key) ?? []);
  // Two rounds, because a value found for one key may be what another key is compared with.
  for (let round = 0; round < 2; round++) for (const [key, pool] of pools) addFrom(pool, tests.get(key) ?? [], pools, known);
  return open.map((name) => {
    const values = choicesOf(name, pools.get(name)?.values ?? [], tests.get(name) ?? []);
    return { kind: 'key', name, choices: !isPresent(name) ? [null, ...values] : values.length > 0 ? values : [[someText]] };
  });
}

function testsByKey(clauses: readonly Clause[]): ReadonlyMap<string, readonly ConditionTest[]> {
  const tests = new Map<string, ConditionTest[]>();
  for (const test of clauses.flatMap(({ statement }) => statement?.condition?.tests ?? [])) {
    const key = test.key.toLowerCase();
    const same = tests.get(key);
    if (same === undefined) tests.set(key, [test]);
    else same.push(test);
  }
  return tests;
}

function addFrom(pool: ValuePool, tests: readonly ConditionTest[], pools: ReadonlyMap<string, ValuePool>, known: Known): void {
  addChoices(
    pool,
    tests.map((test) => ({ test, filled: valuePatterns(test).flatMap((pattern) => fillings(pattern, pools, known)) })),
  );
  addSolutions(pools, tests, pool.values.slice(0, fillLimit * 2));
}

/** Adds the values of variables for which a test matches one of the values of its key. */
function addSolutions(pools: ReadonlyMap<string, ValuePool>, tests: readonly ConditionTest[], values: readonly PartialText[]): void {
  const requested = values.map(plainPattern);
  for (const pattern of tests.flatMap(valuePatterns)) {
    for (const [key, value] of requested.flatMap((each) => solveVariables(pattern, each))) pools.get(key)?.add(value);
  }
}

/** The pattern with its variables replaced by their possible values. */
function fillings(pattern: Pattern, pools: ReadonlyMap<string, ValuePool>, known: Known): readonly Pattern[] {
  const keys = variableKeys(pattern);
  if (keys.length === 0) return [pattern];
  const open = withOpenVariables(pattern);
  const count = Math.max(1, ...keys.map((key) => Math.min(fillLimit, pools.get(key)?.values.length ?? 1)));
  const filled = Array.from({ length: count }, (_, index) =>
    fillVariables(pattern, ({ key, default: fallback }): PartialText | null => {
      const values = pools.get(key)?.values ?? known.get(key) ?? [];
      return values[index % Math.max(1, values.length)] ?? (fallback === null ? null : [fallback]);
    }),
  );
  return [open, ...filled.filter(({ segments }) => !segments.some(isVariable))];
}

/** A value that no policy distinguishes from others. */
const someText: PartialText = [holeOf({ kind: 'unknown', reason: 'invalid', at: null }, 'text')];

function choicesOf(key: string, values: readonly PartialText[], tests: readonly ConditionTest[]): readonly KeyValues[] {
  const isBoolean = conditionKey(key)?.type === 'Bool';
  const singles = isBoolean ? [['true'], ['false']] : values;
  const sets = tests.filter((test) => test.operator?.family !== 'null').map((test) => test.operator?.set ?? null);
  const isMultivalued = sets.length > 0 && !sets.includes(null);
  const several = isMultivalued ? pairsOf(singles.slice(0, 5)) : [];
  return [...singles.map((value) => [value]), ...several];
}

function pairsOf(values: readonly PartialText[]): readonly (readonly PartialText[])[] {
  const pairs = values.flatMap((value, index) => values.slice(0, index).map((other) => [other, value]));
  return values.length > 2 ? [...pairs, values] : pairs;
}

function valuePatterns(test: ConditionTest): readonly Pattern[] {
  return test.values.map((item) => item.parsed);
}

function guardOpenings(guards: readonly Guard[]): readonly Opening[] {
  const assumptions = guards.flat();
  const conditions = assumptions.flatMap((assumption) => (assumption.kind === 'condition' ? [assumption.name] : []));
  const parameters = new Map<string, Set<string>>();
  for (const assumption of assumptions) {
    if (assumption.kind === 'condition') continue;
    const values = parameters.get(assumption.name) ?? new Set();
    for (const value of valuesIn(assumption)) values.add(value);
    parameters.set(assumption.name, values);
  }
  return [
    ...[...new Set(conditions)].map((name): Opening => ({ kind: 'condition', name, choices: [true, false] })),
    ...[...parameters].map(([name, values]): Opening => ({ kind: 'parameter', name, choices: [...values, otherValue(values)] })),
  ];
}

function valuesIn(assumption: Exclude<Assumption, { kind: 'condition' }>): readonly string[] {
  return assumption.kind === 'parameter' ? [assumption.value] : assumption.values;
}

function otherValue(values: ReadonlySet<string>): string {
  let other = 'another value';
  while (values.has(other)) other += '.';
  return other;
}

/** Every guard that decides whether a statement, or a part of it, exists. */
function guardsOf({ policy, statement }: Clause): readonly Guard[] {
  if (statement === null) return [policy.when];
  const matchers = [statement.action, statement.resource, statement.principal];
  const items = matchers.flatMap((matcher) => matcher?.items.map((item) => item.when) ?? []);
  const values = statement.condition?.tests.flatMap((test) => test.values.map((item) => item.when)) ?? [];
  return [policy.when, statement.when, ...items, ...values];
}
