/** Keys or passwords in the authentication metadata of an instance. */
import { isReportedByForm } from '../../analysis/secret/covering-secret.js';
import { passwordNature } from '../../analysis/secret/literal-nature.js';
import { usedAt } from '../../analysis/used-at.js';
import { fetchedFrom } from '../../value/origin.js';
import { optionsAt } from '../../value/path.js';
import { isMap, textOf } from '../../value/read.js';
import type { Resource } from '../../model/template.js';
import type { Option, Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const cfnAuthentication = defineRule({
  id: 'secret/cfn-authentication',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The authentication metadata of an instance holds keys or a password.',
  why: 'The metadata of a resource can be read by everybody who may describe the stack, and by the instance without any further check; a hidden parameter is not hidden there.',
  remedy: 'Name a role under `roleName` instead of the keys; `cfn-init` signs with it.',
  references: [
    {
      title: 'AWS::CloudFormation::Authentication',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html',
    },
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
  ],
  messages: {
    literal: { severity: 'error', text: '`{key}` in the authentication metadata of `{resource}` is written in plain text.' },
    reference: { severity: 'warning', text: '`{key}` in the authentication metadata of `{resource}` is a secret where a role would do.' },
  },

  subject: 'resource',
  check(resource, report, { secrets }) {
    for (const { key, value, when } of secretsOf(resource)) {
      const message = messageFor(value);
      const written = fetchedFrom(value) ?? value.at;
      if (message === 'literal' && written !== null && isReportedByForm(written, secrets)) continue;
      if (message === null) continue;
      const [use, fetched] = [value.at ?? resource.key, fetchedFrom(value)];
      report(message, fetched ?? use, { slots: { key, resource: resource.id }, when, related: usedAt(fetched, use) });
    }
  },
});

const secretKeys = ['accessKeyId', 'secretKey', 'password'] as const;

interface Held extends Option {
  readonly key: string;
}

/** The values of the keys for secrets, in every block. */
function secretsOf(resource: Resource): readonly Held[] {
  const metadata = resource.attribute('Metadata');
  const options = metadata === null ? [] : optionsAt(metadata, 'AWS::CloudFormation::Authentication');
  return options.flatMap((blocks) =>
    (isMap(blocks.value) ? blocks.value.entries : []).flatMap((block) =>
      secretKeys.flatMap((key) => optionsAt(block.value, key).map(({ value, when }) => ({ key, value, when: [...blocks.when, ...when] }))),
    ),
  );
}

/** CloudFormation resolves no dynamic references in metadata, so one there is not a secret. */
function messageFor(value: Value): 'literal' | 'reference' | null {
  const text = textOf(value);
  const nature = text === null ? null : passwordNature(text);
  if (text !== null) return nature === 'value' || nature === 'stand-in' ? 'literal' : null;
  return value.kind === 'ref' || value.kind === 'attribute' || isElsewhere(value) ? 'reference' : null;
}

/** Whether a value refers to something outside this file, as in a fragment of a template. */
function isElsewhere(value: Value): boolean {
  return value.kind === 'unknown' && value.reason === 'invalid';
}
