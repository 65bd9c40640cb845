/** A guard for MFA that also denies the actions needed to enrol a device. */
import { isForRolesOnly } from '../../analysis/identity/for-roles-only.js';
import type { PolicySite } from '../../analysis/policy/policy-site.js';
import { meansAction } from '../../iam/action.js';
import { deniesWithoutMfa } from '../../iam/mfa/mfa-guard.js';
import { exceptEnrolment } from '../../repair/login/mfa-enrolment.js';
import { defineRule } from '../rule.js';

export const noEnrolmentPath = defineRule({
  id: 'mfa/no-enrolment-path',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An MFA guard also denies enrolling a device.',
  why: 'Without a device nobody passes the guard, and behind the guard nobody can enrol one. New people are locked out until an administrator lifts the guard, and often it stays lifted.',
  remedy:
    'Put the actions for enrolment under `NotAction`: `iam:CreateVirtualMFADevice`, `iam:EnableMFADevice`, `iam:ListMFADevices`, `iam:ListVirtualMFADevices`, `iam:ResyncMFADevice`, `sts:GetSessionToken`.',
  references: [
    {
      title: 'AWS: allow MFA-authenticated IAM users to manage their own credentials',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
    },
    {
      title: 'Configure MFA-protected API access',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    },
  ],
  messages: {
    locked: { severity: 'information', text: 'Policy `{policy}` denies `{action}` without MFA, so nobody without a device can get one.' },
    session: {
      severity: 'information',
      text: 'Policy `{policy}` denies `{action}` without MFA, so no session with MFA can be started on the command line.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, facts) {
    if (!isForPeople(site) || !deniesWithoutMfa(statement) || isForRolesOnly(site, facts)) return;
    const { action } = statement;
    const denied = action === null ? undefined : needed.find((name) => meansAction(action, name) === 'yes');
    if (denied === undefined) return;
    const message = denied === 'sts:GetSessionToken' ? 'session' : 'locked';
    report(message, action?.keyAt ?? at, { slots: { policy: site.name, action: denied }, when });
  },

  fixes: {
    locked: (_, { statement }, facts) => [exceptEnrolment(facts, statement)],
    session: (_, { statement }, facts) => [exceptEnrolment(facts, statement)],
  },
});

/**
 * Whether a policy is for users. One that only denies, in a file of its own, may be for a group or for an organization; both
 * shut out whoever has no device.
 */
function isForPeople({ policy, owner }: PolicySite): boolean {
  return policy.kind === 'identity' || (policy.kind === 'organization-scp' && owner === null);
}

/** What the console calls to enrol a device, and what the command line calls to use one. */
const needed = ['iam:EnableMFADevice', 'iam:CreateVirtualMFADevice', 'iam:ListMFADevices', 'sts:GetSessionToken'] as const;
