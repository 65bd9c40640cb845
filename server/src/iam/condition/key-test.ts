/** The tests of a condition on one key. */
import { isLiteral } from '../pattern.js';
import type { Condition, ConditionTest } from '../policy.js';

/** The tests on a key, in any letter case. */
export function testsOn(condition: Condition | null, key: string): readonly ConditionTest[] {
  return condition?.tests.filter((test) => test.key.toLowerCase() === key.toLowerCase()) ?? [];
}

/** `Null: { key: false }` beside a test makes it fail without the key. */
export function requiresKey(condition: Condition, key: string): boolean {
  return testsOn(condition, key).some(
    (test) => test.operator?.family === 'null' && test.values.some((item) => isLiteral(item.parsed, 'false')),
  );
}
