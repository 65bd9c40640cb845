/** Tests of a condition that hold for whoever has a permission and takes the trouble: they limit nothing. */
import { isVastRange, readAddressRange } from './address-range.js';
import { anyOf, covers } from './coverage.js';
import { requiresKey } from './narrowing.js';
import { knownText } from './partial-text.js';
import { isEverything, literalOf, plainPattern, type Pattern } from './pattern.js';
import type { Condition, ConditionTest, Item } from './policy.js';

/** Whether every test of a condition that allows can be passed by anybody who has the permission; true without a condition. */
export function isIdleCondition(condition: Condition | null): boolean {
  return condition === null || (condition.complete && condition.tests.every((test) => isIdleTest(test, condition)));
}

/** The same of one test; what is not known may limit. */
export function isIdleTest(test: ConditionTest, condition: Condition): boolean {
  const { operator, values, complete } = test;
  if (operator === null || !complete) return false;
  const key = test.key.toLowerCase();
  if (senders.has(key) || (operator.family === 'null' && saysBoth(test)) || (canBeLeftOut(key) && holdsWithoutKey(test, condition))) {
    return true;
  }
  if (operator.family === 'null') return key === boundaryKey || (alwaysPresent.has(key) && values.every((value) => says(value, 'false')));
  if (key === 'iam:policyarn' || (key === boundaryKey && !operator.negated)) return leavesAdministrator(test);
  if (operator.family === 'bool') return ofServices.has(key) && values.some((value) => says(value, 'false'));
  if (clocks.has(key) && operator.comparison.startsWith('greater')) return true;
  if (operator.negated) return isOfCaller(key) && !values.some(({ parsed, text }) => isEverything(parsed) || isVast(knownText(text)));
  if (
    operator.comparison === 'like' &&
    values.some(({ parsed }) => isEverything(parsed) || (key === 'aws:userid' && anyone.test(parsed.text)))
  ) {
    return true;
  }
  return key === 'aws:sourceip' && values.some(({ text }) => isVast(knownText(text)));
}

const boundaryKey = 'iam:permissionsboundary';

/** What the sender of a request writes as he likes, or has by sending it encrypted. */
const senders: ReadonlySet<string> = new Set(['aws:securetransport', 'aws:useragent', 'aws:referer']);

/** What every request carries that one of these tests can be about (IAM user guide, global condition context keys). */
const alwaysPresent: ReadonlySet<string> = new Set([
  'iam:policyarn',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:currenttime',
  'aws:epochtime',
]);

/** False of everybody who calls by himself. */
const ofServices: ReadonlySet<string> = new Set(['aws:viaawsservice', 'aws:principalisawsservice']);

/** Whoever waits, or signs in anew, is later. */
const clocks: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime']);

const anyone = /^[?:]*\*[*?:]*$/;

/** Who calls, and from where: to leave some out lets all others through. */
function isOfCaller(key: string): boolean {
  return (
    /^aws:(?:principalarn|userid|username|sourcevpc|sourcevpce|sourceip|vpcsourceip)$/.test(key) || key.startsWith('aws:principaltag/')
  );
}

function says({ parsed }: Item<Pattern>, word: 'true' | 'false'): boolean {
  return literalOf(parsed)?.toLowerCase() === word;
}

/** Whether a test names `true` and `false` both, so that whatever a request carries fits. */
export function saysBoth({ values }: ConditionTest): boolean {
  const always = values.filter(({ when }) => when.length === 0);
  return always.some((value) => says(value, 'true')) && always.some((value) => says(value, 'false'));
}

/** What a request carries only when its sender puts it there, or signs in so. */
function canBeLeftOut(key: string): boolean {
  return key === boundaryKey || key === 'aws:tagkeys' || key.startsWith('aws:requesttag/') || key.startsWith('aws:multifactorauth');
}

function holdsWithoutKey({ operator, key, values }: ConditionTest, condition: Condition): boolean {
  if (operator === null) return false;
  if (operator.family === 'null') return values.some((value) => says(value, 'true'));
  if (operator.family === 'bool' && values.some((value) => says(value, 'false'))) return true;
  if (operator.set === 'ForAnyValue' || requiresKey(condition, key)) return false;
  return operator.ifExists || operator.negated || operator.set === 'ForAllValues';
}

/** With which of these policies somebody is an administrator; as a boundary they keep nobody from becoming one. */
const administrators = ['AdministratorAccess', 'IAMFullAccess'].map((name) => plainPattern([`arn:aws:iam::aws:policy/${name}`]));

/** Whether one of them may be attached, or be the boundary, all the same. */
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
