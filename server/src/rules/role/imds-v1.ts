/** Instance metadata that hands out the keys of the role to any request that reaches it. */
import type { Facts } from '../../analysis/facts.js';
import { isGivenRole } from '../../analysis/workload/given-role.js';
import { openMetadata, tokenSetting, tokenTypes } from '../../analysis/workload/metadata-token.js';
import type { Resource } from '../../model/template.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { programsToUpdate } from '../../repair/require-token.js';
import { switchOn } from '../../repair/switch-on.js';
import type { Span } from '../../text/span.js';
import { absencesAt } from '../../value/path.js';
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
  types: tokenTypes,
  check(resource, report, facts) {
    if (hasNoRole(resource, facts)) return;
    for (const { at, when } of openMetadata(resource)) report('open', at, { slots: { resource: resource.id }, when });
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

function requireToken(at: Span, resource: Resource, facts: Facts): readonly (Fix | Declined)[] {
  const setting = tokenSetting(resource);
  return setting === null ? [] : [switchOn(facts, resource, {
    path: setting.path, to: setting.closed, at, title: 'Ask for a session token', safety: 'suggestion',
    left: [programsToUpdate(facts, resource)],
  })];
}
