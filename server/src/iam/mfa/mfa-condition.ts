/** The condition keys about multi-factor authentication, and the values they are tested for. */
import { isLiteral, type Pattern } from '../pattern.js';
import type { ConditionTest, Item } from '../policy.js';

const mfaPresenceKey = 'aws:multifactorauthpresent';

const mfaAgeKey = 'aws:multifactorauthage';

/** Whether a test is about the presence of MFA and this value alone. Letter case does not matter. */
export function isMfaPresence(key: string, values: readonly Item<Pattern>[], value: 'true' | 'false'): boolean {
  return key.toLowerCase() === mfaPresenceKey && areAll(values, value);
}

function areAll(values: readonly Item<Pattern>[], value: 'true' | 'false'): boolean {
  return values.length > 0 && values.every((item) => isLiteral(item.parsed, value));
}

/** Whether a `Null` test asks for the age of MFA to be missing. */
export function isAbsentAge(key: string, values: readonly Item<Pattern>[]): boolean {
  return isMfaAge(key) && areAll(values, 'true');
}

/** Whether a `Null` test asks for the age of MFA to be there, as it is only after a sign-in with MFA. */
export function isPresentAge(key: string, values: readonly Item<Pattern>[]): boolean {
  return isMfaAge(key) && areAll(values, 'false');
}

/** Whether a test passes with MFA, by its presence or by an age below a limit. */
export function isPassedWithMfa({ operator, key, values }: ConditionTest): boolean {
  return (
    operator !== null &&
    ((operator.name === 'Bool' && isMfaPresence(key, values, 'true')) || (operator.comparison.startsWith('less') && isMfaAge(key)))
  );
}

/** Whether a test passes for a key that says there is no MFA, or for an age above a limit. */
export function isPassedWithoutMfa({ operator, key, values }: ConditionTest): boolean {
  return (
    operator !== null &&
    ((operator.name === 'Bool' && isMfaPresence(key, values, 'false')) || (operator.comparison.startsWith('greater') && isMfaAge(key)))
  );
}

export function isAboutMfa(key: string): boolean {
  return key.toLowerCase() === mfaPresenceKey || isMfaAge(key);
}

export function isMfaAge(key: string): boolean {
  return key.toLowerCase() === mfaAgeKey;
}
