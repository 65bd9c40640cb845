/** What denials and boundaries leave of the resources on which a statement grants something. */
import { meansAction, whenMeant } from '../../iam/action.js';
import { deniesEverywhere } from '../../iam/condition/region-test.js';
import { isIneffectiveTest } from '../../iam/condition/ineffective-test.js';
import type { PartialText } from '../../iam/partial-text.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Condition, ConditionTest, Item, Matcher, Statement } from '../../iam/policy.js';
import { always, conjoin, guardText, implies, type Guard } from '../../value/guard.js';
import type { AttachedPolicy } from './attached-policy.js';
import { reachesArn } from '../../iam/resource/resource-reach.js';

/** A statement of a policy that an identity has. */
export interface OwnStatement {
  readonly statement: Statement;
  readonly policy: AttachedPolicy;
  readonly when: Guard;
}

const everything: PartialText = ['*'];
const noLimit = { only: null, not: [], notTo: [], isConditioned: false } as const;
/** Keys that do not limit who may use a permission within the own account, but at most from which region and over which connection. */
const unlimitingKeys: ReadonlySet<string> = new Set([
  'aws:requestedregion',
  'aws:securetransport',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'iam:passedtoservice',
]);

/** What the limits so far have left of a grant. */
export interface RemainingGrant {
  readonly resources: readonly PartialText[];
  readonly except: readonly PartialText[];
  readonly notTo: readonly ConditionTest[];
  readonly isConditioned: boolean;
}

/** What a denial or a boundary leaves of some resources. */
export interface Limit {
  /** Only these are left; null for all. */
  readonly only: readonly PartialText[] | null;
  readonly not: readonly PartialText[];
  readonly notTo: readonly ConditionTest[];
  readonly isConditioned: boolean;
}

/**
 * Beyond this many pairs of resources a limit counts as uncertain. All policies of an identity and its boundary name at most
 * a few thousand resources each (IAM User Guide, "IAM and AWS STS quotas"), so that only a policy AWS refuses comes here.
 */
const pairLimit = 4_000_000;

export function applyLimit(left: RemainingGrant, limit: Limit): RemainingGrant {
  const isTooLong = (texts: readonly PartialText[], others: readonly PartialText[]): boolean => texts.length * others.length > pairLimit;
  if (isTooLong(left.resources, limit.only ?? [])) return { ...left, isConditioned: true };
  const kept = limit.only === null ? left.resources : left.resources.flatMap((text) => within(text, limit.only ?? []));
  if (isTooLong(kept, limit.not)) return { ...left, isConditioned: true };
  const resources = kept.filter((text) => !limit.not.some((gone) => isWithin(text, gone)));
  return {
    resources,
    except: [...left.except, ...limit.not],
    notTo: [...left.notTo, ...limit.notTo],
    isConditioned: left.isConditioned || limit.isConditioned,
  };
}

/** What a resource has in common with a list of others, as far as one of each pair covers the other. */
function within(text: PartialText, limits: readonly PartialText[]): readonly PartialText[] {
  if (limits.some((limit) => isWithin(text, limit))) return [text];
  return limits.filter((limit) => isWithin(limit, text));
}

function isWithin(inner: PartialText, outer: PartialText): boolean {
  return reachesArn(outer, inner) === 'yes' || (outer.length === 1 && outer[0] === '*');
}

/** What `NotResource` certainly excludes from a statement. */
export function ownLimit({ resource }: Statement, guard: Guard): Limit {
  const listed = resource?.negated === true ? itemsUnder(resource, guard) : [];
  return { ...noLimit, not: listed.map((item) => textOf(item)) };
}

export function denyLimits(denies: readonly OwnStatement[], action: string, guard: Guard): readonly Limit[] {
  return denies.flatMap(({ statement, when }): readonly Limit[] => {
    if (statement.action === null || conjoin(guard, when) === null || meansAction(statement.action, action) === 'no') return [];
    const isCertain = implies(guard, when);
    const isSure = isCertain && meansAction(statement.action, action) === 'yes' && statement.resource?.complete === true;
    const passing = isSure ? passedTo(statement) : null;
    if (passing !== null) return [{ ...noLimit, notTo: [passing] }];
    const isConditioned = statement.condition !== null && !deniesEverywhere(statement.condition, action);
    if (isConditioned || !isSure) return [{ ...noLimit, isConditioned: isLimiting(statement.condition) || !isSure }];
    const { resource } = statement;
    if (resource?.negated === true) return [{ ...noLimit, only: itemsUnder(resource, guard).map(({ text }) => text) }];
    return [{ ...noLimit, not: resource?.items.map(({ text }) => text) ?? [] }];
  });
}

/** The only test of a denial on every resource, if it is about the service that a role is passed to; else null. */
export function passedTo({ condition, resource }: Statement): ConditionTest | null {
  const [test, ...others] = condition?.complete === true ? condition.tests : [];
  const isEverywhere = resource !== null && !resource.negated && resource.items.some(({ parsed }) => isEverything(parsed));
  return isEverywhere && others.length === 0 && test?.key.toLowerCase() === 'iam:passedtoservice' && test.operator?.family === 'string'
    ? test
    : null;
}

/** A boundary lets through what its statements allow whenever a guard holds; what they allow under a condition counts as conditioned. */
export function boundaryLimit(boundary: readonly OwnStatement[], action: string, guard: Guard): Limit {
  const only: (readonly PartialText[])[] = [];
  const not: (readonly PartialText[])[] = [];
  let isConditioned = false;
  for (const { statement } of boundary) {
    const meant = statement.action === null ? null : whenMeant(statement.action, action);
    if (meant === null || statement.resource === null) continue;
    if (statement.effect === 'Allow') {
      if (implies(guard, statement.when) && implies(guard, meant)) only.push(resourcesUnder(statement.resource, guard));
    } else if (statement.condition === null && !statement.resource.negated) not.push(statement.resource.items.map(({ text }) => text));
    isConditioned ||= statement.effect === 'Allow' ? narrowsUse(statement.condition) : isLimiting(statement.condition);
  }
  return { only: only.flat(), not: not.flat(), notTo: [], isConditioned };
}

/** The guards under which a statement names resources, the widest first, since conditions may leave out some of them. */
export function guardsOf({ negated, items }: Matcher<Pattern>): readonly Guard[] {
  if (negated || items.every(({ when }) => when.length === 0)) return [always];
  const guards = new Map(items.map(({ when }) => [guardText(when), when]));
  return [...guards.values()].sort((one, other) => one.length - other.length);
}

/** The resources that a statement names wherever a guard holds. */
export function resourcesUnder(matcher: Matcher<Pattern>, guard: Guard): readonly PartialText[] {
  if (matcher.negated) return [everything];
  return itemsUnder(matcher, guard).map((item) => textOf(item));
}

function itemsUnder({ items }: Matcher<Pattern>, guard: Guard): readonly Item<Pattern>[] {
  return items.filter(({ when }) => implies(guard, when));
}

function textOf({ parsed, text }: Item<Pattern>): PartialText {
  return isEverything(parsed) ? everything : text;
}

function isLimiting(condition: Condition | null): boolean {
  return condition !== null && (!condition.complete || condition.tests.some(({ key }) => !unlimitingKeys.has(key.toLowerCase())));
}

/**
 * The same for an allowing statement, where a test that anybody with the permission can pass narrows nothing; `isPassed`: which
 * other tests count as passed.
 */
export function narrowsUse(condition: Condition | null, isPassed: (test: ConditionTest) => boolean = () => false): boolean {
  return (
    condition !== null &&
    (!condition.complete ||
      condition.tests.some((test) => !unlimitingKeys.has(test.key.toLowerCase()) && !isIneffectiveTest(test, condition) && !isPassed(test)))
  );
}
