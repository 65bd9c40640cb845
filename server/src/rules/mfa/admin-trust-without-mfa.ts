/** A powerful role that people may take without a second factor. */
import type { Facts } from '../../analysis/facts.js';
import { assumingPrincipals, narrowing } from '../../analysis/caller.js';
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
    const { narrows, limits } = narrowing(statement, facts.environment);
    // A test of MFA that the absent key passes is reported by `mfa/allow-if-exists`.
    if (narrows !== 'no' || limits.some(({ kind, test }) => kind === 'mfa' && test.operator?.ifExists === true)) return;
    for (const item of assumingPrincipals(statement)) {
      if (item.parsed.kind !== 'user' && item.parsed.kind !== 'account') continue;
      report('admin', item.at ?? at, { slots: { role: site.name }, when: [...when, ...item.when] });
    }
  },
});

function isAdministrator(role: Resource, facts: Facts): boolean {
  const identity = facts.identity(role.id);
  return identity !== null && facts.admin(identity) === 'yes';
}
