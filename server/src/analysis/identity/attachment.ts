/** Which identities name which policies, and which policies name which identities. */
import { managedPolicyProperties } from '../../data/managed-policy-property.js';
import type { Resource, Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { onceWith } from '../../text/once.js';
import { expandOptions } from '../../value/expand-options.js';
import { conjoin, conjoined, type Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { entryOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { groupedBy } from '../grouped.js';
import { namedResource } from '../named-resource.js';
import { isCalledBoundary } from '../policy/policy-role.js';
import { propertyValues } from '../property-value.js';

/** A policy named by an identity: by reference, by ARN or, for permission sets, by name and path. */
export interface NamedPolicy {
  readonly value: Value;
  readonly use: 'attached' | 'boundary';
  readonly when: Guard;
  readonly at: Node;
}

/** A policy resource that names an identity of the template. */
export interface Tie {
  /** The logical ID of the identity. */
  readonly identity: string;
  readonly policy: Resource;
  readonly when: Guard;
  readonly at: Node;
}

export const identityTypes: ReadonlyMap<string, 'role' | 'user' | 'group' | 'permission-set'> = new Map([
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
  ['AWS::SSO::PermissionSet', 'permission-set'],
]);

type Target = readonly [property: string, type: string];

/** The properties that name who gets a policy, by the type of the policy resource. */
const targets: ReadonlyMap<string, readonly Target[]> = new Map([
  [
    'AWS::IAM::Policy',
    [
      ['Roles', 'AWS::IAM::Role'],
      ['Users', 'AWS::IAM::User'],
      ['Groups', 'AWS::IAM::Group'],
    ],
  ],
  [
    'AWS::IAM::ManagedPolicy',
    [
      ['Roles', 'AWS::IAM::Role'],
      ['Users', 'AWS::IAM::User'],
      ['Groups', 'AWS::IAM::Group'],
    ],
  ],
  ['AWS::IAM::RolePolicy', [['RoleName', 'AWS::IAM::Role']]],
  ['AWS::IAM::UserPolicy', [['UserName', 'AWS::IAM::User']]],
  ['AWS::IAM::GroupPolicy', [['GroupName', 'AWS::IAM::Group']]],
]);

/** The policies that an identity names itself. */
export function namedPolicies(identity: Resource): readonly NamedPolicy[] {
  const named = gather(managedPolicyProperties(identity.type), ({ path, use }) => {
    if (use === 'session') return [];
    return gather(propertyValues(identity, path), (item) =>
      // A condition can decide a part of the name alone.
      gather(expandOptions(item.value), ({ value, when: chosen }) =>
        conjoined(item.when, chosen).map((when) => ({ value, use, when, at: value.at ?? identity.key })),
      ),
    );
  });
  return identity.type === 'AWS::SSO::PermissionSet' ? [...named, ...customerPolicies(identity)] : named;
}

/** The policies that a permission set names by name and path, which are those of the account where it is assigned. */
function customerPolicies(set: Resource): readonly NamedPolicy[] {
  const paths = [
    { path: ['CustomerManagedPolicyReferences', '*'], use: 'attached' },
    { path: ['PermissionsBoundary', 'CustomerManagedPolicyReference'], use: 'boundary' },
  ] as const;
  return gather(paths, ({ path, use }) =>
    gather(propertyValues(set, path), ({ value, when }) => {
      const name = entryOf(value, 'Name')?.value;
      return name === undefined ? [] : [{ value: name, use, when, at: value.at ?? set.key }];
    }),
  );
}

/** The ties between the policy resources and the identities of a template, by the logical ID of the identity. */
export const tiesOf = onceWith((template: Template): ReadonlyMap<string, readonly Tie[]> => {
  const ties = gather(allResources(template), (policy) =>
    gather(targets.get(policy.type) ?? [], (target) => tiesTo(policy, target, template)),
  );
  return groupedBy(ties, ({ identity }) => identity);
});

function tiesTo(policy: Resource, [property, type]: Target, template: Template): readonly Tie[] {
  return gather(propertyValues(policy, targetPath(property)), ({ value, when }) => {
    const identity = namedResource(value, type, template);
    const guard = conjoin(policy.when, when);
    return identity === null || guard === null ? [] : [{ identity: identity.id, policy, when: guard, at: value.at ?? policy.key }];
  });
}

/** A lone name and a list of names. */
function targetPath(property: string): readonly string[] {
  return /s$/.test(property) ? [property, '*'] : [property];
}

/** A group of the template that a user is in. */
interface Membership {
  readonly group: Resource;
  readonly when: Guard;
}

/** The groups of the template that a user is in, by its `Groups` and by additions. */
export function groupsOf(user: Resource, template: Template): readonly Membership[] {
  return gather(membershipsOf(user, template), ({ group, when }) => (group === null ? [] : [{ group, when }]));
}

/** The groups of a user that are not in the template, or not known. */
export function outsideGroups(user: Resource, template: Template): readonly { readonly name: string; readonly when: Guard }[] {
  return gather(membershipsOf(user, template), ({ group, value, when }) =>
    group === null ? [{ name: textOf(value) ?? 'unknown', when }] : [],
  );
}

interface WrittenMembership {
  readonly value: Value;
  /** Null when it is not in the template. */
  readonly group: Resource | null;
  readonly when: Guard;
}

function membershipsOf(user: Resource, template: Template): readonly WrittenMembership[] {
  const own = propertyValues(user, ['Groups', '*']).map(({ value, when }): WrittenMembership => ({
    value,
    group: namedResource(value, 'AWS::IAM::Group', template),
    when,
  }));
  return [...own, ...(additionsOf(template).get(user) ?? [])];
}

/** What the `UserToGroupAddition`s of a template add, by user. */
const additionsOf = onceWith((template: Template): ReadonlyMap<Resource, readonly Addition[]> => {
  const additions = allResources(template).filter(({ type }) => type === 'AWS::IAM::UserToGroupAddition');
  return groupedBy(
    gather(additions, (addition) => membersOf(addition, template)),
    ({ user }) => user,
  );
});

interface Addition extends WrittenMembership {
  readonly user: Resource | null;
}

function membersOf(addition: Resource, template: Template): readonly Addition[] {
  return gather(propertyValues(addition, ['GroupName']), (name) =>
    gather(propertyValues(addition, ['Users', '*']), ({ value, when }): readonly Addition[] => {
      const both = conjoin(name.when, when);
      const guard = both === null ? null : conjoin(addition.when, both);
      const user = namedResource(value, 'AWS::IAM::User', template);
      const group = namedResource(name.value, 'AWS::IAM::Group', template);
      return guard === null ? [] : [{ user, value: name.value, group, when: guard }];
    }),
  );
}

/** The logical ids of managed policies that only serve as boundaries, or have the name of one and are attached to nobody. */
export function boundaryIds(template: Template): ReadonlySet<string> {
  const limits = new Set<string>();
  const permits = new Set<string>();
  const resources = allResources(template);
  const policies = resources.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy');
  if (policies.length === 0) return limits;
  for (const identity of resources) {
    for (const { value, use } of identity.type.startsWith('AWS::Serverless::') ? [] : namedPolicies(identity)) {
      const policy = namedResource(value, 'AWS::IAM::ManagedPolicy', template);
      if (policy !== null) (use === 'boundary' ? limits : permits).add(policy.id);
    }
  }
  for (const policy of policies) if (isNamedBoundary(policy)) limits.add(policy.id);
  for (const id of limits) {
    const names = template.resource(id);
    const isAttached = names !== null && ['Roles', 'Users', 'Groups'].some((list) => propertyValues(names, [list, '*']).length > 0);
    if (isAttached || permits.has(id)) limits.delete(id);
  }
  return limits;
}

/** Whether a policy has the name of a boundary; templates that prepare an account provide boundaries for identities of others. */
function isNamedBoundary(policy: Resource): boolean {
  const names = optionsAt(policy.properties, 'ManagedPolicyName').map(({ value }) => value);
  const texts = gather(names, (name) => (name.kind === 'concat' ? name.parts : [name])).map(textOf);
  return [policy.id, ...texts].some((text) => isCalledBoundary(text ?? ''));
}
