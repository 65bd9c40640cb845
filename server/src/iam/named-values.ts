/** Whether a condition asks for certain values of a key, whoever calls. */
import { isEverything } from './pattern.js';
import { testsOn } from './narrowing.js';
import type { Condition } from './policy.js';

/** Whether a condition lets only some values of a key through: a positive test that not every value passes. What is not known may be one. */
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

/** The name of any service. */
const everyService = /^\*+\.?amazonaws\.com(?:\.cn|\*)?$/;
