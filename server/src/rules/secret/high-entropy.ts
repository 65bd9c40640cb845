/** A value that looks like a secret, under a name for one. */
import type { Facts } from '../../analysis/facts.js';
import { isRecognisedByName } from '../../analysis/secret/form/detection.js';
import type { SecretPlace, SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import type { SecretSite } from '../../analysis/secret/secret-site.js';
import { keepSecret } from '../../repair/keep/keep-secret.js';
import { defineRule } from '../rule.js';

export const highEntropy = defineRule({
  id: 'secret/high-entropy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A value named like a secret looks like one.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment.',
  remedy: 'If it is a secret, keep it in Secrets Manager and refer to it.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
  ],
  messages: {
    literal: { severity: 'warning', text: '`{name}` holds what looks like a secret in plain text.' },
  },

  subject: 'secret',
  check(secret, report, facts) {
    if (!isRecognisedByName(secret.kind) || !isShown(secret.place) || secret.isStandIn || isCredential(secret, facts)) return;
    report('literal', { start: secret.start, end: secret.end }, { slots: { name: secret.name ?? 'a name for a secret' } });
  },

  fixes: {
    literal: (_, secret, facts) => keepSecret(facts, secret),
  },
});

/** Whether a value in a mapping ends up in a property for a secret, which `secret/literal-credential` reports. */
function isCredential(secret: SecretSite, { credentials }: Facts): boolean {
  return (
    secret.place.kind === 'mapping' &&
    credentials.some(({ sources }) => sources.some((source) => source.kind === 'literal' && source.literal === secret.node))
  );
}

const places: ReadonlySet<SecretPlaceKind> = new Set(['property', 'setting', 'metadata', 'tag', 'mapping', 'output', 'comment', 'other']);

/** Whether a place is for this rule; a description is read by everybody, whatever it describes. */
function isShown({ kind, path }: SecretPlace): boolean {
  return places.has(kind) || path.at(-1) === 'Description';
}
