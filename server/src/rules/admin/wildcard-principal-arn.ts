/** Principals that are named by a pattern that strangers match too. */
import { allowedPrincipals, principalPatterns, principalReach } from '../../analysis/caller.js';
import { openUnder } from '../../analysis/policy/guarding-denial.js';
import { hasWildcardSign, showText } from '../../iam/partial-text.js';
import type { Principal } from '../../iam/principal.js';
import { defineRule } from '../rule.js';

export const wildcardPrincipalArn = defineRule({
  id: 'admin/wildcard-principal-arn',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Principals are named by a pattern that others match too.',
  why: 'In `Principal`, a star within an ARN is not a wildcard: nobody matches it. In a condition on `aws:PrincipalArn` it is one, and where it stands for the account or for every role in one, whoever creates a role that matches gets access.',
  remedy: 'Write the ARNs out, or require your organisation with `aws:PrincipalOrgID`.',
  references: [
    {
      title: 'IAM JSON policy elements: Principal',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    },
    {
      title: 'Global condition keys: aws:PrincipalArn',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    },
  ],
  messages: {
    principal: { severity: 'error', text: 'A star within an ARN is not a wildcard in `{element}`: nobody matches `{arn}`.' },
    openAccount: { severity: 'error', text: '`{arn}` matches principals in every account.' },
    everyRole: { severity: 'warning', text: '`{arn}` matches every principal of its kind in the account.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    for (const { parsed, text, at: place, when: itemWhen } of allowedPrincipals(statement)) {
      if (!named.has(parsed.kind) || !hasWildcardSign(text)) continue;
      report('principal', place ?? at, { slots: { element: 'Principal', arn: showText(text) }, when: [...when, ...itemWhen] });
    }
    // Whoever holds an identity-based policy belongs to its account anyway.
    const open = statement.effect !== 'Allow' || statement.principal === null ? null : openUnder(statement, site.policy);
    if (open === null) return;
    for (const test of principalPatterns(statement)) {
      for (const { text, at: place, when: itemWhen } of test.values) {
        const reach = principalReach(text);
        if (reach !== null) {
          report(reach === 'every-account' ? 'openAccount' : 'everyRole', place ?? at, {
            slots: { arn: showText(text) },
            when: [...when, ...open, ...itemWhen],
          });
        }
      }
    }
  },
});

/** Principals that an ARN names. */
const named: ReadonlySet<Principal['kind']> = new Set(['account', 'user', 'role', 'federated-user', 'assumed-role']);
