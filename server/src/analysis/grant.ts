/** What a statement of an identity's policy grants, as rules about wide permissions ask it. */
import { coversAction, expandAction, isEveryAction, serviceWildcard, type KnownAction } from '../iam/action.js';
import { isEveryResource, isWholeOf } from '../iam/every-resource.js';
import { knownText } from '../iam/partial-text.js';
import type { Pattern } from '../iam/pattern.js';
import type { Item } from '../iam/policy.js';
import type { Span } from '../text/span.js';
import type { Permission } from './identity/permission.js';
import type { StatementSite } from './policy/policy-site.js';

/** A statement that allows listed actions on listed resources, to whoever has the policy. */
export interface Grant {
  readonly site: StatementSite;
  readonly actions: readonly Item<Pattern>[];
  readonly resources: readonly Item<Pattern>[];
}

/** The grant that a statement is; null for denials, for policies that only limit, and for `NotAction` and `NotResource`. */
export function grantOf(site: StatementSite): Grant | null {
  return site.site.isForDevices ? null : anyGrantOf(site);
}

/** The same of a policy for things of AWS IoT, null for any other. */
export function thingGrantOf(site: StatementSite): Grant | null {
  return site.site.isForDevices ? anyGrantOf(site) : null;
}

function anyGrantOf(site: StatementSite): Grant | null {
  const { statement, site: { policy } } = site;
  const { effect, action, resource } = statement;
  if (effect !== 'Allow' || policy.kind !== 'identity') return null;
  if (action === null || action.negated || resource === null || resource.negated) return null;
  return { site, actions: action.items, resources: resource.items };
}

/** The resource that is every resource, or null. */
export function everywhereIn({ resources }: Grant): Item<Pattern> | null {
  return resources.find(isEveryResource) ?? null;
}

/** The resource that is everything a service has, such as `arn:aws:s3:::*`, or every resource there is; null when none is. */
export function everywhereOf(grant: Grant, service: string): Item<Pattern> | null {
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
  if (!grant.resources.some(({ text }) => knownText(text)?.endsWith('*') === true)) return [];
  for (const item of grant.actions) {
    if (isWholeService(item.parsed)) continue;
    for (const action of expandAction(item.parsed)) {
      const everywhere = found.has(action.id) ? null : action.record.resourceTypes.length === 0 ? everywhereIn(grant) : everywhereOf(grant, action.prefix);
      if (everywhere !== null) found.set(action.id, { action, item, everywhere });
    }
  }
  return [...found.values()];
}

/** Whether the grant is everything on everything, which a rule of its own reports. */
export function isAdministration(grant: Grant): boolean {
  return everywhereIn(grant) !== null && grant.actions.some((item) => isEveryAction(item.parsed));
}

/** The item that grants an action for sure and is no wildcard over a whole service, which a rule of its own reports. */
export function itemFor({ actions }: Grant, action: string): Item<Pattern> | null {
  return actions.find((item) => !isWholeService(item.parsed) && coversAction(item.parsed, action) === 'yes') ?? null;
}

/** The item of a policy of this document that grants a permission; null for policies of AWS, and for whole services. */
export function placeOfGrant({ action, statement, policy: { site } }: Permission): Span | null {
  if (site === null || statement.action === null || statement.action.negated) return null;
  const item = statement.action.items.find(({ parsed }) => !isWholeService(parsed) && coversAction(parsed, action) === 'yes');
  return item === undefined ? null : (item.at ?? site.at);
}

export function isWholeService(pattern: Pattern): boolean {
  return isEveryAction(pattern) || serviceWildcard(pattern) !== null;
}
