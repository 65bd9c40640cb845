/** What an identity may do for certain: statements that allow, less what denies take away, within the boundary. */
import { meansAction, requestedAction } from '../../iam/action.js';
import { covers } from '../../iam/coverage.js';
import { isIdleTest } from '../../iam/idle-test.js';
import type { PartialText } from '../../iam/partial-text.js';
import { isEverything, literalOf, type Pattern } from '../../iam/pattern.js';
import type { Condition, ConditionTest, Item, Matcher, Statement } from '../../iam/policy.js';
import { conjoin, implies, type Guard } from '../../value/guard.js';
import { allowanceOf, type AttachedPolicy, type Identity } from './identity.js';
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
  /** On which of these not after all: what denies take away. */
  readonly except: readonly PartialText[];
  /** Whether a condition of an allow, a deny or the boundary limits who can use it, when or on what. */
  readonly isConditioned: boolean;
  /** For passing roles: what denials say of the services that they may not be passed to. */
  readonly notTo: readonly ConditionTest[];
}

interface OwnStatement {
  readonly statement: Statement;
  readonly policy: AttachedPolicy;
  readonly when: Guard;
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

const everything: PartialText = ['*'];
const noLimit = { only: null, not: [], notTo: [], isConditioned: false } as const;
const known = new WeakMap<object, Statements>();

/** Keys that say nothing of who may use a permission in the own account, or only in which region and over which connection. */
const idleKeys: ReadonlySet<string> = new Set([
  'aws:requestedregion',
  'aws:securetransport',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'iam:passedtoservice',
]);

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
    const limits = [...denyLimits(denies, action, guard), ...boundaries.map((boundary) => boundaryLimit(boundary, requested))];
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
  for (const {
    statement: { action },
  } of allows) {
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

interface Left {
  readonly resources: readonly PartialText[];
  readonly except: readonly PartialText[];
  readonly notTo: readonly ConditionTest[];
  readonly isConditioned: boolean;
}

/** What stays of some resources under a deny or a boundary. */
interface Limit {
  /** Only these stay; null for all. */
  readonly only: readonly PartialText[] | null;
  readonly not: readonly PartialText[];
  readonly notTo: readonly ConditionTest[];
  readonly isConditioned: boolean;
}

function applyLimit(left: Left, limit: Limit): Left {
  const kept = limit.only === null ? left.resources : left.resources.flatMap((text) => within(text, limit.only ?? []));
  const resources = kept.filter((text) => !limit.not.some((gone) => isWithin(text, gone)));
  return {
    resources,
    except: [...left.except, ...limit.not],
    notTo: [...left.notTo, ...limit.notTo],
    isConditioned: left.isConditioned || limit.isConditioned,
  };
}

/** What two lists of resources have in common, as far as one of a pair holds the other. */
function within(text: PartialText, limits: readonly PartialText[]): readonly PartialText[] {
  if (limits.some((limit) => isWithin(text, limit))) return [text];
  return limits.filter((limit) => isWithin(limit, text));
}

function isWithin(inner: PartialText, outer: PartialText): boolean {
  return reachesArn(outer, inner) === 'yes' || (outer.length === 1 && outer[0] === '*');
}

function denyLimits(denies: readonly OwnStatement[], action: string, guard: Guard): readonly Limit[] {
  return denies.flatMap(({ statement, when }): readonly Limit[] => {
    if (statement.action === null || conjoin(guard, when) === null || meansAction(statement.action, action) === 'no') return [];
    const isCertain = implies(guard, when);
    const isSure = isCertain && meansAction(statement.action, action) === 'yes' && statement.resource?.complete === true;
    const passing = isSure ? passedTo(statement) : null;
    if (passing !== null) return [{ ...noLimit, notTo: [passing] }];
    if (statement.condition !== null || !isSure) return [{ ...noLimit, isConditioned: isLimiting(statement.condition) || !isSure }];
    const { resource } = statement;
    const texts = resource?.items.map(({ text }) => text) ?? [];
    return [resource?.negated === true ? { ...noLimit, only: texts } : { ...noLimit, not: texts }];
  });
}

/** The test of a denial that is about every resource and about nothing but the service that a role is passed to. */
export function passedTo({ condition, resource }: Statement): ConditionTest | null {
  const [test, ...others] = condition?.complete === true ? condition.tests : [];
  const isEverywhere = resource !== null && !resource.negated && resource.items.some(({ parsed }) => isEverything(parsed));
  return isEverywhere && others.length === 0 && test?.key.toLowerCase() === 'iam:passedtoservice' && test.operator?.family === 'string'
    ? test
    : null;
}

/** The boundary lets through what its own statements allow; what they say under a condition counts as conditioned. */
function boundaryLimit(boundary: readonly OwnStatement[], requested: Pattern): Limit {
  const only: PartialText[] = [];
  const not: PartialText[] = [];
  let isConditioned = false;
  for (const { statement } of boundary) {
    if (meaningOf(statement.action, requested) === null || statement.resource === null) continue;
    if (statement.effect === 'Allow') only.push(...resourcesOf(statement.resource));
    else if (statement.condition === null && !statement.resource.negated) not.push(...statement.resource.items.map(({ text }) => text));
    isConditioned ||= statement.effect === 'Allow' ? narrowsUse(statement.condition) : isLimiting(statement.condition);
  }
  return { only, not, notTo: [], isConditioned };
}

/** Null when the action is not meant for certain; else the guard of the item that means it. */
function meaningOf(matcher: Matcher<Pattern> | null, requested: Pattern): Guard | null {
  if (matcher === null) return null;
  if (matcher.negated) return matcher.complete && matcher.items.every(({ parsed }) => covers(parsed, requested) === 'no') ? [] : null;
  let guarded: Guard | null = null;
  for (const { parsed, when } of matcher.items) {
    if (covers(parsed, requested) !== 'yes') continue;
    if (when.length === 0) return when;
    guarded ??= when;
  }
  return guarded;
}

function resourcesOf(matcher: Matcher<Pattern>): readonly PartialText[] {
  if (matcher.negated) return [everything];
  return matcher.items.map((item: Item<Pattern>) => (isEverything(item.parsed) ? everything : item.text));
}

function isLimiting(condition: Condition | null): boolean {
  return condition !== null && (!condition.complete || condition.tests.some(({ key }) => !idleKeys.has(key.toLowerCase())));
}

/** The same of a statement that allows: what anybody passes who has the permission narrows nothing. */
function narrowsUse(condition: Condition | null): boolean {
  return (
    condition !== null &&
    (!condition.complete || condition.tests.some((test) => !idleKeys.has(test.key.toLowerCase()) && !isIdleTest(test, condition)))
  );
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
