/** Statements that deny requests without MFA what other statements may allow. */
import { meansAction } from '../action.js';
import { showText } from '../partial-text.js';
import { isEverything } from '../pattern.js';
import type { ConditionTest, Item, Matcher, Statement } from '../policy.js';
import type { Principal } from '../principal.js';
import { passesNobody, whoPasses } from './mfa-caller.js';
import { isAbsentAge, isMfaAge, isMfaPresence } from './mfa-condition.js';

/** Whether a statement always denies its actions on every resource, just for lack of MFA; in a trust policy the resource is the role. */
export function deniesWithoutMfa(statement: Statement): boolean {
  const { resource } = statement;
  const isAlways = resource === null || resource.items.some(({ parsed, when }) => when.length === 0 && isEverything(parsed));
  return isAlways && deniesFor(statement, isWantOfMfa);
}

/**
 * Whether one of several statements denies an action to everybody whom a policy is for, and who has no MFA, or no recent
 * one; of a `caller`, also one that names the very same.
 */
export function isGuardedByMfa(statements: readonly Statement[], action: string, caller: Item<Principal> | null = null): boolean {
  return statements.some(
    (statement) =>
      deniesFor(statement, (test) => isWantOfMfa(test) || isWantOfAge(test)) &&
      statement.when.length === 0 &&
      statement.action !== null &&
      meansAction(statement.action, action) === 'yes' &&
      (statement.principal === null || means(statement.principal, caller)),
  );
}

function means({ negated, items }: Matcher<Principal>, caller: Item<Principal> | null): boolean {
  return (
    !negated && items.some(({ parsed, text }) => parsed.kind === 'anyone' || (caller !== null && showText(text) === showText(caller.text)))
  );
}

function deniesFor({ effect, resource, condition }: Statement, isWant: (test: ConditionTest) => boolean): boolean {
  if (effect !== 'Deny' || condition === null || !condition.complete || resource?.negated === true) return false;
  return (
    (resource === null || resource.items.some(({ parsed }) => isEverything(parsed))) &&
    condition.tests.some(isWant) &&
    condition.tests.every((test) => isWant(test) || exemptsServices(test)) &&
    // No caller lacks the key and has it with the value false.
    !passesNobody(whoPasses(condition.tests))
  );
}

function isWantOfMfa({ operator, key, values }: ConditionTest): boolean {
  if (operator?.name === 'Null') return isMfaPresence(key, values, 'true');
  // Compared as text a truth is what it says.
  const isCompared = operator?.family === 'bool' || (operator?.family === 'string' && !operator.negated);
  return isCompared && isMfaPresence(key, values, 'false');
}

/** Whether a test holds for lack of a recent MFA; without MFA there is no age. */
function isWantOfAge({ operator, key, values }: ConditionTest): boolean {
  if (operator?.name === 'Null') return isAbsentAge(key, values);
  return operator?.ifExists === true && operator.comparison.startsWith('greater') && isMfaAge(key);
}

/** Whether a test exempts services that act for a user. */
function exemptsServices({ key }: ConditionTest): boolean {
  return key.toLowerCase() === 'aws:viaawsservice';
}
