/** A permission that demands MFA only of requests that say something about it. */
import { isMfaPresence, isPassedWithMfa, isPresentAge } from '../../iam/mfa/mfa-condition.js';
import type { ConditionTest } from '../../iam/policy.js';
import { allowOnlyWithMfa } from '../../repair/policy/mfa-presence.js';
import { defineRule } from '../rule.js';

export const allowIfExists = defineRule({
  id: 'mfa/allow-if-exists',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A permission asks for MFA, but lets requests without the MFA key through.',
  why: 'An operator with `IfExists` is true when the key is missing. Requests that are signed with a long-term access key carry no `aws:MultiFactorAuthPresent`, so they pass without any second factor.',
  remedy: 'Write `Bool` instead of `BoolIfExists`, and `NumericLessThan` instead of `NumericLessThanIfExists`.',
  references: [
    {
      title: 'Global condition keys: aws:MultiFactorAuthPresent',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    },
    {
      title: 'AWS: enforce MFA with a policy',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
    },
  ],
  messages: {
    passes: { severity: 'error', text: 'Policy `{policy}` asks for MFA, but `{operator}` lets requests with access keys through.' },
  },

  subject: 'statement',
  check({ statement, site, when }, report) {
    const tests = statement.condition?.tests ?? [];
    if (statement.effect !== 'Allow' || tests.some(demandsMfa)) return;
    for (const test of tests) {
      if (!isOptional(test) || test.operatorAt === null || isDemanded(test, tests)) continue;
      report('passes', test.operatorAt, { slots: { policy: site.name, operator: test.operatorText }, when });
    }
  },

  fixes: {
    passes: (at, _, facts) => [allowOnlyWithMfa(facts, at)],
  },
});

/** `ForAllValues` passes a missing key even without `IfExists`; `mfa/wrong-operator` reports that. */
function isOptional(test: ConditionTest): boolean {
  return test.operator?.ifExists === true && test.operator.set !== 'ForAllValues' && isPassedWithMfa(test);
}

/** Whether another test demands the key, so that it is not optional after all. */
function isDemanded({ operator }: ConditionTest, tests: readonly ConditionTest[]): boolean {
  return operator?.name === 'Bool' && tests.some((test) => test.operator?.name === 'Null' && isMfaPresence(test.key, test.values, 'false'));
}

/** Whether a request without MFA fails this test, whatever the others say. */
function demandsMfa(test: ConditionTest): boolean {
  if (test.operator?.name === 'Null') return isPresentAge(test.key, test.values);
  return test.operator?.ifExists === false && test.operator.set !== 'ForAllValues' && isPassedWithMfa(test);
}
