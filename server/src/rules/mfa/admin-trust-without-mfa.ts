/** A powerful role that people can assume without a second factor. */
import type { Facts } from '../../analysis/facts.js';
import { assumingWithoutMfa, closenessOf, narrowing, narrowingOfOwn } from '../../analysis/caller.js';
import { isRise } from '../../analysis/escalation/escalation.js';
import { openToOwnUnder, openUnder } from '../../analysis/policy/guarding-denial.js';
import type { Resource } from '../../model/template.js';
import type { Guard } from '../../value/guard.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { requireMfa } from '../../repair/policy/require-mfa.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const adminTrustWithoutMfa = defineRule({
  id: 'mfa/admin-trust-without-mfa',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An administrator role can be assumed without MFA.',
  why: 'A stolen password or access key of a user who may assume the role is a stolen account.',
  remedy: 'Add `Bool: { aws:MultiFactorAuthPresent: true }` to the trust policy, and limit `aws:MultiFactorAuthAge`.',
  references: [
    {
      title: 'Configure MFA-protected API access',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    },
  ],
  messages: {
    admin: { severity: 'warning', text: 'Administrator role `{role}` can be assumed without MFA.' },
    becomes: { severity: 'warning', text: 'Role `{role}` can make itself an administrator, and be assumed without MFA.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, facts) {
    const power = site.owner === null ? null : powerOf(site.owner, facts);
    if (power === null) return;
    for (const { parsed, at: place, when: itemWhen } of assumingWithoutMfa(statement, site.policy)) {
      if (parsed.kind !== 'user' && parsed.kind !== 'account') continue;
      const isOwn = closenessOf(parsed.account, facts.environment) === 'own';
      const open = isOwn ? openToOwnUnder(statement, site.policy) : openUnder(statement, site.policy);
      const { narrows, limits } = isOwn ? narrowingOfOwn(statement, facts.environment) : narrowing(statement, facts.environment);
      // A test of MFA that fails to demand it is reported by a rule of its own.
      if (open === null || narrows !== 'no' || limits.some(({ kind }) => kind === 'mfa')) continue;
      report(power.message, place ?? at, { slots: { role: site.name }, when: [...when, ...power.when, ...open, ...itemWhen] });
    }
  },

  fixes: {
    admin: askForMfa,
    becomes: askForMfa,
  },
});

/** No fix where the same statement lets in services, roles or providers: their sessions carry no MFA. */
function askForMfa(_: ReportedFinding, { statement, site: { name: role } }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const principals = statement.principal?.negated === false ? statement.principal.items : [];
  const arePeople = principals.every(({ parsed }) => parsed.kind === 'user' || parsed.kind === 'account');
  if (!arePeople || principals.length === 0) return [];
  return [
    requireMfa(facts, statement, {
      title: `Let \`${role}\` be assumed only with MFA`,
      note: `Requires MFA of whoever assumes role \`${role}\`.`,
      left: [`Whoever assumes \`${role}\` with an access key and no MFA, or from another role, will be denied.`],
    }),
  ];
}

interface Power {
  readonly message: 'admin' | 'becomes';
  readonly when: Guard;
}

/** What makes a role powerful: it is an administrator, or can give itself or another role every permission; null for any other role. */
function powerOf(role: Resource, facts: Facts): Power | null {
  const identity = facts.identity(role.id);
  if (identity === null) return null;
  const admin = facts.adminWhen(identity);
  if (admin !== null) return { message: 'admin', when: admin };
  const way = facts.escalations(identity).find(isRise);
  return way === undefined ? null : { message: 'becomes', when: way.when };
}
