/** A second access key of a user whose first one is still active. */
import { namedResource } from '../../analysis/named-resource.js';
import type { Resource, Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const multipleAccessKeys = defineRule({
  id: 'role/multiple-access-keys',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'One IAM user has two active access keys.',
  why: 'A second key doubles what can be lost, and outside a rotation nobody knows which of the two is in use; so neither is ever deleted.',
  remedy: 'Give each workload a role. During a rotation set the older key to `Inactive`, then remove it.',
  references: [
    { title: 'Manage access keys for IAM users', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' },
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    second: { severity: 'warning', text: 'Access key `{key}` is another active key of a user who already has `{first}`.' },
  },

  subject: 'template',
  check(template, report) {
    const firstOf = new Map<string, Resource>();
    for (const key of activeKeys(template)) {
      const user = userOf(key.property('UserName'), template);
      if (user === null) continue;
      const first = firstOf.get(user);
      if (first === undefined) firstOf.set(user, key);
      else if (canBothBe(first, key, template)) {
        report('second', key.key, {
          slots: { key: key.id, first: first.id },
          about: key.id,
          related: [{ message: 'The first key.', at: first.key }],
        });
      }
    }
  },
});

function activeKeys(template: Template): readonly Resource[] {
  return [...template.resources.values()].filter((key) => {
    if (key.type !== 'AWS::IAM::AccessKey') return false;
    const status = key.property('Status');
    return status === null || textOf(status) === 'Active';
  });
}

/** A text that is the same for the same user; null when the user is not known. */
function userOf(userName: Value | null, template: Template): string | null {
  // A user may be named by reference in one place and by its name in another.
  const user = userName === null || userName.kind === 'attribute' ? null : namedResource(userName, 'AWS::IAM::User', template);
  if (user !== null) return `Ref ${user.id}`;
  if (userName?.kind === 'ref') return `Ref ${userName.name}`;
  return textOf(userName);
}

function canBothBe(left: Resource, right: Resource, template: Template): boolean {
  return template.isPossible([...left.when, ...right.when]);
}
