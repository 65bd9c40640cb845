/** Instance metadata that returns the role's keys to any request that reaches it. */
import type { Facts } from '../../analysis/facts.js';
import { isGivenRole } from '../../analysis/workload/given-role.js';
import { openMetadata, tokenSetting, tokenTypes } from '../../analysis/workload/metadata-token.js';
import type { Resource } from '../../model/template.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { launchedLeft } from '../../repair/role/launched.js';
import { programsToUpdate } from '../../repair/role/require-token.js';
import { switchOn } from '../../repair/switch-on.js';
import type { Span } from '../../text/span.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { defineRule } from '../rule.js';

export const imdsV1 = defineRule({
  id: 'role/imds-v1',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Instance metadata can be read without a session token (IMDSv1).',
  why: "The metadata service hands out the keys of the instance's role. Without a session token, one forwarded request is enough to get them: a server-side request forgery in any program on the instance gives its role away.",
  remedy: 'Set `HttpTokens` to `required` in `MetadataOptions`.',
  references: [
    {
      title: 'Use the Instance Metadata Service',
      url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    },
    {
      title: 'AWS::EC2::LaunchTemplate MetadataOptions',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-launchtemplate-metadataoptions.html',
    },
  ],
  messages: {
    open: { severity: 'warning', text: '`{resource}` hands out the keys of its role without a session token (IMDSv1).' },
  },

  subject: 'resource',
  types: tokenTypes,
  check(resource, report, facts) {
    const roles = rolesOf(resource, facts);
    for (const { at, when } of openMetadata(resource)) {
      for (const role of roles) {
        const both = conjoin(when, role);
        if (both !== null) report('open', at, { slots: { resource: resource.id }, when: both });
      }
    }
  },

  fixes: {
    open: (at, resource, facts) => requireToken(at, resource, facts),
  },
});

/** Where the instance profile is set, by resource type. */
const profiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::Instance', ['IamInstanceProfile']],
  ['AWS::AutoScaling::LaunchConfiguration', ['IamInstanceProfile']],
  ['AWS::EC2::LaunchTemplate', ['LaunchTemplateData', 'IamInstanceProfile']],
]);

/** When a resource may have a role: without an instance profile, there are no keys to return. */
function rolesOf(resource: Resource, facts: Facts): readonly Guard[] {
  const path = profiles.get(resource.type);
  if (path === undefined || optionsAt(resource.properties, 'LaunchTemplate').length > 0 || isGivenRole(resource, facts)) return [always];
  return optionsAt(resource.properties, ...path).map(({ when }) => when);
}

function requireToken(at: Span, resource: Resource, facts: Facts): readonly (Fix | Declined)[] {
  const setting = tokenSetting(resource);
  return setting === null
    ? []
    : [
        switchOn(facts, resource, {
          path: setting.path,
          to: setting.closed,
          at,
          title: `Require session tokens (IMDSv2) on \`${resource.id}\``,
          safety: 'suggestion',
          left: [programsToUpdate(facts, resource), ...launchedLeft(facts, resource)],
        }),
      ];
}
