/** Whether a condition demands certain values of a key. */
import { isEverything } from '../pattern.js';
import type { Condition } from '../policy.js';
import { testsOn } from './key-test.js';

/**
 * Whether a condition lets through only some values of a key, by a positive test that not every value passes. An unknown
 * test may be one.
 */
export function namesValues(condition: Condition | null, key: string): boolean {
  if (condition === null) return false;
  return (
    !condition.complete ||
    testsOn(condition, key).some(
      ({ operator, values }) =>
        operator === null ||
        (!operator.negated &&
          operator.family !== 'null' &&
          values.every(({ parsed }) => !isEverything(parsed) && !everyService.test(parsed.text))),
    )
  );
}

/** Patterns that match the name of any service. */
const everyService = /^\*+\.?amazonaws\.com(?:\.cn|\*)?$/;
