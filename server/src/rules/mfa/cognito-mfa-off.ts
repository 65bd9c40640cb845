/** A Cognito user pool that never asks for a second factor. */
import { missing } from '../../analysis/switch.js';
import { optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const cognitoMfaOff = defineRule({
  id: 'mfa/cognito-mfa-off',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A Cognito user pool never asks for a second factor.',
  why: 'With a password alone, a phished or reused password is enough to sign in as that person.',
  remedy: 'Set `MfaConfiguration` to `OPTIONAL` or `ON`, and `EnabledMfas` to the factors that people may use.',
  references: [
    { title: 'Adding MFA to a user pool', url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html' },
    { title: 'AWS::Cognito::UserPool', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html' },
  ],
  messages: {
    off: { severity: 'information', text: 'User pool `{pool}` never asks for a second factor.' },
  },

  subject: 'resource',
  types: ['AWS::Cognito::UserPool'],
  check(pool, report) {
    const slots = { pool: pool.id };
    for (const { at, when } of missing(pool, 'MfaConfiguration')) report('off', at, { slots, when });
    for (const { value, when } of optionsAt(pool.properties, 'MfaConfiguration')) {
      if (offWords.has(textOf(value)?.toUpperCase() ?? '')) report('off', value.at ?? pool.key, { slots, when });
    }
  },
});

/** Beside `OFF` what a boolean in YAML stands for: readers of YAML 1.1 take an unquoted `OFF` for `false`. */
const offWords: ReadonlySet<string> = new Set(['OFF', 'FALSE']);
