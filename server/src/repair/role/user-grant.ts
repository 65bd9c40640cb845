/** What an IAM user may do in a template, as far as it can be passed on to a role. */
import { groupsOf, tiesOf } from '../../analysis/identity/attachment.js';
import { namedResource } from '../../analysis/named-resource.js';
import type { Resource, Template } from '../../model/template.js';
import { lookup } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { textOf } from '../../value/read.js';
import { type Unclear, unclear } from '../unclear.js';
import { mappingOf, propertyEntry, sequenceOf } from '../written-place.js';

/** A policy written into the user, one of its groups, or a resource that belongs to one of them alone. */
export interface InlinePolicy {
  readonly name: Node | null;
  /** Null when a function chooses the policy. */
  readonly document: Node | null;
  /** The item of `Policies` as written; null for a policy resource. */
  readonly item: Node | null;
}

/** A policy resource that lists users, groups and roles. */
export interface Attachment {
  readonly policy: Resource;
  /** The item that names the user; null when the policy names one of its groups. */
  readonly userItem: Node | null;
}

export interface UserGrant {
  readonly inline: readonly InlinePolicy[];
  /** ARNs of managed policies, as written. */
  readonly managed: readonly Node[];
  readonly attachments: readonly Attachment[];
  readonly boundary: Node | null;
}

export const nothingGranted: UserGrant = { inline: [], managed: [], attachments: [], boundary: null };

/** All permissions of a user; unclear when the template does not show them all. */
export function userGrant(template: Template, user: Resource): UserGrant | Unclear {
  const groups = groupsIn(template, user);
  if ('kind' in groups) return groups;
  const holders = [user, ...groups];
  for (const holder of holders) {
    const property = ['Policies', 'ManagedPolicyArns'].find((name) => holder.property(name) !== null && listOf(holder, name) === null);
    if (property !== undefined) return unclear(`\`${property}\` of \`${holder.id}\` comes from a function.`);
  }
  const ties = tiesOf(template);
  const tied = holders.flatMap((holder) => (ties.get(holder.id) ?? []).map(({ policy, at }) => ({ policy, at, holder })));
  return {
    inline: [
      ...holders.flatMap((holder) => (listOf(holder, 'Policies') ?? []).map(inlinePolicy)),
      ...tied.filter(({ policy }) => isOwned(policy)).flatMap(({ policy }) => ownedPolicy(policy)),
    ],
    managed: holders.flatMap((holder) => listOf(holder, 'ManagedPolicyArns') ?? []),
    attachments: tied
      .filter(({ policy }) => !isOwned(policy))
      .map(({ policy, at, holder }) => ({ policy, userItem: holder === user ? at : null })),
    boundary: propertyEntry(user, 'PermissionsBoundary')?.value ?? null,
  };
}

/** The groups of a user; unclear when one of them is not in the template. */
function groupsIn(template: Template, user: Resource): readonly Resource[] | Unclear {
  const listed = user.property('Groups');
  const items = listed === null ? [] : listed.kind === 'list' ? listed.items : [listed];
  for (const item of items) {
    if (item.kind === 'none' || namedResource(item, 'AWS::IAM::Group', template) !== null) continue;
    return unclear(
      `User \`${user.id}\` is in group \`${textOf(item) ?? 'of another stack'}\`, whose permissions are not in this template.`,
    );
  }
  return [...new Set(groupsOf(user, template).map(({ group }) => group))];
}

/** The items of a list property as written; none for a missing property, null for one that is not a plain list. */
function listOf(resource: Resource, property: string): readonly Node[] | null {
  const entry = propertyEntry(resource, property);
  if (entry === null) return [];
  const list = sequenceOf(entry.value);
  return list === null || list.tag !== null ? null : list.items;
}

/** An item of `Policies`. */
export function inlinePolicy(item: Node): InlinePolicy {
  const policy = mappingOf(item);
  const isChosen = policy === null || item.tag !== null;
  return { name: isChosen ? null : lookup(policy, 'PolicyName'), document: isChosen ? null : lookup(policy, 'PolicyDocument'), item };
}

/** `AWS::IAM::UserPolicy` and `AWS::IAM::GroupPolicy` belong to one identity and cannot name a role. */
function isOwned({ type }: Resource): boolean {
  return type === 'AWS::IAM::UserPolicy' || type === 'AWS::IAM::GroupPolicy';
}

/** A resource that belongs to one identity; none without a document. */
export function ownedPolicy(policy: Resource): readonly InlinePolicy[] {
  const document = propertyEntry(policy, 'PolicyDocument')?.value ?? null;
  return document === null ? [] : [{ name: propertyEntry(policy, 'PolicyName')?.value ?? null, document, item: null }];
}
