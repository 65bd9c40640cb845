/** A private key that is written out. */
import { keepSecret } from '../../repair/keep/keep-secret.js';
import { defineRule } from '../rule.js';

export const privateKey = defineRule({
  id: 'secret/private-key',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A private key is written into a file.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment. Whoever has the key can act as its owner and read what was sent to it.',
  remedy: 'Keep the key in Secrets Manager, or let AWS Certificate Manager hold it. Replace the key, since it is no longer secret.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    { title: 'AWS Certificate Manager', url: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-overview.html' },
  ],
  messages: {
    literal: { severity: 'error', text: 'A private key is written here, for everybody who reads the file.' },
  },

  subject: 'secret',
  check(secret, report) {
    if (secret.kind !== 'private-key' || secret.isStandIn) return;
    report('literal', { start: secret.start, end: secret.end });
  },

  fixes: {
    literal: (_, secret, facts) => keepSecret(facts, secret),
  },
});
