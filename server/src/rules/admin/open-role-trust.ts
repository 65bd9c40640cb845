/** A role that anybody in the world may assume. */
import {
  assumingPrincipals,
  ineffectiveGuards,
  isLimitedBy,
  isOpenedByPattern,
  mayLeaveKnownCallers,
  narrowing,
} from '../../analysis/caller.js';
import { openUnder } from '../../analysis/policy/guarding-denial.js';
import type { LimitKind } from '../../iam/condition/limit-kind.js';
import { isAnybody } from '../../iam/principal.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { limitEverybody } from '../../repair/policy/limit-callers.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const openRoleTrust = defineRule({
  id: 'admin/open-role-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Anybody may assume a role.',
  why: 'A principal `*` means every identity of every AWS account. Whoever learns the ARN of the role has its permissions.',
  remedy: 'Name the principals, or require your own organisation with `aws:PrincipalOrgID`.',
  references: [
    {
      title: 'IAM JSON policy elements: Principal',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    },
    {
      title: 'How to use trust policies with IAM roles',
      url: 'https://aws.amazon.com/blogs/security/how-to-use-trust-policies-with-iam-roles/',
    },
  ],
  messages: {
    anyone: { severity: 'error', text: 'Role `{role}` can be assumed by anybody, from any AWS account.' },
    externalId: { severity: 'warning', text: 'Role `{role}` can be assumed by anybody who knows its external ID.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, { environment }) {
    const limits = narrowing(statement, environment);
    if (mayLeaveKnownCallers(limits) || isOpenedByPattern(statement, site.policy)) return;
    const open = openUnder(statement, site.policy);
    if (open === null) return;
    const message = isLimitedBy(limits, externalId) ? 'externalId' : 'anyone';
    for (const { parsed, at: place, when: itemWhen } of assumingPrincipals(statement)) {
      if (!isAnybody(parsed)) continue;
      report(message, place ?? at, {
        slots: { role: site.name },
        when: [...when, ...open, ...itemWhen],
        related: ineffectiveGuards(statement, environment),
      });
    }
  },

  fixes: {
    anyone: shutOut,
    externalId: shutOut,
  },
});

function shutOut(at: ReportedFinding, { statement, site }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  return limitEverybody(facts, statement, at, `assume role \`${site.name}\``);
}

const externalId: ReadonlySet<LimitKind> = new Set(['external-id']);
