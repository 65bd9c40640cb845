/** A secret written into a script. */
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import { recognisedByName } from '../../analysis/secret/recognised-by-name.js';
import { defineRule } from '../rule.js';

export const script = defineRule({
  id: 'secret/script',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A secret is written into a script.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment. User data can be read from the instance by every program on it.',
  remedy: 'Let the script fetch the secret from Secrets Manager with the role it runs under.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    { title: 'Run commands when you launch an EC2 instance', url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html' },
  ],
  messages: {
    literal: { severity: 'error', text: 'A script holds a secret in plain text (`{name}`).' },
    standIn: { severity: 'information', text: 'A script holds a placeholder for a secret (`{name}`), to be replaced by a reference.' },
  },

  subject: 'secret',
  check(secret, report) {
    const found = recognisedByName(secret, places);
    if (found !== null) report(found.message, found.at, { slots: found.slots });
  },
});

const places: ReadonlySet<SecretPlaceKind> = new Set(['script']);
