/** A role that a provider of identities opens wider than meant. */
import { allowedPrincipals, isLimitedBy, narrowing } from '../../analysis/caller.js';
import type { LimitKind } from '../../iam/narrowing.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const wideFederatedTrust = defineRule({
  id: 'admin/wide-federated-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts everybody whom a provider of identities knows.',
  why: 'A provider signs in people for many applications. Without a test of the audience, a token that was made for another one opens this role; an identity pool that lets in guests opens its role to everybody.',
  remedy: 'Test the audience: `SAML:aud`, or `cognito-identity.amazonaws.com:aud` with `:amr`.',
  references: [
    { title: 'Available keys for AWS web identity federation', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html' },
    { title: 'Create a role for SAML 2.0 federation', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html' },
  ],
  messages: {
    audience: { severity: 'warning', text: 'Role `{role}` trusts `{provider}` without a test of the audience.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, { environment }) {
    const limits = narrowing(statement, environment);
    if (limits.narrows === 'maybe' || isLimitedBy(limits, settling)) return;
    for (const { parsed, value, at: place, when: itemWhen } of allowedPrincipals(statement)) {
      if (parsed.kind !== 'federated' || (parsed.provider !== 'saml' && parsed.provider !== 'cognito')) continue;
      report('audience', place ?? at, { slots: { role: site.name, provider: textOf(value) ?? 'a SAML provider' }, when: [...when, ...itemWhen] });
    }
  },
});

const settling: ReadonlySet<LimitKind> = new Set(['audience', 'subject', 'federation', 'organization', 'account', 'principal']);
