/** A Cognito user pool that never asks for a second factor. */
import { allResources } from '../../analysis/all-resources.js';
import { namedResource } from '../../analysis/named-resource.js';
import { missing } from '../../analysis/switch.js';
import type { Resource, Template } from '../../model/template.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { offerMfa } from '../../repair/login/offer-mfa.js';
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
    {
      title: 'AWS::Cognito::UserPool',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html',
    },
  ],
  messages: {
    off: { severity: 'information', text: 'User pool `{pool}` never asks for a second factor.' },
  },

  subject: 'resource',
  types: ['AWS::Cognito::UserPool'],
  check(pool, report, { template }) {
    if (takesNoPasswords(pool) || isForFederationOnly(pool, template)) return;
    const slots = { pool: pool.id };
    for (const { at, when } of missing(pool, 'MfaConfiguration')) report('off', at, { slots, when });
    for (const { value, when } of optionsAt(pool.properties, 'MfaConfiguration')) {
      if (offWords.has(textOf(value)?.toUpperCase() ?? '')) report('off', value.at ?? pool.key, { slots, when });
    }
  },

  fixes: {
    off: (finding, pool, facts) => [offerMfa(facts, pool, finding)],
  },
});

/** Readers of YAML 1.1 take an unquoted `OFF` for the boolean `false`. */
const offWords: ReadonlySet<string> = new Set(['OFF', 'FALSE']);

/** Whether people sign in with passkeys or one-time codes alone, which cannot be phished or reused like a password. */
function takesNoPasswords(pool: Resource): boolean {
  return optionsAt(pool.properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors').some(
    ({ value }) =>
      value.kind === 'list' && value.items.length > 0 && value.items.every((item) => textOf(item) !== null && textOf(item) !== 'PASSWORD'),
  );
}

/** Whether every client of the pool signs people in through external providers, which ask for the second factor themselves. */
function isForFederationOnly(pool: Resource, template: Template | null): boolean {
  const clients =
    template === null
      ? []
      : allResources(template).filter(
          ({ type, properties }) =>
            type === 'AWS::Cognito::UserPoolClient' &&
            optionsAt(properties, 'UserPoolId').some(({ value }) => namedResource(value, pool.type, template) === pool),
        );
  return (
    clients.length > 0 &&
    clients.every(
      ({ properties }) =>
        absencesAt(properties, 'SupportedIdentityProviders').length === 0 &&
        optionsAt(properties, 'SupportedIdentityProviders').every(
          ({ value }) => value.kind === 'list' && value.items.every((provider) => textOf(provider) !== 'COGNITO'),
        ),
    )
  );
}
