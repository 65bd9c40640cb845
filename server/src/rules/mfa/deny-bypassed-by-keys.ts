/** A guard for MFA that long-term access keys get around. */
import type { Facts } from '../../analysis/facts.js';
import { placeOfGrant } from '../../analysis/grant.js';
import { isForRolesOnly } from '../../analysis/identity/for-roles-only.js';
import { writtenName } from '../../analysis/identity/identity.js';
import { sparedAction, type SparedAction } from '../../analysis/identity/spared-action.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { bypassedTests } from '../../iam/mfa/mfa-bypass.js';
import { deniesWithoutMfa, isGuardedByMfa } from '../../iam/mfa/mfa-guard.js';
import { showText } from '../../iam/partial-text.js';
import { denyWithoutMfaPresence } from '../../repair/policy/mfa-presence.js';
import { defineRule } from '../rule.js';

export const denyBypassedByKeys = defineRule({
  id: 'mfa/deny-bypassed-by-keys',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A denial without MFA does not stop access keys.',
  why: 'Requests signed with a long-term access key carry no `aws:MultiFactorAuthPresent` at all. `Bool` and `NumericGreaterThan` are false when the condition key is missing, so the denial does not apply, and whoever has stolen an access key needs no second factor.',
  remedy:
    'Write `BoolIfExists` instead of `Bool`, and `NumericGreaterThanIfExists` instead of `NumericGreaterThan`, so that a missing condition key counts as no MFA. List under `NotAction` only what enrolling a device takes.',
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
    spared: {
      severity: 'error',
      text: 'Even without MFA, `{holder}` may use `{action}` on everybody: the denial leaves out `{spared}`.',
    },
    bypassed: { severity: 'error', text: 'Policy `{policy}` asks for MFA, but `{operator}` lets requests with access keys through.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    if (statement.effect !== 'Deny' || isForRolesOnly(site, facts)) return;
    const spared = sparedBy(subject, facts);
    if (spared !== null) {
      const { action, item, holder, permission } = spared;
      const allowedAt = placeOfGrant(permission);
      report('spared', item.at ?? at, {
        slots: { holder: writtenName(holder), action, spared: showText(item.text) },
        when: [...when, ...item.when, ...permission.when],
        related: allowedAt === null ? [] : [{ message: `\`${action}\` is allowed here.`, at: allowedAt }],
      });
    }
    for (const test of bypassedTests(statement, site.policy)) {
      if (test.operatorAt === null) continue;
      report('bypassed', test.operatorAt, { slots: { policy: site.name, operator: test.operatorText }, when });
    }
  },

  fixes: {
    bypassed: (at, _, facts) => [denyWithoutMfaPresence(facts, at)],
  },
});

/** What a guard leaves out so that people can enrol a device, but which lets them do more than that, and to everybody. */
function sparedBy({ statement, site }: StatementSite, facts: Facts): SparedAction | null {
  if (site.policy.kind !== 'identity' || !deniesWithoutMfa(statement)) return null;
  const found = sparedAction(statement, facts.holders(site));
  if (found === null) return null;
  const statements = found.holder.policies.flatMap(({ policy }) => policy?.statements ?? []);
  return isGuardedByMfa(statements, found.action) ? null : found;
}
