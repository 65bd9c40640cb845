/** Permissions that hang on a user instead of a group or a role. */
import type { Span } from '../../text/span.js';
import { entryOf, itemsOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const policyOnUser = defineRule({
  id: 'role/policy-on-user',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy hangs directly on an IAM user.',
  why: 'What each user may do is then written user by user: nobody sees who can do what, and rights stay when people change their work.',
  remedy: 'Attach the policy to a group that the user is in; better, to a role that people assume through IAM Identity Center.',
  references: [
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'AWS::IAM::User', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-user.html' },
  ],
  messages: {
    attached: { severity: 'warning', text: 'User `{user}` gets permissions of its own; a group or a role is easier to oversee.' },
    listed: { severity: 'warning', text: 'Policy `{policy}` is attached to users directly.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::User', 'AWS::IAM::UserPolicy', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
  check(resource, report) {
    if (resource.type === 'AWS::IAM::UserPolicy') report('listed', resource.key, { slots: { policy: resource.id } });
    else if (resource.type !== 'AWS::IAM::User') {
      for (const at of filled(resource.properties, 'Users')) report('listed', at, { slots: { policy: resource.id } });
    } else {
      const [first] = ['Policies', 'ManagedPolicyArns'].flatMap((key) => filled(resource.properties, key));
      if (first !== undefined) report('attached', first, { slots: { user: resource.id } });
    }
  },
});

/** The key of a list that holds something for sure. */
function filled(properties: Value, key: string): readonly Span[] {
  const entry = entryOf(properties, key);
  if (entry?.value.kind !== 'list' || !itemsOf(entry.value).some((item) => item.kind !== 'none' && item.kind !== 'alternatives')) return [];
  const at = entry.keyNode ?? entry.value.at;
  return at === null ? [] : [at];
}
