/** A grant to take the second factor of other people away. */
import type { Facts } from '../../analysis/facts.js';
import { grantOf, itemFor } from '../../analysis/grant.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { isGuardedByMfa } from '../../iam/mfa-guard.js';
import { narrowingOf } from '../../iam/narrowing.js';
import { fitsAction } from '../../iam/resource-format.js';
import { hasWildcard, variableKeys } from '../../iam/pattern.js';
import { implies } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const deactivationGrant = defineRule({
  id: 'mfa/deactivation-grant',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows taking the second factor of others away.',
  why: 'Whoever may deactivate the MFA device of another user needs only that user\'s password or key, and a guard for MFA protects nobody any more.',
  remedy: 'Limit the action to one\'s own device (`user/${aws:username}`), and demand MFA for it.',
  references: [
    { title: 'AWS: allow IAM users to self-manage an MFA device', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_mfa-selfmanage.html' },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    others: { severity: 'warning', text: 'Policy `{policy}` allows `{action}` for other users, without MFA.' },
  },

  subject: 'statement',
  check(statement, report, facts) {
    const grant = grantOf(statement, facts);
    if (grant === null || grant.isAdministration) return;
    for (const action of ['iam:DeactivateMFADevice', 'iam:DeleteVirtualMFADevice']) {
      const item = itemFor(grant, action);
      if (item === null || narrowingOf(statement.statement).limits.some(({ kind }) => kind === 'mfa') || isGuarded(statement, action, facts)) continue;
      const others = grant.resources.find(({ parsed }) => hasWildcard(parsed) && variableKeys(parsed).length === 0 && fitsAction(parsed, action) !== 'no');
      if (others === undefined) continue;
      report('others', item.at ?? statement.at, { slots: { policy: statement.site.name, action }, when: [...statement.when, ...item.when, ...others.when] });
      return;
    }
  },
});

/** Whether the policy itself, or some policy of everybody who has it, denies the action without MFA. */
function isGuarded({ site, when: granted }: StatementSite, action: string, facts: Facts): boolean {
  if (isGuardedByMfa(site.policy.statements, action)) return true;
  const holders = facts.holders(site);
  return holders.length > 0 && holders.every(({ policies }) => policies.some(({ policy, when }) =>
    policy !== null && implies(granted, when) && isGuardedByMfa(policy.statements, action)));
}
