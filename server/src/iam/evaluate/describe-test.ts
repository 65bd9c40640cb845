/** The tests of conditions in words: `aws:MultiFactorAuthPresent is true`. */
import type { ConditionOperator } from '../condition/condition-operator.js';
import type { ConditionTest } from '../policy.js';

/** What must be so for a test to pass; with `negate`, for it to fail. */
export function describeTest(test: ConditionTest, negate: boolean): string {
  const { operator, key } = test;
  const values = test.values.map((item) => item.parsed.text);
  if (operator === null) return `${key} ${negate ? 'fails' : 'passes'} ${test.operatorText}`;
  if (operator.family === 'null') return `${key} is ${(values[0]?.toLowerCase() === 'true') === negate ? 'present' : 'absent'}`;
  const relation = relationTo(values, operator, operator.negated !== negate);
  if (operator.set === 'ForAllValues') return negate ? `a value of ${key} ${relation}` : `every value of ${key} ${relation}`;
  if (operator.set === 'ForAnyValue') {
    return negate ? `no value of ${key} ${relationTo(values, operator, operator.negated)}` : `a value of ${key} ${relation}`;
  }
  if (operator.ifExists) return negate ? `${key} is present and ${relation}` : `${key} is absent or ${relation}`;
  return `${key} ${relation}`;
}

/** `is not a nor b`, `is at most 5`. */
function relationTo(values: readonly string[], operator: ConditionOperator, isNegative: boolean): string {
  return `${relationOf(operator, isNegative)} ${listOf(values, isNegative)}`;
}

function relationOf(operator: ConditionOperator, isNegative: boolean): string {
  const not = isNegative ? 'not ' : '';
  switch (operator.comparison) {
    case 'equal':
      return `is${isNegative ? ' not' : ''}`;
    case 'like':
      return isNegative ? 'does not match' : 'matches';
    case 'within':
      return `is ${not}in`;
    case 'less':
      return `is ${not}${operator.family === 'date' ? 'before' : 'less than'}`;
    case 'less-or-equal':
      return `is ${not}${operator.family === 'date' ? 'at or before' : 'at most'}`;
    case 'greater':
      return `is ${not}${operator.family === 'date' ? 'after' : 'greater than'}`;
    case 'greater-or-equal':
      return `is ${not}${operator.family === 'date' ? 'at or after' : 'at least'}`;
    case 'absent':
      return `is ${not}absent`;
  }
}

function listOf(values: readonly string[], isNegative: boolean): string {
  return values.map((value) => (value === '' ? "''" : value)).join(isNegative ? ' nor ' : ' or ');
}
