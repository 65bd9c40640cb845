/** What an identity may do for certain: statements that allow, less what denies take away, within the boundary. */
import { meansAction, requestedAction } from '../../iam/action.js';
import { covers } from '../../iam/coverage.js';
import type { PartialText } from '../../iam/partial-text.js';
import { literalOf, type Pattern } from '../../iam/pattern.js';
import type { ConditionTest, Matcher, Statement } from '../../iam/policy.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { allowanceOf, type AttachedPolicy, type Identity } from './identity.js';
import { applyLimit, boundaryLimit, denyLimits, meaningOf, narrowsUse, ownLimit, resourcesOf, type OwnStatement } from './limit.js';
import { mayBeFor, reachesArn, reachesEvery } from './reach.js';

/** One statement that grants one action. */
export interface Permission {
  /** `iam:PassRole`. */
  readonly action: string;
  readonly statement: Statement;
  readonly policy: AttachedPolicy;
  /** When it holds: the conditions of policy, statement and action together. */
  readonly when: Guard;
  /** On which resources, as texts of the policy; `*` alone for a statement with `NotResource`. */
  readonly resources: readonly PartialText[];
  /** On which of these not after all: what `NotResource` lists and denies take away. */
  readonly except: readonly PartialText[];
  /** Whether a condition of an allow, a deny or the boundary limits who can use it, when or on what. */
  readonly isConditioned: boolean;
  /** For passing roles: what denials say of the services that they may not be passed to. */
  readonly notTo: readonly ConditionTest[];
}

/** The statements of an identity by what they do; worked out once for each. */
interface Statements {
  readonly allows: readonly OwnStatement[];
  readonly denies: readonly OwnStatement[];
  readonly boundaries: readonly (readonly OwnStatement[])[] | null;
  readonly permissions: Map<string, readonly Permission[]>;
  /** What `possibleActions` found, by the actions that it was asked about. */
  readonly possible: Map<ReadonlyMap<string, readonly string[]>, ReadonlySet<string>>;
}

const known = new WeakMap<object, Statements>();

/** The permissions for an action. One that is not certain, because something about it is unknown, is left out. */
export function permissionsFor(identity: Identity, action: string): readonly Permission[] {
  const statements = statementsOf(identity);
  const kept = statements.permissions.get(action) ?? certainPermissions(statements, action);
  statements.permissions.set(action, kept);
  return kept;
}

function certainPermissions({ allows, denies, boundaries }: Statements, action: string): readonly Permission[] {
  if (boundaries === null) return [];
  const requested = requestedAction(action);
  return allows.flatMap(({ statement, policy, when }) => {
    const meant = meaningOf(statement.action, requested);
    const guard = meant === null ? null : conjoin(when, meant);
    if (guard === null || statement.resource === null) return [];
    const resources = resourcesOf(statement.resource);
    const limits = [
      ownLimit(statement, guard),
      ...denyLimits(denies, action, guard),
      ...boundaries.map((boundary) => boundaryLimit(boundary, requested)),
    ];
    const left = limits.reduce(applyLimit, { resources, except: [], notTo: [], isConditioned: narrowsUse(statement.condition) });
    return left.resources.length === 0 ? [] : [{ action, statement, policy, when: guard, ...left }];
  });
}

/** Whether a permission reaches every role, user, function, … whose ARN goes on with `kind`. */
export function isForEvery(permission: Permission, kind: string, service: string): boolean {
  return (
    permission.resources.some((text) => reachesEvery(text, kind, service)) &&
    !permission.except.some((text) => reachesEvery(text, kind, service))
  );
}

/** Whether a permission names any resource that its action is for. */
export function isForAny({ resources, action }: Permission): boolean {
  return resources.some((text) => mayBeFor(text, action));
}

/** Whether a permission reaches the resource with an ARN, for certain. */
export function isForArn(permission: Permission, arn: PartialText): boolean {
  return (
    permission.resources.some((text) => reachesArn(text, arn) === 'yes') &&
    permission.except.every((text) => reachesArn(text, arn) === 'no')
  );
}

/** The actions, out of some in lower case by prefix, that any statement of an identity may allow. */
export function possibleActions(identity: Identity, byPrefix: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const { allows, possible } = statementsOf(identity);
  const kept = possible.get(byPrefix);
  if (kept !== undefined) return kept;
  const found = new Set<string>();
  possible.set(byPrefix, found);
  for (const { statement } of allows) {
    const { action } = statement;
    if (action === null) continue;
    if (action.negated) addMeant(found, action, [...byPrefix.values()].flat());
    else for (const { parsed } of action.items) addCovered(found, parsed, byPrefix);
  }
  return found;
}

function addMeant(found: Set<string>, action: Matcher<Pattern>, candidates: readonly string[]): void {
  for (const candidate of candidates) {
    if (!found.has(candidate) && meansAction(action, candidate) !== 'no') found.add(candidate);
  }
}

/** Most items name one action; the others concern one service, or all. */
function addCovered(found: Set<string>, pattern: Pattern, byPrefix: ReadonlyMap<string, readonly string[]>): void {
  const [prefix] = /^[a-z0-9-]+(?=:)/.exec(pattern.text.toLowerCase()) ?? [];
  const candidates = prefix === undefined ? [...byPrefix.values()].flat() : (byPrefix.get(prefix) ?? []);
  const literal = literalOf(pattern);
  if (literal !== null) {
    if (candidates.includes(literal)) found.add(literal);
    return;
  }
  for (const candidate of candidates) {
    if (!found.has(candidate) && covers(pattern, requestedAction(candidate)) !== 'no') found.add(candidate);
  }
}

function statementsOf(identity: Identity): Statements {
  const key = allowanceOf(identity);
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const own = identity.policies.flatMap((policy) => ownStatements(policy));
  const boundaries = identity.boundaries.map((policy) => (policy.policy === null ? null : ownStatements(policy)));
  const statements: Statements = {
    allows: own.filter(({ statement }) => statement.effect === 'Allow'),
    denies: own.filter(({ statement }) => statement.effect === 'Deny'),
    // Of several boundaries conditions choose one: what all of them let through is certain.
    boundaries: boundaries.includes(null) ? null : boundaries.filter((boundary) => boundary !== null),
    permissions: new Map(),
    possible: new Map(),
  };
  known.set(key, statements);
  return statements;
}

function ownStatements(policy: AttachedPolicy): readonly OwnStatement[] {
  return (policy.policy?.statements ?? []).flatMap((statement) => {
    const when = conjoin(policy.when, statement.when);
    return when === null ? [] : [{ statement, policy, when }];
  });
}
