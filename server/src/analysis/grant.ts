/** What a statement of an identity's policy grants, as rules about wide permissions ask it. */
import { coversAction, expandAction, isEveryAction, serviceWildcard, type KnownAction } from '../iam/action.js';
import { endsInStar, isEveryResource, isWholeOf } from '../iam/every-resource.js';
import { fitsAction } from '../iam/resource-format.js';
import type { Pattern } from '../iam/pattern.js';
import type { Item } from '../iam/policy.js';
import type { Span } from '../text/span.js';
import type { Facts } from './facts.js';
import type { Identity } from './identity/identity.js';
import { deniesWholly, isKeptFrom } from './identity/kept-from.js';
import type { Permission } from './identity/permission.js';
import type { StatementSite } from './policy/policy-site.js';

/** A statement that allows listed actions on listed resources, to whoever has the policy. */
export interface Grant {
  readonly site: StatementSite;
  readonly actions: readonly Item<Pattern>[];
  readonly resources: readonly Item<Pattern>[];
  /** Those who have the policy, as far as the document says. */
  readonly holders: readonly Identity[];
}

/** The grant that a statement is; null for denials, for policies that only limit, and for `NotAction` and `NotResource`. */
export function grantOf(site: StatementSite, facts: Holders): Grant | null {
  return site.site.isForDevices ? null : anyGrantOf(site, facts);
}

/** The same of a policy for things of AWS IoT, null for any other. */
export function thingGrantOf(site: StatementSite, facts: Holders): Grant | null {
  return site.site.isForDevices ? anyGrantOf(site, facts) : null;
}

type Holders = Pick<Facts, 'holders'>;

function anyGrantOf(site: StatementSite, facts: Holders): Grant | null {
  const { statement, site: { policy } } = site;
  const { effect, action, resource } = statement;
  if (effect !== 'Allow' || policy.kind !== 'identity') return null;
  if (action === null || action.negated || resource === null || resource.negated) return null;
  return { site, actions: action.items, resources: resource.items, holders: facts.holders(site.site) };
}

/** The resource that is every resource, or null. */
export function everywhereIn({ resources }: Pick<Grant, 'resources'>): Item<Pattern> | null {
  return resources.find(isEveryResource) ?? null;
}

/** The resource that is everything a service has, such as `arn:aws:s3:::*`, or every resource there is; null when none is. */
export function everywhereOf(grant: Pick<Grant, 'resources'>, service: string): Item<Pattern> | null {
  return everywhereIn(grant) ?? grant.resources.find((item) => isWholeOf(item.text, service)) ?? null;
}

/** An action that a grant allows on every resource of its service. */
export interface BroadAction {
  readonly action: KnownAction;
  readonly item: Item<Pattern>;
  readonly everywhere: Item<Pattern>;
}

/** Those that could be limited to some resources. */
export function broadActions(grant: Grant): readonly BroadAction[] {
  return openActions(grant).filter(({ action }) => action.record.resourceTypes.length > 0);
}

/** All of them, those without resource types too, less what a wildcard over a whole service grants, which a rule of its own reports. */
export function openActions(grant: Grant): readonly BroadAction[] {
  const found = new Map<string, BroadAction>();
  if (!grant.resources.some(({ text }) => endsInStar(text))) return [];
  const every = everywhereIn(grant);
  const everyOf = new Map<string, Item<Pattern> | null>();
  for (const item of grant.actions) {
    if (isToldAsWhole(item, grant)) continue;
    for (const action of expandAction(item.parsed)) {
      if (!everyOf.has(action.prefix)) everyOf.set(action.prefix, every ?? everywhereOf(grant, action.prefix));
      const everywhere = found.has(action.id) ? null : action.record.resourceTypes.length === 0 ? every : (everyOf.get(action.prefix) ?? null);
      if (everywhere !== null && !isDenied(grant, action.id)) found.set(action.id, { action, item, everywhere });
    }
  }
  return [...found.values()];
}

/** Whether the grant is everything on everything, which a rule of its own reports. */
export function isAdministration(grant: Grant): boolean {
  return everywhereIn(grant) !== null && grant.actions.some((item) => isEveryAction(item.parsed));
}

/** The item that grants an action for sure and is no wildcard over a whole service, which a rule of its own reports; null when the policy denies the action, or names no resource that it is for. */
export function itemFor(grant: Grant, action: string): Item<Pattern> | null {
  const item = grant.actions.find((each) => !isToldAsWhole(each, grant) && coversAction(each.parsed, action) === 'yes');
  if (item === undefined || isDenied(grant, action)) return null;
  return grant.resources.some(({ parsed }) => fitsAction(parsed, action) !== 'no') ? item : null;
}

/** Whether the policy, or something else that each of its holders has, takes an action away altogether. */
function isDenied({ site, holders }: Grant, action: string): boolean {
  return site.site.policy.statements.some((statement) => statement.when.length === 0 && deniesWholly(statement, action))
    || (holders.length > 0 && holders.every((holder) => isKeptFrom(holder, action, site.when)));
}

/** The item of a policy of this document that grants a permission; null for policies of AWS, and for what is told as a whole service. */
export function placeOfGrant({ action, statement, policy: { site } }: Permission): Span | null {
  if (site === null || statement.action === null || statement.action.negated) return null;
  const scope = { resources: statement.resource === null || statement.resource.negated ? [] : statement.resource.items };
  const item = statement.action.items.find((each) => !isToldAsWhole(each, scope) && coversAction(each.parsed, action) === 'yes');
  return item === undefined ? null : (item.at ?? site.at);
}

/** Whether an item is everything, or all of a service, on everything there is of it, which rules of their own report. */
function isToldAsWhole({ parsed }: Item<Pattern>, scope: Pick<Grant, 'resources'>): boolean {
  if (isEveryAction(parsed)) return everywhereIn(scope) !== null;
  const service = serviceWildcard(parsed);
  return service !== null && everywhereOf(scope, service) !== null;
}

export function isWholeService(pattern: Pattern): boolean {
  return isEveryAction(pattern) || serviceWildcard(pattern) !== null;
}
