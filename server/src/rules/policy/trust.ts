/** A trust policy that does not fit those it trusts. */
import { meansAction } from '../../iam/action.js';
import { assumeActionOf, isForSessionsOnly, missingSessionActions } from '../../iam/trust/assume-action.js';
import { knownText } from '../../iam/partial-text.js';
import type { Policy, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import { encloses } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { removeKey } from '../../repair/correct.js';
import { allowAlso, assumeBy } from '../../repair/policy/correct-trust.js';
import { offers } from '../../repair/fix.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const trust = defineRule({
  id: 'policy/trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A trust policy allows the wrong way of assuming the role, or names resources.',
  why: 'A service calls `sts:AssumeRole`, a SAML provider `sts:AssumeRoleWithSAML`, a web identity `sts:AssumeRoleWithWebIdentity`: with another action nobody gets in. A trust policy with `Resource` is rejected.',
  remedy: 'Use the action for the kind of principal, and leave `Resource` out.',
  references: [
    { title: 'Creating IAM roles', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create.html' },
    { title: 'Trust model in IAM Roles Anywhere', url: 'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html' },
  ],
  messages: {
    action: { severity: 'error', text: '{principal} cannot assume a role this way; it needs `{action}`.' },
    companion: { severity: 'error', text: '`{service}` opens a session only where the policy also allows {actions}.' },
    resource: { severity: 'error', text: 'A trust policy has no `{element}`: it is about the role itself.' },
  },

  subject: 'policy',
  check({ policy, at }, report) {
    if (policy.kind !== 'trust') return;
    for (const { kind, at: place, when, slots } of policy.defects) {
      const { element = '' } = slots;
      if (kind === 'forbidden-element') report('resource', place ?? at, { slots: { element }, when });
    }
    for (const statement of policy.statements) {
      const { effect, principal, action, when } = statement;
      if (effect !== 'Allow' || action === null || action.negated || !action.complete || principal === null) continue;
      if (isForSessionsOnly(statement)) continue;
      const pointed = action.items.find((item) => item.when.length === 0) ?? action.items[0];
      const place = pointed?.at ?? at;
      const assumed = [...when, ...(pointed?.when ?? [])];
      for (const item of principal.items) {
        const needed = assumeActionOf(item.parsed);
        if (needed !== null && meansAction(action, needed) === 'no') {
          report('action', place, { slots: { principal: nameOf(item.parsed), action: needed }, when: [...assumed, ...item.when] });
          continue;
        }
        const service = item.parsed.kind === 'service' ? (knownText(item.parsed.name) ?? '') : '';
        const missing = missingSessionActions(service, policy);
        if (missing.length > 0) {
          report('companion', place, { slots: { service, actions: listed(missing) }, when: [...assumed, ...item.when] });
        }
      }
    }
  },

  fixes: {
    action: (finding, { policy }, facts) => {
      const statement = statementAt(policy, finding);
      return offers(statement === null ? null : assumeBy(facts, statement, String(finding.slots['action'])));
    },
    companion: (finding, { policy }, facts) => {
      const statement = statementAt(policy, finding);
      const missing = missingSessionActions(String(finding.slots['service']), policy);
      return statement === null ? [] : [allowAlso(facts, statement, missing, `Allow ${listed(missing)} as well`)];
    },
    resource: (finding, _, facts) => {
      const title = `Remove \`${String(finding.slots['element'])}\`: a trust policy is about the role itself`;
      return [removeKey(facts, { at: finding, title, safety: 'suggestion' }, 'Removes what a trust policy does not have.')];
    },
  },
});

/** The statement that a finding points into; null where it is not written in the text. */
function statementAt({ statements }: Policy, finding: ReportedFinding): Statement | null {
  return statements.find(({ at }) => at !== null && encloses(at, finding)) ?? null;
}

function nameOf(principal: Principal): string {
  if (principal.kind !== 'federated') return principal.kind === 'account' ? 'An account' : `A ${principal.kind}`;
  return principal.provider === 'saml' ? 'A SAML provider' : 'A web identity provider';
}
