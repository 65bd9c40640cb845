/** A secret written into inline code. */
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import { recognisedByName } from '../../analysis/secret/recognised-by-name.js';
import { defineRule } from '../rule.js';

export const inlineCode = defineRule({
  id: 'secret/inline-code',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A secret is written into inline code.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment.',
  remedy: 'Pass the ARN of a secret to the code, and let its role read it.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    { title: 'AWS Lambda best practices', url: 'https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html' },
  ],
  messages: {
    literal: { severity: 'error', text: 'Inline code holds a secret in plain text (`{name}`).' },
    standIn: { severity: 'information', text: 'Inline code holds a placeholder for a secret (`{name}`), to be replaced by a reference.' },
  },

  subject: 'secret',
  check(secret, report) {
    const found = recognisedByName(secret, places);
    if (found !== null) report(found.message, found.at, { slots: found.slots });
  },
});

const places: ReadonlySet<SecretPlaceKind> = new Set(['code', 'definition']);
