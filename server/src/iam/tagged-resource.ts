/** Conditions that leave an action the resources with a tag alone. */
import { isEverything } from './pattern.js';
import type { Condition, ConditionTest } from './policy.js';

/** Whether a condition asks for the value of a tag of the resource; what has no such tag, and what is no resource, does not pass. */
export function isForTagged(condition: Condition | null): boolean {
  return condition?.tests.some(namesTag) === true;
}

function namesTag({ key, operator, values }: ConditionTest): boolean {
  return (
    operator?.family === 'string' &&
    !operator.negated &&
    !operator.ifExists &&
    operator.set !== 'ForAllValues' &&
    /:resourcetag\//i.test(key) &&
    !values.some(({ parsed }) => isEverything(parsed))
  );
}
