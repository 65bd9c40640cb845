/** What a statement of an identity-based policy grants, for rules about wide permissions. */
import {
  actionPrefix,
  countActions,
  coversAction,
  expandAction,
  isEveryAction,
  serviceWildcard,
  type ActionCount,
  type KnownAction,
} from '../iam/action.js';
import { readArn } from '../iam/arn.js';
import { endsInStar, isEveryOneOf, isEveryResource, isWholeOf } from '../iam/resource/every-resource.js';
import { fitsAction } from '../iam/resource/resource-format.js';
import { knownText } from '../iam/partial-text.js';
import { hasWildcard, type Pattern } from '../iam/pattern.js';
import type { Item, Matcher, Statement } from '../iam/policy.js';
import { gather } from '../text/gather.js';
import { onceWith } from '../text/once.js';
import type { Span } from '../text/span.js';
import { always, conjoin, implies, widest, type Guard } from '../value/guard.js';
import type { Identity } from './identity/identity.js';
import { isKeptFrom, isKeptFromAny, isTakenBack } from './identity/kept-from.js';
import type { Permission } from './identity/permission.js';
import type { StatementSite } from './policy/policy-site.js';

/** A statement that allows listed actions on listed resources, for the holders of its policy. */
export interface Grant {
  readonly source: StatementSite;
  /** Without those beside everything on everything, unless a condition chooses between the two. */
  readonly actions: readonly Item<Pattern>[];
  readonly resources: readonly Item<Pattern>[];
  /** The identities that have the policy, as far as the document says. */
  readonly holders: readonly Identity[];
  /** The item that stands for every resource, or null. */
  readonly everywhere: Item<Pattern> | null;
  /** Whether it is everything on everything, which a rule of its own reports. */
  readonly isAdministration: boolean;
  /** The actions without those that are reported as a whole, each with its prefix such as `s3:`, which is empty when it may be any. */
  readonly single: readonly SingleAction[];
}

interface SingleAction {
  readonly item: Item<Pattern>;
  readonly prefix: string;
}

/** What is known of all grants of a document. */
interface Grants {
  grant(site: StatementSite): Grant | null;
}

/** A statement as a grant; null for denials, for policies that only limit, and for `NotAction` and `NotResource`. */
export function grantOf(subject: StatementSite, grants: Grants): Grant | null {
  return subject.site.isForDevices ? null : grants.grant(subject);
}

/** The same for a policy of AWS IoT things; null for any other. */
export function thingGrantOf(subject: StatementSite, grants: Grants): Grant | null {
  return subject.site.isForDevices ? grants.grant(subject) : null;
}

/** Reads what a statement grants to the holders of its policy. */
export function readGrant(source: StatementSite, holders: readonly Identity[]): Grant | null {
  const {
    statement: { effect, action, resource },
    site: { policy },
  } = source;
  if (effect !== 'Allow' || policy.kind !== 'identity') return null;
  if (action === null || action.negated || resource === null || resource.negated) return null;
  const { items: resources } = resource;
  const everywhere = everywhereIn({ resources });
  const beside = everywhere === null ? action.items : besideAdministration(action.items);
  const actions = beside.length === 0 ? action.items : beside;
  const single = gather(actions, (item) => (isReportedAsWhole(item, resource) ? [] : [{ item, prefix: actionPrefix(item.parsed) }]));
  return { source, actions, resources, holders, everywhere, isAdministration: beside.length === 0, single };
}

/** The actions of the branches of conditions that do not name every action; none where a branch does that says nothing of others. */
function besideAdministration(actions: readonly Item<Pattern>[]): readonly Item<Pattern>[] {
  const whole = actions.filter(({ parsed }) => isEveryAction(parsed));
  return whole.length === 0 ? actions : actions.filter(({ when }) => whole.every((each) => conjoin(when, each.when) === null));
}

function everywhereIn({ resources }: Pick<Grant, 'resources'>): Item<Pattern> | null {
  return resources.find(isEveryResource) ?? null;
}

/** The item that stands for everything a service has, such as `arn:aws:s3:::*`, or for every resource; null when there is none. */
export function everywhereOf(grant: Pick<Grant, 'resources'>, service: string): Item<Pattern> | null {
  return everywhereIn(grant) ?? grant.resources.find((item) => isWholeOf(item.text, service)) ?? null;
}

/** An action that a grant allows on every resource of its service. */
export interface BroadAction {
  readonly action: KnownAction;
  readonly item: Item<Pattern>;
  readonly everywhere: Item<Pattern>;
}

/** The broad actions that could be limited to some resources. */
export function broadActions(grant: Grant): readonly BroadAction[] {
  return openActions(grant).filter(({ action }) => action.record.resourceTypes.length > 0);
}

/**
 * All broad actions, including those without resource types, but without what a wildcard over a whole service grants, which
 * a rule of its own reports.
 */
export const openActions = onceWith((grant: Grant): readonly BroadAction[] => {
  const found = new Map<string, BroadAction>();
  if (!grant.resources.some(({ text }) => endsInStar(text))) return [];
  const everyOf = new Map<string, Item<Pattern> | null>();
  for (const { item } of grant.single) {
    for (const action of expandAction(item.parsed)) {
      if (!everyOf.has(action.prefix)) everyOf.set(action.prefix, everywhereOf(grant, action.prefix));
      const everywhere = found.has(action.id)
        ? null
        : action.record.resourceTypes.length === 0
          ? grant.everywhere
          : (everyOf.get(action.prefix) ?? grant.resources.find(({ text }) => isEveryOneOf(text, action)) ?? null);
      if (everywhere !== null && !isDenied(grant, action.id)) found.set(action.id, { action, item, everywhere });
    }
  }
  return [...found.values()];
});

/**
 * The item that certainly grants an action, other than a wildcard over a whole service, which a rule of its own reports;
 * null when the policy denies the action, or names no resource for it.
 */
export function itemFor(grant: Grant, action: string): Item<Pattern> | null {
  const found = grant.single.find(({ item, prefix }) => action.startsWith(prefix) && coversAction(item.parsed, action) === 'yes');
  if (found === undefined || isDenied(grant, action)) return null;
  return grant.resources.some((resource) => isFor(resource, found.item, action)) ? found.item : null;
}

/**
 * Whether an item of `Action` grants an action on a resource. Whoever names the action says that the resource is one for it;
 * of a wildcard this is known only where the resource says of which service it is.
 */
function isFor({ parsed, text }: Item<Pattern>, item: Item<Pattern>, action: string): boolean {
  const fit = fitsAction(parsed, action);
  if (fit !== 'maybe') return fit === 'yes';
  const arn = readArn(text);
  return !hasWildcard(item.parsed) || (arn !== null && knownText(arn.service) !== null);
}

/** The same for an action that matters on any resource, with the guard under which both the item and such a resource exist. */
export function itemOnAny(grant: Grant, action: string): Item<Pattern> | null {
  const item = itemFor(grant, action);
  if (item === null) return null;
  const fitting = grant.resources.filter((resource) => isFor(resource, item, action));
  const when = widest(fitting.map((resource) => conjoin(item.when, resource.when)));
  return when === null ? null : { ...item, when };
}

/** Whether the policy, or something else that each of its holders has, denies an action altogether. */
export function isDenied({ source, holders }: Grant, action: string): boolean {
  return (
    isTakenBack(source.site.policy, action) || (holders.length > 0 && holders.every((holder) => isKeptFrom(holder, action, source.when)))
  );
}

/** The number of a grant's actions without those that are denied again, for messages. */
export function countLeft(grant: Grant): ActionCount {
  const { holders, source } = grant;
  const isLimited = holders.length > 0 && holders.every(isKeptFromAny);
  return countActions(source.statement, ({ id }) => (isLimited ? !isDenied(grant, id) : !isTakenBack(source.site.policy, id)));
}

/** Whether `says` holds for the statements of the policy itself, or, for each holder, of some policy that is always there with it. */
export function isSaidToAll({ source, holders }: Grant, says: (statements: readonly Statement[]) => boolean): boolean {
  return (
    says(source.site.policy.statements) ||
    (holders.length > 0 &&
      holders.every(({ policies }) =>
        policies.some(({ policy, when }) => policy !== null && implies(source.when, when) && says(policy.statements)),
      ))
  );
}

/** Where this document grants a permission under a guard; null for AWS managed policies, and for what is reported as a whole. */
export function placeOfGrant({ action, statement, policy: { site } }: Permission, when: Guard = always): Span | null {
  if (site === null || statement.action === null || statement.action.negated) return null;
  const item = statement.action.items.find(
    (each) =>
      !isReportedAsWhole(each, statement.resource) && conjoin(when, each.when) !== null && coversAction(each.parsed, action) === 'yes',
  );
  return item === undefined ? null : (item.at ?? site.at);
}

/** Whether this document grants a permission, whenever a guard holds, by an item that is reported as a whole. */
export function isGrantedAsWhole({ action, statement, policy: { site } }: Permission, when: Guard): boolean {
  if (site === null || statement.action === null || statement.action.negated) return false;
  return statement.action.items.some(
    (each) => isReportedAsWhole(each, statement.resource) && implies(when, each.when) && coversAction(each.parsed, action) === 'yes',
  );
}

/**
 * Whether an item is everything, or all of a service, on everything there is of it or on all but what `NotResource` lists.
 * Rules of their own report these.
 */
function isReportedAsWhole({ parsed }: Item<Pattern>, resource: Matcher<Pattern> | null): boolean {
  if (resource?.negated === true) return isWholeService(parsed);
  const scope = { resources: resource?.items ?? [] };
  if (isEveryAction(parsed)) return everywhereIn(scope) !== null;
  const service = serviceWildcard(parsed);
  return service !== null && everywhereOf(scope, service) !== null;
}

export function isWholeService(pattern: Pattern): boolean {
  return isEveryAction(pattern) || serviceWildcard(pattern) !== null;
}
