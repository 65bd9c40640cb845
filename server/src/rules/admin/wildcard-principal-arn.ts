/** Principals named by a pattern that strangers fit too. */
import { allowedPrincipals, isGuardedByDenial } from '../../analysis/caller.js';
import { readArn } from '../../iam/arn.js';
import { knownText, type PartialText } from '../../iam/partial-text.js';
import { defineRule } from '../rule.js';

export const wildcardPrincipalArn = defineRule({
  id: 'admin/wildcard-principal-arn',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Principals are named by a pattern that others fit too.',
  why: 'In `Principal` a star within an ARN is no wildcard: nobody fits it. In a condition on `aws:PrincipalArn` it is one, and with an open account or every role of one it lets in whoever makes a role that fits.',
  remedy: 'Write the ARNs out, or demand the organisation with `aws:PrincipalOrgID`.',
  references: [
    { title: 'IAM JSON policy elements: Principal', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html' },
    { title: 'Global condition keys: aws:PrincipalArn', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html' },
  ],
  messages: {
    principal: { severity: 'error', text: 'A star within an ARN is no wildcard in `{element}`: nobody fits `{arn}`.' },
    openAccount: { severity: 'error', text: '`{arn}` fits principals of every account.' },
    everyRole: { severity: 'warning', text: '`{arn}` fits every principal of its kind in the account.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    for (const { parsed, text, at: place, when: itemWhen } of allowedPrincipals(statement)) {
      if (parsed.kind !== 'user' && parsed.kind !== 'role' || !hasStar(text)) continue;
      report('principal', place ?? at, { slots: { element: 'Principal', arn: shown(text) }, when: [...when, ...itemWhen] });
    }
    // Who has the policy of an identity is an identity of the own account anyway.
    if (statement.effect !== 'Allow' || statement.principal === null || isGuardedByDenial(site.policy)) return;
    const others = statement.condition?.tests.some(({ key }) => /^aws:principal(?:org|account)/i.test(key)) === true;
    for (const test of others ? [] : (statement.condition?.tests ?? [])) {
      if (test.key.toLowerCase() !== 'aws:principalarn' || test.operator?.comparison !== 'like' || test.operator.negated) continue;
      for (const { text, at: place, when: itemWhen } of test.values) {
        const message = reachOf(text);
        if (message !== null) report(message, place ?? at, { slots: { arn: shown(text) }, when: [...when, ...itemWhen] });
      }
    }
  },
});

function hasStar(text: PartialText): boolean {
  return text.some((piece) => typeof piece === 'string' && /[*?]/.test(piece));
}

function shown(text: PartialText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : '${…}')).join('');
}

/** A fixed account with a path or a prefix is a usual way to name the roles of a fleet. */
function reachOf(text: PartialText): 'openAccount' | 'everyRole' | null {
  const arn = readArn(text);
  if (arn === null) return null;
  if (/[*?]/.test(knownText(arn.account) ?? '')) return 'openAccount';
  return /^(?:\*|(?:role|user|assumed-role)\/\*)$/.test(knownText(arn.resource) ?? '') ? 'everyRole' : null;
}
