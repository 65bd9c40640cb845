/** A secret written into the environment of a workload. */
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import { recognisedByName } from '../../analysis/secret/recognised-by-name.js';
import { keepVariable } from '../../repair/keep/keep-variable.js';
import { defineRule } from '../rule.js';

export const environmentVariable = defineRule({
  id: 'secret/environment-variable',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A secret is written into an environment variable.',
  why: 'Everybody who reads the repository, its history or the resource can read the secret, and nobody changes it, since that takes a deployment. Variables end up in logs and crash reports, too.',
  remedy: 'Keep the secret in Secrets Manager, hand its ARN to the workload, and let its role read it.',
  references: [
    { title: 'Working with Lambda environment variables', url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html' },
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
  ],
  messages: {
    literal: { severity: 'error', text: 'Variable `{name}` holds a secret in plain text.' },
    standIn: { severity: 'information', text: 'Variable `{name}` holds a placeholder for a secret, to be replaced by a reference.' },
  },

  subject: 'secret',
  check(secret, report) {
    const found = recognisedByName(secret, places);
    if (found !== null) report(found.message, found.at, { slots: found.slots });
  },

  fixes: {
    literal: (finding, _, facts) => keepVariable(facts, finding),
    standIn: (finding, _, facts) => keepVariable(facts, finding),
  },
});

const places: ReadonlySet<SecretPlaceKind> = new Set(['environment', 'address']);
