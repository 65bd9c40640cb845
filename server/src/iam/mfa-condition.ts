/** The condition keys that tell of multi-factor authentication, and the values they are tested for. */
import { literalOf, type Pattern } from './pattern.js';
import type { Item } from './policy.js';

export const mfaPresenceKey = 'aws:multifactorauthpresent';

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

export function isMfaAge(key: string): boolean {
  return key.toLowerCase() === mfaAgeKey;
}
