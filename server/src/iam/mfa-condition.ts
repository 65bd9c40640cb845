/** The condition keys that tell of multi-factor authentication, and the values they are tested for. */
import { literalOf, type Pattern } from './pattern.js';
import type { ConditionTest, Item } from './policy.js';

const mfaPresenceKey = 'aws:multifactorauthpresent';

const mfaAgeKey = 'aws:multifactorauthage';

/** Whether a test is about the presence of MFA and about nothing but this value. Letter case does not matter. */
export function isMfaPresence(key: string, values: readonly Item<Pattern>[], value: 'true' | 'false'): boolean {
  return key.toLowerCase() === mfaPresenceKey && areAll(values, value);
}

function areAll(values: readonly Item<Pattern>[], value: 'true' | 'false'): boolean {
  return values.length > 0 && values.every((item) => literalOf(item.parsed)?.toLowerCase() === value);
}

/** Whether a test of `Null` asks for the age of MFA to be missing. */
export function isAbsentAge(key: string, values: readonly Item<Pattern>[]): boolean {
  return isMfaAge(key) && areAll(values, 'true');
}

/** Whether a test of `Null` asks for the age of MFA to be there, as it is after a sign-in with MFA alone. */
export function isPresentAge(key: string, values: readonly Item<Pattern>[]): boolean {
  return isMfaAge(key) && areAll(values, 'false');
}

/** Whether a test is passed with MFA, by its presence or by an age below a limit. */
export function isPassedWithMfa({ operator, key, values }: ConditionTest): boolean {
  return (
    operator !== null &&
    ((operator.name === 'Bool' && isMfaPresence(key, values, 'true')) || (operator.comparison.startsWith('less') && isMfaAge(key)))
  );
}

/** Whether a test is passed by a key that says that there is no MFA, or by an age above a limit. */
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
