/** A secret that is never rotated, or not encrypted with a customer managed key. */
import { missing } from '../../analysis/switch.js';
import type { Resource, Template } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const lifecycle = defineRule({
  id: 'secret/lifecycle',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A secret is not rotated, or not encrypted with a customer managed key.',
  why: 'A secret that never changes stays valid for whoever read it once. Under the AWS managed key, everybody in the account who may read secrets can decrypt it; a customer managed key has a policy of its own.',
  remedy: 'Add an `AWS::SecretsManager::RotationSchedule`, and set `KmsKeyId`.',
  references: [
    {
      title: 'Rotate AWS Secrets Manager secrets',
      url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
    },
    {
      title: 'Secret encryption and decryption',
      url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
    },
  ],
  messages: {
    unrotated: { severity: 'hint', text: 'Secret `{secret}` has no rotation schedule in this template.' },
    managedKey: { severity: 'hint', text: 'Secret `{secret}` is encrypted with the AWS managed key, not with a customer managed key.' },
  },

  subject: 'resource',
  types: ['AWS::SecretsManager::Secret'],
  check(secret, report, { template }) {
    const slots = { secret: secret.id };
    if (template !== null && !isRotated(secret, template)) report('unrotated', secret.key, { slots });
    for (const { at, when } of missing(secret, 'KmsKeyId')) report('managedKey', at, { slots, when });
    for (const { value, when } of optionsAt(secret.properties, 'KmsKeyId')) {
      if (/(?:^|:)alias\/aws\/secretsmanager$/.test(textOf(value) ?? '')) report('managedKey', value.at ?? secret.key, { slots, when });
    }
  },
});

/** Whether a schedule of the template rotates this secret, or a secret that is not known. */
function isRotated(secret: Resource, template: Template): boolean {
  return [...template.resources.values()]
    .filter(({ type }) => type === 'AWS::SecretsManager::RotationSchedule')
    .some((schedule) => {
      const target = schedule.property('SecretId');
      if (target?.kind === 'ref') {
        return (
          template.resource(target.name) === null || template.resource(target.name) === secret || isAttached(target.name, secret, template)
        );
      }
      return target?.kind !== 'scalar';
    });
}

/** A schedule may name the resource that attaches the secret to a database. */
function isAttached(id: string, secret: Resource, template: Template): boolean {
  const target = template.resource(id)?.property('SecretId');
  return target?.kind === 'ref' && target.name === secret.id;
}
