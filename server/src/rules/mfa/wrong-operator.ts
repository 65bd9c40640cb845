/** A test of MFA with an operator that does not ask for it. */
import { isMfaAge, isMfaPresence, mfaPresenceKey } from '../../iam/mfa-condition.js';
import type { ConditionTest, Effect } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const wrongOperator = defineRule({
  id: 'mfa/wrong-operator',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A test of MFA uses an operator that does not ask for it.',
  why: '`Null` asks whether the key is there, not whether it is true: temporary credentials without MFA have it too, with the value false. `ForAllValues` is true for a missing key. Text operators compare a boolean as text.',
  remedy: 'Use `Bool` in an `Allow`, and `BoolIfExists` in a `Deny`.',
  references: [
    { title: 'Global condition keys: aws:MultiFactorAuthPresent', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html' },
    { title: 'IAM JSON policy elements: condition operators', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html' },
  ],
  messages: {
    presence: { severity: 'error', text: 'Policy `{policy}` asks whether the MFA key is there, not whether there was MFA.' },
    vacuous: { severity: 'error', text: 'Policy `{policy}` asks for MFA with `{operator}`, which a request without the key passes.' },
    text: { severity: 'warning', text: 'Policy `{policy}` compares the MFA key with `{operator}`, which is meant for text.' },
    never: { severity: 'error', text: 'Policy `{policy}` asks for a missing and a false MFA key at once, so it never applies.' },
  },

  subject: 'statement',
  check({ statement, site, when }, report) {
    const { effect, condition } = statement;
    if (effect === null) return;
    for (const test of condition?.tests ?? []) {
      const message = defectOf(test, effect, condition?.tests ?? []);
      if (message === null || test.operatorAt === null) continue;
      const slots = { policy: site.name };
      if (message === 'presence' || message === 'never') report(message, test.operatorAt, { slots, when });
      else report(message, test.operatorAt, { slots: { ...slots, operator: test.operatorText }, when });
    }
  },
});

function defectOf(test: ConditionTest, effect: Effect, all: readonly ConditionTest[]): 'presence' | 'vacuous' | 'text' | 'never' | null {
  const { operator, key, values } = test;
  if (operator === null || (key.toLowerCase() !== mfaPresenceKey && !isMfaAge(key))) return null;
  if (operator.name === 'Null') {
    if (effect === 'Allow') return isMfaPresence(key, values, 'false') && !all.some(asksForTruth) ? 'presence' : null;
    return isMfaPresence(key, values, 'true') && all.some(asksForFalsehood) ? 'never' : null;
  }
  if (operator.set === 'ForAllValues' && effect === 'Allow') return 'vacuous';
  return operator.family === 'string' ? 'text' : null;
}

function asksForTruth({ operator, key, values }: ConditionTest): boolean {
  return operator?.name === 'Bool' && operator.set !== 'ForAllValues' && isMfaPresence(key, values, 'true');
}

function asksForFalsehood({ operator, key, values }: ConditionTest): boolean {
  return operator?.name === 'Bool' && !operator.ifExists && isMfaPresence(key, values, 'false');
}
