/** Permissions that are attached to a user instead of a group or a role. */
import { valuesBelow } from '../../analysis/property-value.js';
import type { Span } from '../../text/span.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { entryOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const policyOnUser = defineRule({
  id: 'role/policy-on-user',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy is attached directly to an IAM user.',
  why: 'What each user may do is then defined user by user: nobody sees who can do what, and permissions stay when people change jobs.',
  remedy: 'Attach the policy to a group that the user is in; better, to a role that people assume through IAM Identity Center.',
  references: [
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'AWS::IAM::User', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-user.html' },
  ],
  messages: {
    attached: { severity: 'warning', text: 'User `{user}` gets permissions of its own; a group or a role is easier to keep track of.' },
    listed: { severity: 'warning', text: 'Policy `{policy}` is attached to users directly.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::User', 'AWS::IAM::UserPolicy', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
  check(resource, report) {
    if (resource.type === 'AWS::IAM::UserPolicy') report('listed', resource.key, { slots: { policy: resource.id } });
    else if (resource.type !== 'AWS::IAM::User') {
      for (const { at, when } of itemsUnder(resource.properties, 'Users')) report('listed', at, { slots: { policy: resource.id }, when });
    } else {
      const [first] = ['Policies', 'ManagedPolicyArns']
        .map((key) => itemsUnder(resource.properties, key))
        .filter((ways) => ways.length > 0);
      for (const { at, when } of first ?? []) report('attached', at, { slots: { user: resource.id }, when });
    }
  },
});

interface ListedItem {
  readonly at: Span;
  readonly when: Guard;
}

/** The key of a list, once for each item that it may hold, with the conditions under which it does. */
function itemsUnder(properties: Value, key: string): readonly ListedItem[] {
  const entry = entryOf(properties, key);
  const at = entry?.keyNode ?? entry?.value.at ?? null;
  if (at === null) return [];
  return optionsAt(properties, key)
    .filter(({ value }) => value.kind === 'list')
    .flatMap((list) =>
      valuesBelow(list.value, ['*']).flatMap((item) => {
        const when = conjoin(list.when, item.when);
        return when === null ? [] : [{ at, when }];
      }),
    );
}
