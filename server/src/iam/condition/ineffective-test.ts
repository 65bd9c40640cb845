/** Tests that limit nothing, because anybody with the permission can pass them with little effort. */
import { anyOf, covers } from '../coverage.js';
import { knownText } from '../partial-text.js';
import { isLiteral, isNearlyEverything, plainPattern, type Pattern } from '../pattern.js';
import type { Condition, ConditionTest, Item } from '../policy.js';
import { isVastRange, readAddressRange } from './address-range.js';
import { requiresKey } from './key-test.js';

/** Whether anybody with the permission can pass every test of an `Allow`'s condition; true without a condition. */
export function isIneffectiveCondition(condition: Condition | null): boolean {
  return condition === null || (condition.complete && condition.tests.every((test) => isIneffectiveTest(test, condition)));
}

/** The same for one test; what is not known may limit. */
export function isIneffectiveTest(test: ConditionTest, condition: Condition): boolean {
  const { operator, values, complete } = test;
  if (operator === null || !complete) return false;
  const key = test.key.toLowerCase();
  if (
    senders.has(key) ||
    sparesUntagged(test) ||
    (operator.family === 'null' && saysBoth(test)) ||
    (canBeLeftOut(key) && holdsWithoutKey(test, condition))
  ) {
    return true;
  }
  if (operator.family === 'null') return key === boundaryKey || (alwaysPresent.has(key) && values.every((value) => says(value, 'false')));
  if (key === 'iam:policyarn' || (key === boundaryKey && !operator.negated)) return leavesAdministrator(test);
  if (operator.family === 'bool') return ofServices.has(key) && values.some((value) => says(value, 'false'));
  if (clocks.has(key) && operator.comparison.startsWith('greater')) return true;
  if (operator.negated) return isOfCaller(key) && !values.some(({ parsed, text }) => isNearlyEverything(parsed) || isVast(knownText(text)));
  if (
    operator.comparison === 'like' &&
    values.some(({ parsed }) => isNearlyEverything(parsed) || (key === 'aws:userid' && anyone.test(parsed.text)))
  ) {
    return true;
  }
  return key === 'aws:sourceip' && values.some(({ text }) => isVast(knownText(text)));
}

const boundaryKey = 'iam:permissionsboundary';

/** What senders of a request can write as they like, or have by sending it encrypted. */
const senders: ReadonlySet<string> = new Set(['aws:securetransport', 'aws:useragent', 'aws:referer']);

/** Keys that every request carries which such a test can be about (IAM user guide, global condition context keys). */
const alwaysPresent: ReadonlySet<string> = new Set([
  'iam:policyarn',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:currenttime',
  'aws:epochtime',
]);

/** False for everybody who calls directly. */
const ofServices: ReadonlySet<string> = new Set(['aws:viaawsservice', 'aws:principalisawsservice']);

/** Waiting, or signing in again, is enough to be later. */
const clocks: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime']);

const anyone = /^[?:]*\*[*?:]*$/;

/** Whether a key is about who calls, and from where: excluding some values lets all others through. */
function isOfCaller(key: string): boolean {
  return (
    /^aws:(?:principalarn|userid|username|sourcevpc|sourcevpce|sourceip|vpcsourceip)$/.test(key) || key.startsWith('aws:principaltag/')
  );
}

/** Whether a test asks for a tag of the resource, but not of resources without tags. */
function sparesUntagged({ key, operator }: ConditionTest): boolean {
  return operator?.ifExists === true && !operator.negated && /^(?:aws|iam):resourcetag\//i.test(key);
}

function says({ parsed }: Item<Pattern>, word: 'true' | 'false'): boolean {
  return isLiteral(parsed, word);
}

/** Whether a test names both `true` and `false`, so that whatever a request carries fits. */
export function saysBoth({ values }: ConditionTest): boolean {
  const always = values.filter(({ when }) => when.length === 0);
  return always.some((value) => says(value, 'true')) && always.some((value) => says(value, 'false'));
}

/** Whether a request carries the key only if its sender puts it there, or signs in that way. */
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

/** Policies that make their holder an administrator, and that as a boundary keep nobody from becoming one. */
const administrators = ['AdministratorAccess', 'IAMFullAccess'].map((name) => plainPattern([`arn:aws:iam::aws:policy/${name}`]));

/** Whether a test still lets one of them be attached, or be the boundary. */
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
