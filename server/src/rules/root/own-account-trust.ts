/** A role that everybody in its account may assume, as far as their own policies allow it. */
import { assumingWithoutMfa, closenessOf, narrowingOfOwn } from '../../analysis/caller.js';
import { openToOwnUnder } from '../../analysis/policy/guarding-denial.js';
import { defineRule } from '../rule.js';

export const ownAccountTrust = defineRule({
  id: 'root/own-account-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts the whole account it is in.',
  why: 'The ARN that ends in `:root` stands for the account, not for the root user: every user and role of the account that may call `sts:AssumeRole` can assume this role, and who may is decided elsewhere, policy by policy.',
  remedy: 'Name the roles that need it, or require MFA or a principal ARN in a condition.',
  references: [
    { title: 'AWS account principals', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html' },
    {
      title: 'How to use trust policies with IAM roles',
      url: 'https://aws.amazon.com/blogs/security/how-to-use-trust-policies-with-iam-roles/',
    },
  ],
  messages: {
    account: { severity: 'hint', text: 'Role `{role}` trusts its whole account: anyone in it who may assume roles can assume this one.' },
    admin: {
      severity: 'warning',
      text: 'Administrator role `{role}` trusts its whole account: anyone in it who may assume roles can become an administrator.',
    },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, facts) {
    const { environment } = facts;
    const open = openToOwnUnder(statement, site.policy);
    const { narrows, limits } = narrowingOfOwn(statement, environment);
    // A test of MFA that fails to demand it is reported by a rule of its own.
    if (open === null || narrows !== 'no' || limits.some(({ kind }) => kind === 'mfa')) return;
    const identity = site.owner === null ? null : facts.identity(site.owner.id);
    const message = identity !== null && facts.admin(identity) === 'yes' ? 'admin' : 'account';
    for (const { parsed, at: place, when: itemWhen } of assumingWithoutMfa(statement, site.policy)) {
      if (parsed.kind !== 'account' || closenessOf(parsed.account, environment) !== 'own') continue;
      report(message, place ?? at, { slots: { role: site.name }, when: [...when, ...open, ...itemWhen] });
    }
  },
});
