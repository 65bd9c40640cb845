/** Keys or passwords in the authentication metadata of an instance. */
import { literalNature } from '../../analysis/secret/literal-nature.js';
import { optionsAt } from '../../value/path.js';
import { isMap, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const cfnAuthentication = defineRule({
  id: 'secret/cfn-authentication',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The authentication metadata of an instance holds keys or a password.',
  why: 'The metadata of a resource is read by everybody who may describe the stack, and by the instance without any further check; a hidden parameter is not hidden there.',
  remedy: 'Name a role under `roleName` in place of the keys; `cfn-init` signs with it.',
  references: [
    { title: 'AWS::CloudFormation::Authentication', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html' },
    { title: 'Security best practices for CloudFormation', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html' },
  ],
  messages: {
    literal: { severity: 'error', text: '`{key}` of the authentication metadata of `{resource}` is written in plain text.' },
    reference: { severity: 'warning', text: '`{key}` of the authentication metadata of `{resource}` is a secret where a role would do.' },
  },

  subject: 'resource',
  check(resource, report) {
    const metadata = resource.attribute('Metadata');
    if (metadata === null) return;
    for (const blocks of optionsAt(metadata, 'AWS::CloudFormation::Authentication')) {
      for (const { value: block } of isMap(blocks.value) ? blocks.value.entries : []) {
        for (const key of secretKeys) {
          for (const { value, when } of optionsAt(block, key)) {
            const message = messageFor(value);
            if (message !== null) report(message, value.at ?? resource.key, { slots: { key, resource: resource.id }, when: [...blocks.when, ...when] });
          }
        }
      }
    }
  },
});

const secretKeys = ['accessKeyId', 'secretKey', 'password'] as const;

function messageFor(value: Value): 'literal' | 'reference' | null {
  const text = textOf(value);
  if (text !== null) return literalNature(text) === 'value' || literalNature(text) === 'stand-in' ? 'literal' : text.includes('{{resolve:') ? 'reference' : null;
  return value.kind === 'ref' || value.kind === 'attribute' ? 'reference' : null;
}
