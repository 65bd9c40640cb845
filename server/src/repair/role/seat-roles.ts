/** Gives each workload a role with the permissions of a user. */
import { type Tie, tiesOf } from '../../analysis/identity/attachment.js';
import { isOwnIdentity, isUnitOfWork, type Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { copy } from '../../edit/copy.js';
import type { Resource } from '../../model/template.js';
import { writtenId } from '../../model/written-id.js';
import type { Entry } from '../../syntax/tree.js';
import { listed } from '../../text/wording.js';
import { textOf } from '../../value/read.js';
import { appendToProperty } from '../property-list.js';
import { ref } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { type Unclear, unclear } from '../unclear.js';
import { existingRoles, idOf, isBoundLike, isExisting, receiverOf, sharersLeft } from './existing-role.js';
import { distinctCopies, divide, handOn, newRoleItems, onlyUnder, separatePolicy } from './hand-on.js';
import { addRole, basicPolicies, nameRole, type NewRole, type RoleAddition, type RolePlan } from './new-role.js';
import { conditionOf, managedArn } from './role-content.js';
import { type RoleTarget, roleTarget } from './role-target.js';
import type { UserGrant } from './user-grant.js';

export interface Seating {
  readonly kind: 'seated';
  readonly changes: readonly Change[];
  /** The logical ids of the roles. */
  readonly roleIds: readonly string[];
  roleOf(workload: Workload): string | null;
  readonly left: readonly string[];
}

/** What is swapped: one or several keys with their users (none for the root user), and the entry beside which new roles are added. */
export interface KeySwap {
  readonly grant: UserGrant;
  readonly key: Resource;
  readonly users: readonly Resource[];
  readonly beside: Entry;
}

export function seatRoles(scene: TemplateScene, workloads: readonly Workload[], swapped: KeySwap): Seating | Unclear {
  const found = workloads.map((workload) => ({ workload, target: roleTarget(scene, workload) }));
  const { targets, elsewhere } = apart(found, swapped);
  for (const { workload, target } of targets) {
    const reason = target.kind === 'outside' ? target.reason : conditionConflict(workload, swapped);
    if (reason !== null && workload.roleProperties.length === 0 && target.kind === 'outside') return unclear(reason);
    if (reason !== null) return unclear(`${reason} Give it the user's permissions, then remove the key.`);
  }
  const existing = existingRoles(targets.map(({ target }) => target));
  if (existing.some((target) => !isBoundLike(scene, target, swapped.grant.boundary))) {
    return unclear('The user has a permissions boundary, which would also limit what the role can do already.');
  }
  const created = newRoles(scene, targets, swapped);
  const roleIds = [...existing.map(idOf), ...created.map(({ id }) => id)];
  const additions = addRoles(scene, created, swapped);
  const changes = [
    ...existing.map((target) => handOn(scene, swapped.grant, receiverOf(target), underFor(receiverOf(target).holder, swapped))),
    ...additions.map((addition) => ('kind' in addition ? addition : addition.changes)),
    attachRoles(scene, swapped.grant, roleIds),
  ];
  const problem = changes.find((change): change is Unclear => 'kind' in change);
  if (problem !== undefined) return problem;
  return {
    kind: 'seated',
    roleIds,
    left: [
      ...leftFor(scene, swapped, roleIds),
      ...elsewhere.map(
        ({ resource }) => `The role of \`${writtenId(resource)}\`, which is not in this template, has to permit what it needs.`,
      ),
      ...existing.flatMap((target) => sharersLeft(scene, target, workloads)),
      ...additions.flatMap((addition) => ('kind' in addition ? [] : addition.left)),
    ],
    changes: changes.flatMap((change) => ('kind' in change ? [] : change)),
    roleOf: (workload) => {
      const target = targets.find((each) => each.workload === workload)?.target;
      return isExisting(target) ? idOf(target) : (created.find((role) => role.workloads.includes(workload))?.id ?? null);
    },
  };
}

interface WorkloadTarget {
  readonly workload: Workload;
  readonly target: RoleTarget;
}

/**
 * The root user has no permissions to hand on, so that a workload with a role from elsewhere gets nothing that this role would
 * have to receive.
 */
function apart(
  found: readonly WorkloadTarget[],
  { users }: KeySwap,
): { readonly targets: readonly WorkloadTarget[]; readonly elsewhere: readonly Workload[] } {
  const isElsewhere = ({ workload, target }: WorkloadTarget): boolean =>
    users.length === 0 && target.kind === 'outside' && workload.roles.some(({ property }) => isOwnIdentity(property));
  return {
    targets: found.filter((each) => !isElsewhere(each)),
    elsewhere: found.filter(isElsewhere).map(({ workload }) => workload),
  };
}

/**
 * A role must be there whenever what it replaces was, and its policies whenever it is; one that is always there may do
 * under the condition of the key what the key did.
 */
function conditionConflict({ resource }: Workload, { key, grant }: KeySwap): string | null {
  const condition = conditionOf(resource);
  const isApart = key.when.length > 0 && conditionOf(key) !== condition;
  const isAlways = resource.when.length === 0 && conditionOf(key) !== null;
  if (
    isApart &&
    (!isAlways || grant.boundary !== null || grant.attachments.some(({ policy }) => conditionOf(policy) !== conditionOf(key)))
  ) {
    return `The key exists under a different condition from \`${resource.id}\`.`;
  }
  const other = condition === null ? undefined : grant.attachments.find(({ policy }) => conditionOf(policy) !== condition);
  return other === undefined ? null : `Policy \`${other.policy.id}\` exists under a different condition from \`${resource.id}\`.`;
}

/** The condition of the key, for a role that exists without it: only then does the role get the user's permissions. */
function underFor(holder: Resource, { key }: KeySwap): string | null {
  return holder.when.length === 0 ? conditionOf(key) : null;
}

/** One role for each unit of work, but one for all instances with the same trust and condition, as they shared the key. */
function newRoles(scene: TemplateScene, targets: readonly WorkloadTarget[], { users, key }: KeySwap): readonly NewRole[] {
  const groups = new Map<string, { property: NewRole['property']; workloads: Workload[] }>();
  for (const { target } of targets) {
    if (target.kind !== 'missing') continue;
    const { property, workload } = target;
    const own = isUnitOfWork(workload) ? workload.resource.node.start : '';
    const group = [property.takes === 'role-arn', ...property.trusts, conditionOf(workload.resource), own].join(' ');
    const known = groups.get(group);
    if (known === undefined) groups.set(group, { property, workloads: [workload] });
    else known.workloads.push(workload);
  }
  const shared = (users[0] ?? key).id.replace(/(?:User|AccessKey|Key)$/, '') || 'Workload';
  const taken = new Set<string>();
  return [...groups.values()].map((group) => ({ ...group, id: nameRole(scene, group.workloads, shared, taken) }));
}

function addRoles(
  scene: TemplateScene,
  roles: readonly NewRole[],
  swapped: KeySwap,
): readonly (Pick<RoleAddition, 'changes' | 'left'> | Unclear)[] {
  const { grant, beside } = swapped;
  const taken = new Set(roles.map(({ id }) => id));
  return roles.map((role) => {
    const under = role.workloads.map(({ resource }) => underFor(resource, swapped))[0] ?? null;
    const { within, apart } = divide(scene, grant.inline, new Set(role.workloads.map(({ resource }) => resource.id)));
    const inline = newRoleItems(within);
    const basic = role.workloads.flatMap(basicPolicies).slice(0, 1);
    const managed = distinctCopies(
      scene.template,
      grant.managed,
      basic.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
    );
    const boundary = grant.boundary === null ? null : copy(grant.boundary);
    const condition = role.workloads.map(({ resource }) => conditionOf(resource))[0] ?? null;
    const separate = apart.map((policy) => separatePolicy(scene, policy, { roleId: role.id, taken, condition }));
    const isLost =
      (under !== null && apart.length > 0) ||
      inline === null ||
      managed === null ||
      separate.includes(null) ||
      (boundary === null && grant.boundary !== null);
    if (isLost) return unclear('A policy of the user cannot be rewritten for a role.');
    const plan: RolePlan = {
      inline: onlyUnder(under, inline),
      managed: [...basic.map(managedArn), ...onlyUnder(under, managed)],
      boundary,
      place: { kind: 'before', sibling: beside },
    };
    const added = addRole(scene, role, plan, taken);
    if (added === null) return unclear('The properties of what the role is for come from a function.');
    return { changes: [...added.changes, ...separate.flatMap((each) => each ?? [])], left: added.left };
  });
}

/** Adds the roles to policies that list their holders, unless they are listed already. */
function attachRoles({ template }: TemplateScene, grant: UserGrant, roleIds: readonly string[]): readonly Change[] | Unclear {
  const ties = tiesOf(template);
  const policies = [...new Set(grant.attachments.map(({ policy }) => policy))];
  const changes = policies.map((policy) => {
    const listing = (id: string): readonly Tie[] => (ties.get(id) ?? []).filter((tie) => tie.policy === policy);
    if (roleIds.some((id) => listing(id).some(({ when }) => when.length > policy.when.length))) return null;
    const missing = roleIds.filter((id) => listing(id).length === 0);
    return appendToProperty(policy, 'Roles', missing.map(ref), { note: `Attaches policy \`${policy.id}\` to the role.` });
  });
  return changes.includes(null)
    ? unclear('The roles of a policy of the user come from a function.')
    : changes.flatMap((change) => change ?? []);
}

function leftFor({ file }: TemplateScene, { users, grant }: KeySwap, roleIds: readonly string[]): readonly string[] {
  const names = listed(roleIds);
  const left: string[] = [];
  if (users.length === 0 && roleIds.length > 0) {
    left.push(
      `Give ${roleIds.length === 1 ? 'role' : 'roles'} ${names} what ${roleIds.length === 1 ? 'its workload needs' : 'their workloads need'}, and no more: the root user could do everything.`,
    );
  }
  if (users.length > 0 && roleIds.length > 1) {
    const who = `${users.length === 1 ? 'user' : 'users'} ${listed(users.map(({ id }) => id))}`;
    left.push(`Roles ${names} can each do everything that ${who} could: narrow each to what it needs.`);
  }
  const documents = [
    ...grant.inline.flatMap(({ item, document }) => item ?? document ?? []),
    ...grant.attachments.map(({ policy }) => policy.node),
  ];
  const says = (pattern: RegExp): boolean => documents.some(({ start, end }) => pattern.test(file.tree.text.slice(start, end)));
  if (says(/aws:user(?:name|id)\}/i)) {
    left.push('A policy of the user depends on `aws:username`, which a role does not have: rewrite that statement.');
  }
  if (users.some((user) => user.property('Tags') !== null) && says(/aws:PrincipalTag\//i)) {
    left.push(`A policy of the user depends on the user's tags: give ${roleIds.length === 1 ? 'role' : 'roles'} ${names} the same tags.`);
  }
  for (const name of users.flatMap((user) => textOf(user.property('UserName')) ?? [])) {
    if (!file.tree.text.includes(`:user/${name}`)) continue;
    left.push(`This file names \`user/${name}\` by ARN: check whether it should name the role instead.`);
  }
  return left;
}
