/** A powerful role that people may take without a second factor. */
import type { Facts } from '../../analysis/facts.js';
import { assumingWithoutMfa, narrowing } from '../../analysis/caller.js';
import { openUnder } from '../../analysis/policy/guarding-denial.js';
import type { Resource } from '../../model/template.js';
import { defineRule } from '../rule.js';

export const adminTrustWithoutMfa = defineRule({
  id: 'mfa/admin-trust-without-mfa',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An administrator role can be assumed without MFA.',
  why: 'A stolen password or access key of a user who may take the role is a stolen account.',
  remedy: 'Add `Bool: { aws:MultiFactorAuthPresent: true }` to the trust policy, and limit `aws:MultiFactorAuthAge`.',
  references: [
    { title: 'Configure MFA-protected API access', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html' },
  ],
  messages: {
    admin: { severity: 'warning', text: 'Administrator role `{role}` can be assumed without MFA.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, facts) {
    if (site.owner === null || !isAdministrator(site.owner, facts)) return;
    const open = openUnder(statement, site.policy);
    const { narrows, limits } = narrowing(statement, facts.environment);
    // A test of MFA that does not ask for it is reported by a rule of its own.
    if (open === null || narrows !== 'no' || limits.some(({ kind }) => kind === 'mfa')) return;
    for (const item of assumingWithoutMfa(statement, site.policy)) {
      if (item.parsed.kind !== 'user' && item.parsed.kind !== 'account') continue;
      report('admin', item.at ?? at, { slots: { role: site.name }, when: [...when, ...open, ...item.when] });
    }
  },
});

function isAdministrator(role: Resource, facts: Facts): boolean {
  const identity = facts.identity(role.id);
  return identity !== null && facts.admin(identity) === 'yes';
}
