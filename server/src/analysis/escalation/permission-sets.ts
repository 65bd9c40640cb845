/** The escalation sets of the data layer, in a form that identities can be checked against. */
import { escalationSets, type EscalationSet } from '../../data/escalation.js';
import type { EscalationKind } from './escalation.js';

export interface PermissionSet {
  readonly kind: Exclude<EscalationKind, 'assume'>;
  readonly permissions: readonly string[];
  /** The permissions in lower case. */
  readonly actions: readonly string[];
  /** Whether the set passes a role to a service. */
  readonly passesRole: boolean;
  /** The services that the passed role must trust; empty when that is not known. */
  readonly trusts: readonly string[];
}

const passRole = 'iam:passrole';
const identityPlane: ReadonlySet<string> = new Set(['iam', 'identitystore', 'sso', 'sts']);

let sets: readonly PermissionSet[] | undefined;
let prefixes: ReadonlyMap<string, readonly string[]> | undefined;

/** The minimal sets, without patterns such as `iam:*`, which add nothing to the others. */
export function permissionSets(): readonly PermissionSet[] {
  if (sets === undefined) {
    const all = escalationSets().filter(({ permissions }) => !permissions.some((name) => name.includes('*')));
    const whole = all.map((set) => ({ set: read(set), isMinimal: set.minimal }));
    const passing = whole.filter(({ set }) => set.passesRole).map(({ set }) => set);
    sets = whole.filter(({ set, isMinimal }) => isMinimal || isOwnWayToPass(set, passing)).map(({ set }) => set);
  }
  return sets;
}

/**
 * Whether a set passes a role as no smaller one does. To take over what is there (`codebuild:StartBuild`) is less: it reaches
 * the roles that something has, not those that may be passed.
 */
function isOwnWayToPass(set: PermissionSet, passing: readonly PermissionSet[]): boolean {
  return set.passesRole && !passing.some((other) => other !== set && other.actions.every((action) => set.actions.includes(action)));
}

/** Whether the set makes a service act with a role; where the sources do not name the service, one with the prefix of an action counts. */
export function isServiceOf(set: PermissionSet, service: string): boolean {
  if (set.trusts.length > 0) return set.trusts.includes(service);
  return set.actions.some((action) => action !== passRole && service.startsWith(action.slice(0, action.indexOf(':'))));
}

/** All actions of these sets in lower case, by their prefix. */
export function actionsByPrefix(): ReadonlyMap<string, readonly string[]> {
  if (prefixes === undefined) {
    const found = new Map<string, Set<string>>();
    for (const action of permissionSets().flatMap(({ actions }) => actions)) {
      const prefix = action.slice(0, action.indexOf(':'));
      found.set(prefix, (found.get(prefix) ?? new Set()).add(action));
    }
    prefixes = new Map([...found].map(([prefix, actions]) => [prefix, [...actions]]));
  }
  return prefixes;
}

function read({ permissions, passedRoleTrusts }: EscalationSet): PermissionSet {
  const actions = permissions.map((name) => name.toLowerCase());
  const passesRole = actions.includes(passRole);
  return { kind: kindOf(actions, passesRole), permissions, actions, passesRole, trusts: passedRoleTrusts };
}

/**
 * Which rule reports a set: `admin/escalation-path` if it passes a role, `admin/escalation-action` for a single permission
 * over identities, `admin/compute-takeover` for permissions over what runs.
 */
function kindOf(actions: readonly string[], passesRole: boolean): PermissionSet['kind'] {
  if (passesRole) return 'path';
  const [only, ...others] = actions;
  if (others.length === 0 && identityPlane.has((only ?? '').replace(/:.*/, ''))) return 'action';
  return others.length === 0 || actions.some((action) => entering.has(action)) ? 'takeover' : 'path';
}

/** Actions that open what already runs: a container, or a cluster with everything in it. */
const entering: ReadonlySet<string> = new Set(['ecs:executecommand', 'eks:createaccessentry']);
