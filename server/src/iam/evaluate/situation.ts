/** One way in which everything that a request leaves open may turn out: values of its keys, conditions of the template. */
import type { Assumption, Guard } from '../../value/guard.js';
import type { KeyValues } from './access.js';

export interface Situation {
  /** By key in lower case; a key that is not listed is absent. */
  readonly keys: ReadonlyMap<string, KeyValues>;
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly parameters: ReadonlyMap<string, string>;
}

export function valuesOf(situation: Situation, key: string): KeyValues {
  return situation.keys.get(key.toLowerCase()) ?? null;
}

export function holdsIn(situation: Situation, guard: Guard): boolean {
  return guard.every((assumption) => isTrue(situation, assumption));
}

function isTrue({ conditions, parameters }: Situation, assumption: Assumption): boolean {
  switch (assumption.kind) {
    case 'condition':
      return conditions.get(assumption.name) === assumption.holds;
    case 'parameter':
      return parameters.get(assumption.name) === assumption.value;
    case 'other-value':
      return !assumption.values.includes(parameters.get(assumption.name) ?? '');
  }
}
