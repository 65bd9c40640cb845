/** Instance metadata that hands out the keys of the role to any request that reaches it. */
import { isGivenRole } from '../../analysis/workload/given-role.js';
import type { Resource } from '../../model/template.js';
import type { Guard } from '../../value/guard.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import type { Facts } from '../../analysis/facts.js';
import type { Span } from '../../text/span.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { switchOn } from '../../repair/switch-on.js';
import { defineRule } from '../rule.js';

export const imdsV1 = defineRule({
  id: 'role/imds-v1',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Instance metadata can be read without a session token (IMDSv1).',
  why: 'The metadata service hands out the keys of the instance\'s role. Without a session token one forwarded request is enough to get them: a server-side request forgery in any program of the instance gives away its role.',
  remedy: 'Set `HttpTokens` to `required` in `MetadataOptions`.',
  references: [
    { title: 'Use the Instance Metadata Service', url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html' },
    { title: 'AWS::EC2::LaunchTemplate MetadataOptions', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-launchtemplate-metadataoptions.html' },
  ],
  messages: {
    open: { severity: 'warning', text: '`{resource}` hands out the keys of its role without a session token (IMDSv1).' },
  },

  subject: 'resource',
  types: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration', 'AWS::SageMaker::NotebookInstance'],
  check(resource, report, facts) {
    const setting = settings[resource.type];
    if (setting === undefined || hasNoRole(resource, facts)) return;
    const slots = { resource: resource.id };
    for (const { value, when } of optionsAt(resource.properties, ...setting.path)) {
      if (textOf(value) === setting.open) report('open', value.at ?? resource.key, { slots, when });
    }
    for (const when of unset(resource, setting)) report('open', resource.key, { slots, when });
  },

  fixes: {
    open: (at, resource, facts) => requireToken(at, resource, facts),
  },
});

/** By type, where the instance profile stands. */
const profiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::Instance', ['IamInstanceProfile']], ['AWS::AutoScaling::LaunchConfiguration', ['IamInstanceProfile']],
  ['AWS::EC2::LaunchTemplate', ['LaunchTemplateData', 'IamInstanceProfile']],
]);

/** Without an instance profile there are no keys to hand out. */
function hasNoRole(resource: Resource, facts: Facts): boolean {
  const path = profiles.get(resource.type);
  const lacks = (...keys: readonly string[]): boolean => absencesAt(resource.properties, ...keys).some((when) => when.length === 0);
  return path !== undefined && lacks(...path) && lacks('LaunchTemplate') && !isGivenRole(resource, facts);
}

interface Setting {
  readonly path: readonly string[];
  /** The value, which is the default too, that asks for no session token. */
  readonly open: string;
  readonly closed: string;
}

const settings: Readonly<Record<string, Setting>> = {
  'AWS::EC2::Instance': { path: ['MetadataOptions', 'HttpTokens'], open: 'optional', closed: 'required' },
  'AWS::EC2::LaunchTemplate': { path: ['LaunchTemplateData', 'MetadataOptions', 'HttpTokens'], open: 'optional', closed: 'required' },
  'AWS::AutoScaling::LaunchConfiguration': { path: ['MetadataOptions', 'HttpTokens'], open: 'optional', closed: 'required' },
  'AWS::SageMaker::NotebookInstance': { path: ['InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion'], open: '1', closed: '2' },
};

/** When the setting is missing: not where the service is switched off, nor where a launch template may carry it. */
function unset(resource: Resource, { path }: Setting): readonly Guard[] {
  const endpoint = optionsAt(resource.properties, ...path.slice(0, -1), 'HttpEndpoint');
  if (endpoint.some(({ value }) => textOf(value) !== 'enabled')) return [];
  if (optionsAt(resource.properties, 'LaunchTemplate').length > 0) return [];
  return absencesAt(resource.properties, ...path);
}

function requireToken(at: Span, resource: Resource, facts: Facts): readonly (Fix | Declined)[] {
  const setting = settings[resource.type];
  return setting === undefined ? [] : [switchOn(facts, resource, {
    path: setting.path, to: setting.closed, at, title: 'Ask for a session token', safety: 'suggestion',
    left: [`Programs of \`${resource.id}\` that read metadata without a token, such as old SDKs, have to be updated first.`],
  })];
}
