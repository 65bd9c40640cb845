/** A vendor's token that is written out. */
import { keepSecret } from '../../repair/keep/keep-secret.js';
import { defineRule } from '../rule.js';

export const vendorToken = defineRule({
  id: 'secret/vendor-token',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A vendor token is written into a file.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment. Tokens are easy to recognise by their format, also for those who hunt for them.',
  remedy: 'Revoke the token; keep the new one in Secrets Manager.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    { title: 'gitleaks, whose patterns are used', url: 'https://github.com/gitleaks/gitleaks' },
  ],
  messages: {
    literal: { severity: 'error', text: 'A token of {issuer} is written here, for everybody who reads the file.' },
  },

  subject: 'secret',
  check(secret, report) {
    if (secret.kind !== 'vendor-token' || secret.isStandIn) return;
    report('literal', { start: secret.start, end: secret.end }, { slots: { issuer: secret.issuer ?? 'a vendor' } });
  },

  fixes: {
    literal: (_, secret, facts) => keepSecret(facts, secret),
  },
});
