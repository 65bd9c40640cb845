/** Tests of a condition that hold for whoever has a permission and takes the trouble: they limit nothing. */
import { isVastRange, readAddressRange } from './address-range.js';
import { anyOf, covers } from './coverage.js';
import { requiresKey } from './narrowing.js';
import { knownText } from './partial-text.js';
import { isEverything, literalOf, plainPattern } from './pattern.js';
import type { Condition, ConditionTest } from './policy.js';

/** Whether every test of a condition that allows can be passed by anybody who has the permission; true without a condition. */
export function isIdleCondition(condition: Condition | null): boolean {
  return condition === null || (condition.complete && condition.tests.every((test) => isIdleTest(test, condition)));
}

/** The same of one test; what is not known may limit. */
export function isIdleTest(test: ConditionTest, condition: Condition): boolean {
  const { operator, values, complete } = test;
  if (operator === null || !complete) return false;
  const key = test.key.toLowerCase();
  if (key === 'aws:securetransport') return true;
  if (canBeLeftOut(key) && holdsWithoutKey(test, condition)) return true;
  if (operator.family === 'null') return key === boundaryKey;
  if (key === 'iam:policyarn') return leavesAdministrator(test);
  if (operator.negated || operator.set === 'ForAllValues') return false;
  if (operator.comparison === 'like' && values.some(({ parsed }) => isEverything(parsed))) return true;
  return key === 'aws:sourceip' && values.some(({ text }) => isVast(knownText(text)));
}

const boundaryKey = 'iam:permissionsboundary';

/** What a request carries only when its sender puts it there, or signs in so. */
function canBeLeftOut(key: string): boolean {
  return key === boundaryKey || key === 'aws:tagkeys' || key.startsWith('aws:requesttag/') || key.startsWith('aws:multifactorauth');
}

function holdsWithoutKey({ operator, key, values }: ConditionTest, condition: Condition): boolean {
  if (operator === null) return false;
  if (operator.family === 'null') return values.some(({ parsed }) => literalOf(parsed)?.toLowerCase() === 'true');
  if (operator.set === 'ForAnyValue' || requiresKey(condition, key)) return false;
  return operator.ifExists || operator.negated || operator.set === 'ForAllValues';
}

/** With which of these policies somebody is an administrator. */
const administrators = ['AdministratorAccess', 'IAMFullAccess'].map((name) => plainPattern([`arn:aws:iam::aws:policy/${name}`]));

/** Whether one of them may be attached all the same. */
function leavesAdministrator({ operator, values }: ConditionTest): boolean {
  return administrators.some((policy) => {
    const answer = anyOf(values.map(({ parsed }) => covers(parsed, policy)));
    return answer === (operator?.negated === true ? 'no' : 'yes');
  });
}

function isVast(text: string | null): boolean {
  const range = text === null ? null : readAddressRange(text);
  return range !== null && isVastRange(range);
}
