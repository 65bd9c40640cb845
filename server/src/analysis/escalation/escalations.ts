/** Finds the ways in which the identities of a document gain permissions. */
import { readArn } from '../../iam/arn.js';
import { showText } from '../../iam/partial-text.js';
import { always, conjoin, conjoinAll, type Guard } from '../../value/guard.js';
import type { Identity } from '../identity/identity.js';
import { isForAny, isForArn, isForEvery, type Permission } from '../identity/permission.js';
import { mayBeFor } from '../../iam/resource/resource-reach.js';
import { arnOf } from '../resource-arn.js';
import { isRise, type Escalation, type Step } from './escalation.js';
import { sendsOnlyFixed } from './fixed-command.js';
import { mayPassFor } from './passed-role.js';
import { actionsByPrefix, permissionSets, type PermissionSet } from './permission-sets.js';
import { runningKinds, type ResourceKind } from './running-kinds.js';
import { assumeStep } from './step.js';
import { trustsServiceOf, type EscalationFacts } from './escalation-facts.js';
import { throughStacks } from './through-stacks.js';

/**
 * None for an administrator, who has everything already; otherwise each set of permissions once, then the ways to
 * administrators of the template, and to those of its identities that can make themselves one, unless this one can too.
 */
export function escalationsOf(identity: Identity, around: EscalationFacts): readonly Escalation[] {
  if (around.admin(identity) === 'yes') return [];
  const unbound = openEscalations(identity, around);
  const open = [...unbound, ...raisedRoles(identity, unbound, around)];
  const isPowerful = powerOf(around, around.rise(identity) !== null);
  if (!around.identities.some((other) => isPowerful(other) !== null)) return open;
  const reached = new Set(open.map(({ target }) => target));
  // Whoever may create keys for everybody may create one for each administrator.
  const reported = new Set(open.filter(({ kind }) => kind === 'action').map(({ permissions }) => permissions.join()));
  return [
    ...open,
    ...waysTo(isPowerful, identity, around).filter(({ target, permissions }) => !reached.has(target) && !reported.has(permissions.join())),
  ];
}

/** When an identity is worth reaching: as an administrator or, for who is none, as one that can make itself an administrator. */
type Power = (identity: Identity) => Guard | null;

function powerOf(around: EscalationFacts, isRisen: boolean): Power {
  return (other) => around.adminWhen(other) ?? (isRisen ? null : (around.rise(other)?.when ?? null));
}

/** How an identity makes itself an administrator, whatever else is in the account; null if it does not, and for an administrator. */
export function riseOf(identity: Identity, around: EscalationFacts): Escalation | null {
  if (around.admin(identity) === 'yes') return null;
  for (const set of possibleSets(identity)) {
    const escalation = isRise({ ...set, target: null }) ? openEscalation(identity, set, around) : null;
    if (escalation !== null) return escalation;
  }
  return null;
}

/** What an identity can do with its own permissions, regardless of what else is in the account. */
function openEscalations(identity: Identity, around: EscalationFacts): readonly Escalation[] {
  return [
    ...possibleSets(identity).flatMap((set) => openEscalation(identity, set, around) ?? []),
    ...throughStacks(identity, identity.allowance.possibleActions(actionsByPrefix())),
  ];
}

function possibleSets({ allowance }: Identity): readonly PermissionSet[] {
  const possible = allowance.possibleActions(actionsByPrefix());
  return permissionSets().filter(({ actions }) => actions.every((action) => possible.has(action)));
}

/** Either of these gives more permissions to a role. */
const raising = ['iam:PutRolePolicy', 'iam:AttachRolePolicy'] as const;

/** The roles to which the identity may give policies and which it may then assume. */
function raisedRoles(identity: Identity, reported: readonly Escalation[], around: EscalationFacts): readonly Escalation[] {
  const possible = identity.allowance.possibleActions(actionsByPrefix());
  const left = raising.filter(
    (action) =>
      possible.has(action.toLowerCase()) && !reported.some(({ permissions }) => permissions.length === 1 && permissions.includes(action)),
  );
  if (left.length === 0) return [];
  return around.identities.flatMap((role): readonly Escalation[] => {
    const arn = role.kind === 'role' && role.id !== identity.id && role.resource !== null ? arnOf(role.resource) : null;
    const grant =
      arn === null
        ? undefined
        : left.flatMap((action) => identity.allowance.permissionsFor(action)).find((each) => !each.isConditioned && isForArn(each, arn));
    const step =
      grant === undefined || role.boundaries.length > 0 || around.admin(role) === 'yes' ? null : assumeStep(identity, role, around);
    const when = grant === undefined || step === null ? null : conjoin(step.when, grant.when);
    if (grant === undefined || step === null || when === null) return [];
    return [
      {
        kind: 'path',
        permissions: [grant.action, 'sts:AssumeRole'],
        grants: [grant, ...step.grants],
        through: [identity.id, role.id],
        target: role,
        when,
      },
    ];
  });
}

function openEscalation(identity: Identity, set: PermissionSet, around: EscalationFacts): Escalation | null {
  const grants: Permission[] = [];
  for (const permission of set.permissions) {
    const grant = identity.allowance.permissionsFor(permission).find((each) => !each.isConditioned && isOpen(each, identity, set));
    if (grant === undefined || sendsOnlyFixed(identity, permission)) return null;
    grants.push(grant);
  }
  const when = conjoinAll(grants.map((grant) => grant.when));
  if (when === null) return null;
  const target = set.passesRole ? passablePower(identity, grants, set, around) : null;
  const through = target === null ? [identity.id] : [identity.id, target.id];
  return { kind: set.kind, permissions: set.permissions, grants, through, target, when };
}

/** Whether a permission reaches far enough to matter: everything of its kind, or the identity itself. */
function isOpen(permission: Permission, identity: Identity, set: PermissionSet): boolean {
  const { action } = permission;
  if (action === 'iam:PassRole') return isForEvery(permission, 'role/', 'iam') && mayPassFor(permission, set);
  // Whatever runs with a passed role may have any name.
  if (set.passesRole) return isForAny(permission);
  if (kindsOfResource(action).some(({ start, service }) => isForEvery(permission, start, service))) return true;
  if (set.kind === 'action' && isForInstance(permission)) return true;
  return set.kind === 'action' && isForItself(permission, identity);
}

/** Whether a permission is for every permission set of an instance of IAM Identity Center, of which an organization has one. */
function isForInstance({ resources, except }: Permission): boolean {
  return except.length === 0 && resources.some((text) => /^arn:[^:]*:sso:::permissionSet\/[^/*]+\/\*$/.test(showText(text)));
}

/**
 * Whether a permission is for the identity itself: `PutRolePolicy` on its own role, `AddUserToGroup` for its own group, a
 * new version of its own policy.
 */
function isForItself(permission: Permission, identity: Identity): boolean {
  if (!selfActions.test(permission.action)) return false;
  if (isForOwnUser(permission, identity)) return true;
  const own = [identity.resource, ...identity.groups, ...identity.policies.map(({ site }) => site?.owner ?? null)];
  return own.some((resource) => {
    const arn = resource === null ? null : arnOf(resource);
    return arn !== null && mayBeFor(arn, permission.action) && isForArn(permission, arn);
  });
}

/** Whether a permission names the calling user by a variable: `user/${aws:username}`. */
function isForOwnUser({ action, resources, except, policy }: Permission, { kind }: Identity): boolean {
  if (!action.includes('User') || except.length > 0 || policy.policy?.version !== '2012-10-17') return false;
  return (
    (kind === 'user' || kind === 'group' || kind === 'policy') &&
    resources.some((text) => {
      const arn = readArn(text);
      return arn !== null && /^user\/(?:[^$]*\/)?\$\{aws:username\}$/i.test(showText(arn.resource));
    })
  );
}

/** Actions that change what the identity itself may do; creating a key or a password for itself adds nothing. */
const selfActions = /^iam:(?:Attach|Put)(?:Role|User|Group)Policy$|^iam:(?:CreatePolicyVersion|SetDefaultPolicyVersion)$/;

/** Which resources an action is for. */
function kindsOfResource(action: string): readonly ResourceKind[] {
  const [prefix = '', name = ''] = action.split(':');
  const service = 'iam';
  if (prefix === 'sts') return [{ service, start: 'role/' }];
  // What a permission set or a group grants is the reach of it, whatever the instance, the account or the user.
  if (prefix === 'sso') return [{ service: prefix, start: 'permissionSet/' }];
  if (prefix === 'identitystore') return [{ service: prefix, start: 'group/' }];
  if (prefix !== 'iam') return runningKinds(action);
  if (/PolicyVersion/.test(name)) return [{ service, start: 'policy/' }];
  if (/SAMLProvider/.test(name)) return [{ service, start: 'saml-provider/' }];
  const [kind = 'user'] = /Role|User|Group/.exec(name.replace('AddUserToGroup', 'Group').replace('AssumeRolePolicy', 'Role')) ?? [];
  return [{ service, start: `${kind.toLowerCase()}/` }];
}

/** An administrator of the template that the passed role may be, or a role that can make itself one unless this identity can too. */
function passablePower(identity: Identity, grants: readonly Permission[], set: PermissionSet, around: EscalationFacts): Identity | null {
  const pass = grants.find(({ action }) => action === 'iam:PassRole');
  const passable = around.identities.filter((role) => {
    const arn = role.kind === 'role' && role.resource !== null ? arnOf(role.resource) : null;
    return arn !== null && pass !== undefined && isForArn(pass, arn) && trustsServiceOf(role, set, around);
  });
  const admin = passable.find((role) => around.admin(role) === 'yes');
  if (admin !== undefined || around.rise(identity) !== null) return admin ?? null;
  return passable.find((role) => around.rise(role)?.when.length === 0) ?? null;
}

/** Ways are followed for at most this many steps, over at most this many identities. */
const maxSteps = 6;
const maxVisits = 200;

/** The shortest way to each powerful identity of the template, from identity to identity. */
function waysTo(isPowerful: Power, identity: Identity, around: EscalationFacts): readonly Escalation[] {
  const found: Escalation[] = [];
  const visited = new Set([identity.id]);
  let ways: readonly Way[] = [{ kind: 'assume', permissions: [], grants: [], through: [identity.id], target: identity, when: always }];
  for (let depth = 0; depth < maxSteps && visited.size < maxVisits; depth++) {
    const longer = ways.flatMap((way) => around.steps(way.target).flatMap((step) => goOn(way, step) ?? []));
    const first = longer.filter(
      ({ target }, index) => !visited.has(target.id) && longer.findIndex((other) => other.target === target) === index,
    );
    for (const { target } of first) visited.add(target.id);
    found.push(...first.flatMap((way) => underItsCondition(way, isPowerful) ?? []));
    ways = first.filter(({ target }) => around.admin(target) !== 'yes' && around.rise(target) === null);
  }
  return found;
}

/** A way to a powerful identity, when that is one; null for any other. */
function underItsCondition(way: Way, isPowerful: Power): Way | null {
  const power = isPowerful(way.target);
  const when = power === null ? null : conjoin(way.when, power);
  return when === null ? null : { ...way, when };
}

interface Way extends Escalation {
  readonly target: Identity;
}

function goOn(way: Way, step: Step): Way | null {
  const when = conjoin(way.when, step.when);
  if (when === null) return null;
  return {
    kind: step.kind === 'assume' ? way.kind : step.kind === 'action' && way.grants.length > 0 ? 'path' : step.kind,
    permissions: [...new Set([...way.permissions, ...step.permissions])],
    grants: [...way.grants, ...step.grants],
    through: [...way.through, step.to.id],
    target: step.to,
    when,
  };
}
