/** A grant to assume any role that trusts the holder. */
import { grantOf, itemFor } from '../../analysis/grant.js';
import { reachesEvery } from '../../iam/resource/resource-reach.js';
import { defineRule } from '../rule.js';

export const assumeAnyRole = defineRule({
  id: 'admin/assume-any-role',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows assuming any role.',
  why: 'Every role that trusts the account, here and in other accounts, is one call away, administrator roles included.',
  remedy: 'List the roles under `Resource`, or limit them with `aws:ResourceOrgID` or `aws:ResourceAccount`.',
  references: [
    {
      title: 'Granting a user permissions to switch roles',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    },
  ],
  messages: {
    anyRole: { severity: 'warning', text: 'Policy `{policy}` allows assuming any role that trusts its holder.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration) return;
    const assuming = itemFor(grant, 'sts:AssumeRole');
    if (assuming === null || statement.condition?.tests.some(({ key }) => limits.test(key)) === true) return;
    const everywhere = grant.everywhere ?? grant.resources.find(({ text }) => reachesEvery(text, 'role/'));
    if (everywhere === undefined) return;
    report('anyRole', everywhere.at ?? at, {
      slots: { policy: site.name },
      when: [...when, ...assuming.when, ...everywhere.when],
    });
  },
});

/** Keys that limit which roles: those of the organisation or account, or those with a tag. */
const limits = /^(?:aws:Resource(?:OrgID|OrgPaths|Account)$|(?:aws|iam):ResourceTag\/)/i;
