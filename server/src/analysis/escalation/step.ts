/**
 * One step from an identity to another of the same template: by assuming it, by passing it, by taking over what runs with
 * it, by changing who it is.
 */
import { conjoin, conjoinAll, type Guard } from '../../value/guard.js';
import type { Identity, IdentityKind } from '../identity/identity.js';
import { isForAny, isForArn, type Permission } from '../identity/permission.js';
import { arnOf } from '../resource-arn.js';
import type { Step } from './escalation.js';
import { sendsOnlyFixed } from './fixed-command.js';
import { mayPassFor } from './passed-role.js';
import { actionsByPrefix, permissionSets, type PermissionSet } from './permission-sets.js';
import { trustsServiceOf, type EscalationFacts } from './escalation-facts.js';

/** The identities of the template that an identity can become at once. */
export function stepsFrom(identity: Identity, around: EscalationFacts): readonly Step[] {
  const possible = identity.allowance.possibleActions(actionsByPrefix());
  const takeovers = takeoverSets(identity, possible);
  return around.identities
    .filter(({ id }) => id !== identity.id)
    .flatMap((other) => {
      const step =
        other.kind !== 'role'
          ? null
          : (assumeStep(identity, other, around) ??
            passStep(identity, other, possible, around) ??
            takeoverStep(identity, other, takeovers, around));
      return step ?? changeStep(identity, other, possible) ?? [];
    });
}

/** The actions on an identity that are as good as being that identity, by its kind. */
const changes: Readonly<Record<IdentityKind, readonly string[]>> = {
  role: ['iam:UpdateAssumeRolePolicy'],
  user: ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile'],
  group: ['iam:AddUserToGroup'],
  'permission-set': [],
  policy: [],
};

/** The step of creating a key or a password for a user, joining a group, or changing a trust policy. */
function changeStep(identity: Identity, other: Identity, possible: ReadonlySet<string>): Step | null {
  const arn = other.resource === null ? null : arnOf(other.resource);
  if (arn === null || identity.groups.some((group) => group === other.resource)) return null;
  for (const action of changes[other.kind].filter((each) => possible.has(each.toLowerCase()))) {
    const grant = identity.allowance.permissionsFor(action).find((each) => !each.isConditioned && isForArn(each, arn));
    const when = grant === undefined ? null : conjoin(other.when, grant.when);
    if (grant !== undefined && when !== null) return { kind: 'action', permissions: [action], grants: [grant], to: other, when };
  }
  return null;
}

/**
 * A trust policy that names the identity lets it in, whether or not a permission says so too; where it names the account, the
 * identity needs one.
 */
export function assumeStep(identity: Identity, role: Identity, around: EscalationFacts): Step | null {
  const arn = role.resource === null ? null : arnOf(role.resource);
  if (arn === null || identity.kind === 'permission-set') return null;
  for (const { kind, principal, parsed, narrowed, when } of around.assumedBy(role)) {
    const guard = conjoin(when, role.when);
    if (narrowed.length > 0 || guard === null) continue;
    const isOwnAccount = parsed.kind === 'account' && parsed.account.kind === 'own';
    const isNamed = (kind === 'role' || kind === 'user') && principal === identity.id;
    if (!isNamed && kind !== 'anyone' && !isOwnAccount) continue;
    const grant = identity.allowance.permissionsFor('sts:AssumeRole').find((each) => !each.isConditioned && isForArn(each, arn));
    const both = isNamed ? guard : grant === undefined ? null : conjoin(guard, grant.when);
    if (both === null) continue;
    return { kind: 'assume', permissions: ['sts:AssumeRole'], grants: grant === undefined ? [] : [grant], to: role, when: both };
  }
  return null;
}

/** The first set of permissions by which the identity makes a service act with the role. */
function passStep(identity: Identity, role: Identity, possible: ReadonlySet<string>, around: EscalationFacts): Step | null {
  const arn = role.resource === null ? null : arnOf(role.resource);
  if (arn === null || !possible.has('iam:passrole')) return null;
  const passes = identity.allowance.permissionsFor('iam:PassRole').filter((each) => !each.isConditioned && isForArn(each, arn));
  for (const set of passes.length === 0 ? [] : permissionSets()) {
    if (!set.passesRole || !set.actions.every((action) => possible.has(action)) || !trustsServiceOf(role, set, around)) continue;
    const pass = passes.find((each) => mayPassFor(each, set));
    const others = set.permissions
      .filter((name) => name !== 'iam:PassRole')
      .map((name) => identity.allowance.permissionsFor(name).find((each) => !each.isConditioned && isForAny(each)));
    if (pass === undefined || others.includes(undefined)) continue;
    const grants = [pass, ...others.filter((each) => each !== undefined)];
    const when = together(role.when, grants);
    if (when !== null) return { kind: 'path', permissions: set.permissions, grants, to: role, when };
  }
  return null;
}

/** The sets of permissions of an identity over what already runs. */
function takeoverSets(identity: Identity, possible: ReadonlySet<string>): readonly PermissionSet[] {
  return permissionSets().filter(
    ({ passesRole, kind, actions }) =>
      !passesRole && kind !== 'action' && actions.every((action) => possible.has(action) && !sendsOnlyFixed(identity, action)),
  );
}

/** Changing or using something of the template that runs with the role. */
function takeoverStep(identity: Identity, role: Identity, sets: readonly PermissionSet[], around: EscalationFacts): Step | null {
  if (sets.length === 0) return null;
  const running = around.workloads().filter(({ roles }) => roles.some((each) => each.role === role.resource));
  for (const { resource } of running) {
    for (const set of sets) {
      if (!set.actions.some((action) => concerns(action, resource.type))) continue;
      const arn = arnOf(resource);
      const grants = set.permissions.map((name) =>
        identity.allowance
          .permissionsFor(name)
          .find((each) => !each.isConditioned && (arn === null || !concerns(name.toLowerCase(), resource.type) || isForArn(each, arn))),
      );
      const known = grants.filter((each) => each !== undefined);
      const when = known.length < grants.length ? null : together(role.when, known);
      if (when !== null) return { kind: set.kind, permissions: set.permissions, grants: known, to: role, when };
    }
  }
  return null;
}

/** Whether an action is for resources of a type: `lambda:…` for `AWS::Lambda::…`, Systems Manager for instances. */
function concerns(action: string, type: string): boolean {
  const prefix = action.slice(0, action.indexOf(':'));
  const service = type.split('::')[1]?.toLowerCase() ?? '';
  return prefix === service || ((prefix === 'ssm' || prefix === 'ec2-instance-connect') && type === 'AWS::EC2::Instance');
}

/** When all of these hold; null if they never hold together. */
function together(when: Guard, grants: readonly Permission[]): Guard | null {
  return conjoinAll([when, ...grants.map((grant) => grant.when)]);
}
