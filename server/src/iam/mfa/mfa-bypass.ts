/** Denials that ask for MFA, but not of requests signed with a long-term access key: these carry no key of MFA at all. */
import { conjoin } from '../../value/guard.js';
import { covers } from '../coverage.js';
import { knownText } from '../partial-text.js';
import { isEverything, type Pattern } from '../pattern.js';
import type { ConditionTest, Item, Matcher, Policy, Statement } from '../policy.js';
import { whoPasses } from './mfa-caller.js';
import { isAbsentAge, isMfaPresence, isPassedWithoutMfa } from './mfa-condition.js';

/** The tests by which a denial does not apply to access keys, unless another statement of the policy denies the same to these. */
export function bypassedTests(denial: Statement, policy: Policy): readonly ConditionTest[] {
  const tests = denial.condition?.tests ?? [];
  const bypassed = tests.filter((test) => isBypassed(test) && !isBypassedAnyway(test, tests));
  return bypassed.length === 0 || deniesKeysElsewhere(policy, denial) ? [] : bypassed;
}

function isBypassed(test: ConditionTest): boolean {
  return test.operator?.ifExists === false && test.operator.set !== 'ForAllValues' && isPassedWithoutMfa(test);
}

/** Whether another test lets requests with a key through as well, so that mending this one changes nothing. */
function isBypassedAnyway(test: ConditionTest, tests: readonly ConditionTest[]): boolean {
  return whoPasses(tests.filter((other) => other !== test)).key === 'no';
}

/**
 * Whether another statement denies the same requests when the key is missing: by `Null`, or by an operator that a missing key
 * satisfies. A `Null` in the statement itself makes it apply to other requests, which `mfa/wrong-operator` reports.
 */
function deniesKeysElsewhere({ statements }: Policy, guarded: Statement): boolean {
  return statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      conjoin(statement.when, guarded.when) !== null &&
      mayCover(statement, guarded) &&
      statement.condition?.tests.some((test) => holdsForMissingKey(test) && (statement !== guarded || test.operator?.name === 'Null')) ===
        true,
  );
}

function holdsForMissingKey(test: ConditionTest): boolean {
  const { operator, key, values } = test;
  if (operator?.name === 'Null') return isMfaPresence(key, values, 'true') || isAbsentAge(key, values);
  return operator?.ifExists === true && isPassedWithoutMfa(test);
}

/** Whether a statement may deny every request that another one denies. */
function mayCover(wide: Statement, narrow: Statement): boolean {
  const isOnWholeService = wide.resource?.items.some(isWholeService) === true;
  return mayHold(wide.action, narrow.action) && (isOnWholeService || mayHold(wide.resource, narrow.resource));
}

/** Whether nothing that the narrow element means is known to be missing from the wide one. */
function mayHold(wide: Matcher<Pattern> | null, narrow: Matcher<Pattern> | null): boolean {
  if (wide === null || narrow === null || !wide.complete || !narrow.complete) return true;
  // What is left out by name is left out on purpose, such as the actions that enrol a device.
  if (wide.negated) return true;
  if (narrow.negated) return wide.items.some(({ parsed }) => isEverything(parsed));
  return narrow.items.every(({ parsed }) => wide.items.some((item) => covers(item.parsed, parsed) !== 'no'));
}

/** `arn:aws:s3:::*` is everything, where the actions are of that service. */
function isWholeService({ text }: Item<Pattern>): boolean {
  return /^arn:[^:]*:[\w-]+:[^:]*:[^:]*:\*+$/.test(knownText(text) ?? '');
}
