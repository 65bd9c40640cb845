/** What denials and boundaries leave of the resources that a statement grants something on. */
import { meansAction } from '../../iam/action.js';
import { covers } from '../../iam/coverage.js';
import { isIdleTest } from '../../iam/idle-test.js';
import type { PartialText } from '../../iam/partial-text.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Condition, ConditionTest, Item, Matcher, Statement } from '../../iam/policy.js';
import { conjoin, implies, type Guard } from '../../value/guard.js';
import type { AttachedPolicy } from './attached-policy.js';
import { reachesArn } from './reach.js';

/** A statement of a policy that an identity has. */
export interface OwnStatement {
  readonly statement: Statement;
  readonly policy: AttachedPolicy;
  readonly when: Guard;
}

const everything: PartialText = ['*'];
const noLimit = { only: null, not: [], notTo: [], isConditioned: false } as const;
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

/** What a grant comes to under the limits so far. */
export interface Left {
  readonly resources: readonly PartialText[];
  readonly except: readonly PartialText[];
  readonly notTo: readonly ConditionTest[];
  readonly isConditioned: boolean;
}

/** What stays of some resources under a deny or a boundary. */
export interface Limit {
  /** Only these stay; null for all. */
  readonly only: readonly PartialText[] | null;
  readonly not: readonly PartialText[];
  readonly notTo: readonly ConditionTest[];
  readonly isConditioned: boolean;
}

export function applyLimit(left: Left, limit: Limit): Left {
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

/** What `NotResource` keeps a statement from, as far as that is certain. */
export function ownLimit({ resource }: Statement, guard: Guard): Limit {
  const listed = resource?.negated === true ? resource.items.filter(({ when }) => implies(guard, when)) : [];
  return { ...noLimit, not: listed.map((item) => textOf(item)) };
}

export function denyLimits(denies: readonly OwnStatement[], action: string, guard: Guard): readonly Limit[] {
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
export function boundaryLimit(boundary: readonly OwnStatement[], requested: Pattern): Limit {
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
export function meaningOf(matcher: Matcher<Pattern> | null, requested: Pattern): Guard | null {
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

export function resourcesOf(matcher: Matcher<Pattern>): readonly PartialText[] {
  if (matcher.negated) return [everything];
  return matcher.items.map((item) => textOf(item));
}

function textOf({ parsed, text }: Item<Pattern>): PartialText {
  return isEverything(parsed) ? everything : text;
}

function isLimiting(condition: Condition | null): boolean {
  return condition !== null && (!condition.complete || condition.tests.some(({ key }) => !idleKeys.has(key.toLowerCase())));
}

/** The same of a statement that allows: what anybody passes who has the permission narrows nothing. */
export function narrowsUse(condition: Condition | null): boolean {
  return (
    condition !== null &&
    (!condition.complete || condition.tests.some((test) => !idleKeys.has(test.key.toLowerCase()) && !isIdleTest(test, condition)))
  );
}
