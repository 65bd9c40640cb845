/** What an IAM user has of its own that a group can have in its place. */
import { tiesOf } from '../../analysis/identity/attachment.js';
import { namedResource } from '../../analysis/named-resource.js';
import { propertyValues } from '../../analysis/property-value.js';
import type { Resource, Template } from '../../model/template.js';
import type { Node, Sequence } from '../../syntax/tree.js';
import { onceWith, onceWithin } from '../../text/once.js';
import { conditionOf } from '../role/role-content.js';
import { saying } from '../role/hand-on.js';
import { type InlinePolicy, inlinePolicy, ownedPolicy } from '../role/user-grant.js';
import { type Unclear, unclear } from '../unclear.js';
import { propertyEntry, sequenceOf } from '../written-place.js';

export interface OwnPolicies {
  readonly user: Resource;
  readonly inline: readonly InlinePolicy[];
  /** ARNs of managed policies, as written. */
  readonly managed: readonly Node[];
  /** `AWS::IAM::UserPolicy` resources of the user, which are among `inline` too. */
  readonly owned: readonly Resource[];
  /** Policy resources that list the user, with the item that does. */
  readonly listed: readonly { readonly policy: Resource; readonly item: Node }[];
}

/** Unclear where a function chooses what the user has, or whether a policy lists it. */
export const ownPolicies = onceWithin(readOwnPolicies);

function readOwnPolicies(template: Template, user: Resource): OwnPolicies | Unclear {
  const ties = tiesOf(template).get(user.id) ?? [];
  const policies = plainList(user, 'Policies');
  const managed = plainList(user, 'ManagedPolicyArns');
  if (policies === null || managed === null || plainList(user, 'Groups') === null) {
    return unclear(`A function chooses the policies or the groups of \`${user.id}\`.`);
  }
  const owned = ties.filter(({ policy }) => policy.type === 'AWS::IAM::UserPolicy').map(({ policy }) => policy);
  if (owned.some((policy) => conditionOf(policy) !== conditionOf(user))) {
    return unclear(`A policy of \`${user.id}\` exists under another condition than the user.`);
  }
  const others = ties.filter(({ policy }) => !owned.includes(policy));
  const listed = others.flatMap(({ policy }) => {
    const item = itemsOf(policy, 'Users')?.find((each) => isUser(template, each, user));
    return item === undefined ? [] : [{ policy, item }];
  });
  if (listed.length < others.length) return unclear(`A function chooses whether a policy lists \`${user.id}\`.`);
  return { user, inline: [...policies.map(inlinePolicy), ...owned.flatMap(ownedPolicy)], managed, owned, listed };
}

export function hasPolicies({ inline, managed, listed }: OwnPolicies): boolean {
  return inline.length + managed.length + listed.length > 0;
}

/** Two users with the same text here have exactly the same policies, under the same condition. */
export const policySignature = onceWithin(readSignature);

function readSignature(template: Template, { user, inline, managed, listed }: OwnPolicies): string {
  const texts = [
    ...inline.map(({ name, document }) => [name, document].map((node) => (node === null ? '' : saying(template, node))).join(' ')),
    ...managed.map((node) => saying(template, node)),
    ...listed.map(({ policy }) => policy.id),
  ];
  return JSON.stringify([conditionOf(user), ...texts.sort()]);
}

/** Whether a template shows a user to be a program: it has access keys and no password, so that a role is what it needs. */
export function hasKeysAlone(template: Template, user: Resource): boolean {
  return keyedUsers(template).has(user) && propertyEntry(user, 'LoginProfile') === null;
}

const keyedUsers = onceWith((template: Template): ReadonlySet<Resource | null> => {
  const keys = [...template.resources.values()].filter(({ type }) => type === 'AWS::IAM::AccessKey');
  const names = keys.flatMap((key) => propertyValues(key, ['UserName']));
  return new Set(names.map(({ value }) => namedResource(value, 'AWS::IAM::User', template)));
});

/** The items of a list as written; null where it is none, or a function. */
export function itemsOf(resource: Resource, property: string): Sequence['items'] | null {
  const list = sequenceOf(propertyEntry(resource, property)?.value);
  return list === null || list.tag !== null ? null : list.items;
}

/** Whether an item of a list is a user of the template and nothing else. */
export function isUser(template: Template, item: Node, user: Resource): boolean {
  return namedResource(template.resolve(item), 'AWS::IAM::User', template) === user;
}

/** None for a missing property. */
function plainList(resource: Resource, property: string): Sequence['items'] | null {
  return resource.property(property) === null ? [] : itemsOf(resource, property);
}
