/** A password within a URL. */
import type { Span } from '../../text/span.js';
import { defineRule } from '../rule.js';

export const urlCredentials = defineRule({
  id: 'secret/url-credentials',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A URL or connection string holds a password.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment. URLs end up in logs, too.',
  remedy: 'Keep the password separate from the address, in Secrets Manager; for repositories use a connection.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
  ],
  messages: {
    literal: { severity: 'error', text: 'A URL holds a password in plain text.' },
    webhook: { severity: 'error', text: 'The URL of a webhook is its credential, and is written in plain text.' },
    field: { severity: 'error', text: '`{name}` in a connection string is written in plain text.' },
  },

  subject: 'secret',
  check(secret, report, { file }) {
    if (secret.kind !== 'url-credentials' || secret.isStandIn) return;
    const at = { start: secret.start, end: secret.end };
    if (secret.name === 'webhook') report('webhook', at);
    else if (secret.name !== null && isField(file.text, secret.name, at)) report('field', at, { slots: { name: secret.name } });
    else report('literal', at);
  },
});

/** Whether the secret is a field of a connection string (`Password=…`); in an address a colon precedes it. */
function isField(text: string, name: string, { start }: Span): boolean {
  return text.slice(Math.max(0, start - name.length - 1), start) === `${name}=`;
}
