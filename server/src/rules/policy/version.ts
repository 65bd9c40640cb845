/** A policy with an old version of the policy language, an invalid one, or none. */
import type { Policy } from '../../iam/policy.js';
import { variableForm } from '../../iam/policy-variable.js';
import type { Safety } from '../../repair/fix.js';
import { writeVersion } from '../../repair/policy/policy-version.js';
import { firstKey } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const version = defineRule({
  id: 'policy/version',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy has no version, an old one, or one that does not exist.',
  why: 'Without `2012-10-17` variables such as `${aws:username}` are plain text: what was meant for one user matches nobody, or the wrong thing.',
  remedy: "Write `Version: '2012-10-17'`, quoted.",
  references: [
    {
      title: 'IAM JSON policy elements: Version',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    },
  ],
  messages: {
    variables: { severity: 'warning', text: 'Policy `{policy}` uses variables, which count as text without version 2012-10-17.' },
    old: { severity: 'information', text: 'Policy `{policy}` has version 2008-10-17.' },
    missing: { severity: 'information', text: 'Policy `{policy}` has no version, so it counts as 2008-10-17.' },
    invalid: { severity: 'warning', text: 'Policy `{policy}` has a version that does not exist.' },
  },

  subject: 'policy',
  check({ policy, name, form }, report) {
    if (form === 'flattened' || policy.at === null || policy.version === 'unknown' || policy.version === '2012-10-17') return;
    // A misspelt `Version` is reported by `policy/grammar`.
    if (policy.version === 'absent' && policy.defects.some(({ slots }) => slots['nearest'] === 'Version')) return;
    const place = policy.versionAt ?? firstKey(policy.value) ?? (policy.value.kind === 'map' ? null : policy.at);
    if (place === null) return;
    const slots = { policy: name };
    if (policy.version === 'invalid') report('invalid', place, { slots });
    else if (usesVariables(policy)) report('variables', place, { slots });
    else report(policy.version === 'absent' ? 'missing' : 'old', place, { slots });
  },

  fixes: {
    variables: (_, { policy }, facts) => [writeVersion(facts, policy, 'suggestion')],
    old: (_, { policy }, facts) => [writeVersion(facts, policy, safetyOf(policy))],
    missing: (_, { policy }, facts) => [writeVersion(facts, policy, safetyOf(policy))],
    invalid: (_, { policy }, facts) => [writeVersion(facts, policy, 'suggestion')],
  },
});

/** Whether the policy has text that would be a variable under the new version. */
function usesVariables(policy: Policy): boolean {
  return holds(policy, variableForm);
}

/** Safe where the policy has nothing that the new version reads differently. */
function safetyOf(policy: Policy): Safety {
  return policy.complete && !holds(policy, /\$\{/) ? 'safe' : 'suggestion';
}

function holds({ statements }: Policy, pattern: RegExp): boolean {
  return statements.some(({ resource, condition }) => {
    const items = [...(resource?.items ?? []), ...(condition?.tests.flatMap((test) => test.values) ?? [])];
    return items.some(({ text }) => text.some((piece) => typeof piece === 'string' && pattern.test(piece)));
  });
}
