/** Judges the tests of a condition in one situation. */
import { enclosesRange, readAddressRange } from '../condition/address-range.js';
import type { ConditionOperator } from '../condition/condition-operator.js';
import { allOf, anyOf, covers, not, type Answer } from '../coverage.js';
import { knownText, type PartialText } from '../partial-text.js';
import { fillVariables, isVariable, literalOf, lowerCase, plainPattern, type Pattern } from '../pattern.js';
import type { Condition, ConditionTest } from '../policy.js';
import { readDate, readNumber } from './quantity.js';
import { holdsIn, valuesOf, type Situation } from './situation.js';

/** Whether all tests pass; `maybe` where it depends on what fills a hole. */
export function conditionHolds(condition: Condition | null, situation: Situation): Answer {
  if (condition === null) return 'yes';
  const answer = allOf(condition.tests.map((test) => testPasses(test, situation)));
  return answer === 'yes' && !condition.complete ? 'maybe' : answer;
}

/** Whether one test passes (IAM User Guide, condition operators, and conditions with multiple keys or values). */
export function testPasses(test: ConditionTest, situation: Situation): Answer {
  const { operator } = test;
  if (operator === null || test.key.includes('${')) return 'maybe';
  const values = valuesOf(situation, test.key);
  const isAbsent = values === null || values.length === 0;
  // For an absent key the set operator decides, before the operator itself is asked.
  if (operator.family === 'null' && (operator.set === null || !isAbsent)) return nullTest(test, isAbsent, situation);
  if (isAbsent) return absentTest(operator);
  const patterns = filledValues(test, situation);
  const answers = values.map((value) => valuePasses(operator, value, patterns));
  switch (operator.set) {
    case 'ForAllValues':
      return allOf(answers);
    case 'ForAnyValue':
      return anyOf(answers);
    case null:
      // Without a set operator it is undefined how several values are judged; it does not matter where they all agree.
      return allOf(answers) === anyOf(answers) ? anyOf(answers) : 'maybe';
  }
}

/** The pattern with the variables of the situation filled in; null when one has no value, so that nothing matches. */
export function fillFrom(pattern: Pattern, situation: Situation): Pattern | null {
  const filled = fillVariables(pattern, ({ key, default: fallback }) => {
    const values = valuesOf(situation, key);
    // Only single-valued keys can be variables (IAM User Guide, policy variables).
    const [value] = values?.length === 1 ? values : [];
    return value ?? (fallback === null ? null : [fallback]);
  });
  return filled.segments.some(isVariable) ? null : filled;
}

function nullTest(test: ConditionTest, isAbsent: boolean, situation: Situation): Answer {
  const answers = test.values
    .filter((item) => holdsIn(situation, item.when))
    .map(({ parsed }): Answer => {
      const wanted = literalOf(parsed)?.toLowerCase();
      if (wanted === undefined) return 'maybe';
      return wanted === String(isAbsent) ? 'yes' : 'no';
    });
  return anyOf(answers);
}

function absentTest(operator: ConditionOperator): Answer {
  if (operator.ifExists || operator.set === 'ForAllValues') return 'yes';
  return operator.set === null && operator.negated ? 'yes' : 'no';
}

function filledValues(test: ConditionTest, situation: Situation): readonly Pattern[] {
  return test.values.flatMap((item) => (holdsIn(situation, item.when) ? (fillFrom(item.parsed, situation) ?? []) : []));
}

function valuePasses(operator: ConditionOperator, value: PartialText, patterns: readonly Pattern[]): Answer {
  const equal = anyOf(patterns.map((pattern) => compare(operator, pattern, value)));
  return operator.negated ? not(equal) : equal;
}

/** Whether a value of the request matches a value of the policy, regardless of whether the operator is negated. */
function compare(operator: ConditionOperator, wanted: Pattern, value: PartialText): Answer {
  switch (operator.family) {
    case 'string':
    case 'arn':
    case 'binary':
      return operator.ignoreCase ? covers(lowerCase(wanted), lowerCase(plainPattern(value))) : covers(wanted, plainPattern(value));
    case 'bool':
      return covers(lowerCase(wanted), lowerCase(plainPattern(value)));
    case 'numeric':
      return compareWith(operator, readNumber, wanted, value);
    case 'date':
      return compareWith(operator, readDate, wanted, value);
    case 'ip':
      return isWithin(wanted, value);
    case 'null':
      return 'no';
  }
}

function compareWith(operator: ConditionOperator, read: (text: string) => number | null, wanted: Pattern, value: PartialText): Answer {
  const [limit, known] = [literalOf(wanted), knownText(value)];
  if (limit === null || known === null) return 'maybe';
  const [right, left] = [read(limit), read(known)];
  if (right === null || left === null) return 'no';
  return relates(operator, left, right) ? 'yes' : 'no';
}

function relates({ comparison }: ConditionOperator, left: number, right: number): boolean {
  switch (comparison) {
    case 'less':
      return left < right;
    case 'less-or-equal':
      return left <= right;
    case 'greater':
      return left > right;
    case 'greater-or-equal':
      return left >= right;
    default:
      return left === right;
  }
}

function isWithin(wanted: Pattern, value: PartialText): Answer {
  const [range, address] = [literalOf(wanted), knownText(value)];
  if (range === null || address === null) return 'maybe';
  const [outer, inner] = [readAddressRange(range), readAddressRange(address)];
  return outer !== null && inner !== null && enclosesRange(outer, inner) ? 'yes' : 'no';
}
