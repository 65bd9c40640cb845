/** Conditions that limit an action to resources with a tag. */
import { isEverything } from '../pattern.js';
import type { Condition, ConditionTest } from '../policy.js';

/**
 * Whether a condition demands a tag value of the resource, so that resources without the tag, and requests without a
 * resource, do not pass.
 */
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
