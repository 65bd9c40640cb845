/** Permissions that are attached to a user instead of a group or a role. */
import { valuesBelow } from '../../analysis/property-value.js';
import { namedResource } from '../../analysis/named-resource.js';
import type { Facts } from '../../analysis/facts.js';
import type { Resource } from '../../model/template.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { joinGroup, listGroups } from '../../repair/group/join-group.js';
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

  fixes: {
    attached: (_, user, facts) => joinGroup(facts, user),
    listed: (_, policy, facts) => (policy.type === 'AWS::IAM::UserPolicy' ? moveOwned(policy, facts) : listGroups(facts, policy)),
  },
});

/** None where the policy names a user that is not in the template. */
function moveOwned(policy: Resource, facts: Facts): readonly (Fix | Declined)[] {
  const name = policy.property('UserName');
  const user = name === null || facts.template === null ? null : namedResource(name, 'AWS::IAM::User', facts.template);
  return user === null ? [] : joinGroup(facts, user);
}

interface ListedItem {
  readonly at: Span;
  readonly when: Guard;
}

/** The key of a list, once for each item that it may hold, with the conditions under which it does; users and policies are always written. */
function itemsUnder(properties: Value, key: string): readonly ListedItem[] {
  const at = entryOf(properties, key)?.keyNode ?? null;
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
