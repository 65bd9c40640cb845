/** A trust policy that does not fit who is trusted. */
import type { Principal } from '../../iam/principal.js';
import { meansAction } from '../../iam/action.js';
import { defineRule } from '../rule.js';

export const trust = defineRule({
  id: 'policy/trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A trust policy allows the wrong way of assuming the role, or names resources.',
  why: 'A service calls `sts:AssumeRole`, a SAML provider `sts:AssumeRoleWithSAML`, a web identity `sts:AssumeRoleWithWebIdentity`: with another action nobody gets in. A trust policy with `Resource` is refused.',
  remedy: 'Use the action for the kind of principal, and leave `Resource` out.',
  references: [
    { title: 'Creating IAM roles', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create.html' },
    { title: 'Trust model in IAM Roles Anywhere', url: 'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html' },
  ],
  messages: {
    action: { severity: 'error', text: '`{principal}` cannot assume a role this way; it takes `{action}`.' },
    resource: { severity: 'error', text: 'A trust policy has no `{element}`: it is about the role itself.' },
  },

  subject: 'policy',
  check({ policy, at }, report) {
    if (policy.kind !== 'trust') return;
    for (const { kind, at: place, when, slots: { element = '' } } of policy.defects) {
      if (kind === 'forbidden-element') report('resource', place ?? at, { slots: { element }, when });
    }
    for (const { effect, principal, action, when } of policy.statements) {
      if (effect !== 'Allow' || action === null || action.negated || !action.complete || principal === null) continue;
      if (meansAction(action, 'sts:AssumeRole') === 'no' && !assuming.some((name) => meansAction(action, name) !== 'no')) continue;
      for (const item of principal.items) {
        const needed = actionFor(item.parsed);
        if (needed === null || meansAction(action, needed) !== 'no') continue;
        report('action', action.items[0]?.at ?? at, { slots: { principal: nameOf(item.parsed), action: needed }, when: [...when, ...item.when] });
      }
    }
  },
});

const assuming = ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'] as const;

function actionFor(principal: Principal): string | null {
  switch (principal.kind) {
    case 'service': case 'user': case 'role': case 'account': return 'sts:AssumeRole';
    case 'federated':
      if (principal.provider === 'saml') return 'sts:AssumeRoleWithSAML';
      return principal.provider === 'other' || principal.provider === 'any' ? null : 'sts:AssumeRoleWithWebIdentity';
    default: return null;
  }
}

function nameOf(principal: Principal): string {
  return principal.kind === 'federated' ? `a ${principal.provider} provider` : `a principal of kind ${principal.kind}`;
}
