/** Which callers pass the tests of MFA in a condition. */
import { allOf, type Answer } from '../coverage.js';
import { testPasses } from '../evaluate/condition-test.js';
import type { Situation } from '../evaluate/situation.js';
import { variableKeys } from '../pattern.js';
import type { ConditionTest } from '../policy.js';
import { isAboutMfa } from './mfa-condition.js';

/**
 * Who calls, as tests of MFA tell it: with a long-term access `key`, in a `session` that began without MFA, in one that
 * has just begun with it (`fresh`), in one that began with it long ago (`late`).
 */
export type MfaCaller = 'key' | 'session' | 'fresh' | 'late';

/**
 * IAM user guide, "aws:MultiFactorAuthAge" and "aws:MultiFactorAuthPresent": a long-term key brings neither, a session
 * without MFA no age.
 */
const situations: Readonly<Record<MfaCaller, Situation>> = {
  key: situation({}),
  session: situation({ 'aws:multifactorauthpresent': ['false'] }),
  fresh: situation({ 'aws:multifactorauthpresent': ['true'], 'aws:multifactorauthage': ['1'] }),
  late: situation({ 'aws:multifactorauthpresent': ['true'], 'aws:multifactorauthage': ['999999999'] }),
};

function situation(keys: Record<string, readonly string[]>): Situation {
  return {
    keys: new Map(Object.entries(keys).map(([key, values]) => [key, values.map((value) => [value])])),
    conditions: new Map(),
    parameters: new Map(),
  };
}

export type MfaAnswers = Readonly<Record<MfaCaller, Answer>>;

/** Who passes the tests, judged only by those of them that are about MFA. */
export function whoPasses(tests: readonly ConditionTest[]): MfaAnswers {
  const ofMfa = tests.filter(({ key }) => isAboutMfa(key));
  const answer = (caller: MfaCaller): Answer => allOf(ofMfa.map((test) => passes(test, caller)));
  return { key: answer('key'), session: answer('session'), fresh: answer('fresh'), late: answer('late') };
}

function passes(test: ConditionTest, caller: MfaCaller): Answer {
  const answer = testPasses(test, situations[caller]);
  const isKnown =
    test.complete &&
    test.values.length > 0 &&
    test.values.every(({ parsed, when }) => when.length === 0 && variableKeys(parsed).length === 0);
  return isKnown ? answer : 'maybe';
}

/** Whether nobody passes at all. */
export function passesNobody({ key, session, fresh, late }: MfaAnswers): boolean {
  return [key, session, fresh, late].every((answer) => answer === 'no');
}
