/** The conditions under which something holds: a conjunction of assumptions about conditions and parameters. */
import { gather } from '../text/gather.js';
import { tick } from '../text/patience.js';

/** One assumption: that a named condition is true or false, or that a parameter has a value, or none of some values. */
export type Assumption =
  | { readonly kind: 'condition'; readonly name: string; readonly holds: boolean }
  | { readonly kind: 'parameter'; readonly name: string; readonly value: string }
  | { readonly kind: 'other-value'; readonly name: string; readonly values: readonly string[] };

/** All of its assumptions together; the empty guard always holds. */
export type Guard = readonly Assumption[];

export const always: Guard = [];

/** `IsProd && !IsEu`, or `Stage == "prod"`; null for the empty guard. JSON output documents this form (docs/inspect-and-can.md). */
export function guardText(guard: Guard): string | null {
  return guard.length === 0 ? null : guard.map(assumptionText).join(' && ');
}

/** Both guards together, or null when they contradict each other by name alone. */
export function conjoin(left: Guard, right: Guard): Guard | null {
  if (right.length === 0) return left;
  if (left.length === 0) return right;
  tick();
  const joined = [...left];
  for (const assumption of right) {
    const relation = joined.map((other) => relate(other, assumption));
    if (relation.includes('excludes')) return null;
    if (!relation.includes('same')) joined.push(assumption);
  }
  return joined;
}

/** Both guards together, as a list to gather from: empty when they contradict each other by name alone. */
export function conjoined(left: Guard, right: Guard): readonly Guard[] {
  const both = conjoin(left, right);
  return both === null ? [] : [both];
}

/** All guards together, or null when some contradict each other by name alone. */
export function conjoinAll(guards: readonly Guard[]): Guard | null {
  return guards.reduce<Guard | null>((joined, guard) => (joined === null ? null : conjoin(joined, guard)), always);
}

/** The guard that assumes least, or the first of several; null when there are none. */
export function widest(guards: readonly (Guard | null)[]): Guard | null {
  let found: Guard | null = null;
  for (const guard of guards) if (guard !== null && (found === null || guard.length < found.length)) found = guard;
  return found;
}

/** Whether `other` holds wherever `guard` does, because it assumes nothing more. */
export function implies(guard: Guard, other: Guard): boolean {
  return conjoin(guard, other)?.length === guard.length;
}

/** Assumptions of which at least one holds wherever the guard does not. */
export function negations(guard: Guard): readonly Assumption[] {
  return gather(guard, (assumption): readonly Assumption[] => {
    const { name } = assumption;
    switch (assumption.kind) {
      case 'condition':
        return [{ ...assumption, holds: !assumption.holds }];
      case 'parameter':
        return [{ kind: 'other-value', name, values: [assumption.value] }];
      case 'other-value':
        return assumption.values.map((value) => ({ kind: 'parameter', name, value }));
    }
  });
}

/** Whether exactly one of the two holds, in every case. */
export function areContrary(one: Assumption, other: Assumption): boolean {
  const [contrary, ...more] = negations([one]);
  return contrary !== undefined && more.length === 0 && guardText([contrary]) === guardText([other]);
}

/** The most ways that are followed. */
const mostWays = 64;

/**
 * The ways in which a guard holds and none of the others does; empty when wherever it holds one of them does. Null when
 * there are too many.
 */
export function waysWithout(
  guard: Guard,
  others: readonly Guard[],
  isPossible: (way: Guard) => boolean = () => true,
): readonly Guard[] | null {
  let ways: readonly Guard[] = [guard];
  for (const other of others) {
    ways = gather(ways, (way) =>
      gather(negations(other), (assumption) => {
        const narrower = conjoin(way, [assumption]);
        return narrower === null || !isPossible(narrower) ? [] : [narrower];
      }),
    );
    if (ways.length > mostWays) return null;
    if (ways.length === 0) break;
  }
  return ways;
}

function relate(left: Assumption, right: Assumption): 'same' | 'excludes' | 'independent' {
  if (left.name !== right.name) return 'independent';
  if (left.kind === 'condition') {
    if (right.kind !== 'condition') return 'independent';
    return left.holds === right.holds ? 'same' : 'excludes';
  }
  if (right.kind === 'condition') return 'independent';
  if (right.kind === 'other-value') return relateToOthers(left, right.values);
  return left.kind === 'parameter'
    ? left.value === right.value
      ? 'same'
      : 'excludes'
    : left.values.includes(right.value)
      ? 'excludes'
      : 'independent';
}

/** How the assumption `left` relates to "none of `values`"; `same` when it says all that this says. */
function relateToOthers(left: Exclude<Assumption, { kind: 'condition' }>, values: readonly string[]): 'same' | 'excludes' | 'independent' {
  if (left.kind === 'parameter') return values.includes(left.value) ? 'excludes' : 'same';
  return values.every((value) => left.values.includes(value)) ? 'same' : 'independent';
}

function assumptionText(assumption: Assumption): string {
  switch (assumption.kind) {
    case 'condition':
      return assumption.holds ? assumption.name : `!${assumption.name}`;
    case 'parameter':
      return `${assumption.name} == ${JSON.stringify(assumption.value)}`;
    case 'other-value':
      return assumption.values.map((value) => `${assumption.name} != ${JSON.stringify(value)}`).join(' && ');
  }
}
