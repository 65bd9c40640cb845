/** A user that is in no group. */
import type { Resource, Template } from '../../model/template.js';
import { namedResource } from '../../analysis/named-resource.js';
import { missing } from '../../analysis/switch.js';
import { expandOptions } from '../../value/expand-options.js';
import { optionsAt } from '../../value/path.js';
import { optionsOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { joinGroup, joinNamedGroup } from '../../repair/group/join-group.js';
import { defineRule } from '../rule.js';

export const userWithoutGroup = defineRule({
  id: 'role/user-without-group',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An IAM user is in no group.',
  why: 'Groups are how the permissions of people are managed and revoked; a user outside every group is forgotten when roles change.',
  remedy: 'Put the user in a group, or replace it with a role.',
  references: [
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'AWS::IAM::User', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-user.html' },
  ],
  messages: {
    alone: { severity: 'information', text: 'User `{user}` is in no group.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::User'],
  check(user, report, { template }) {
    if (template === null || isAddedElsewhere(user, template)) return;
    for (const { at, when } of missing(user, 'Groups')) report('alone', at, { slots: { user: user.id }, when });
    const groups = user.property('Groups');
    for (const { value, when } of groups === null ? [] : expandOptions(groups)) {
      if (value.kind === 'list' && value.items.every(({ kind }) => kind === 'none')) {
        report('alone', value.at ?? user.key, { slots: { user: user.id }, when });
      }
    }
  },

  fixes: {
    alone: (_, user, facts) => {
      const moves = joinGroup(facts, user);
      return moves.length > 0 ? moves : joinNamedGroup(facts, user);
    },
  },
});

/** Whether a `UserToGroupAddition` adds this user, or users that are not known. */
function isAddedElsewhere(user: Resource, template: Template): boolean {
  return [...template.resources.values()]
    .filter(({ type }) => type === 'AWS::IAM::UserToGroupAddition')
    .some((addition) => {
      const lists = optionsAt(addition.properties, 'Users').map(({ value }) => value);
      return (
        lists.length === 0 || lists.some((users) => users.kind !== 'list' || users.items.some((item) => mayName(item, user, template)))
      );
    });
}

/** Whether an item names this user by reference or by name; an unknown item may be any user. */
function mayName(item: Value, user: Resource, template: Template): boolean {
  const named = namedResource(item, 'AWS::IAM::User', template);
  if (named !== null) return named.id === user.id;
  const written = textOf(item);
  const name = user.property('UserName');
  if (written === null || name === null) return written === null;
  return optionsOf(name).some(({ value }) => [written, null].includes(textOf(value)));
}
