/** What a statement of an identity's policy grants, as rules about wide permissions ask it. */
import { coversAction, isEveryAction, serviceWildcard } from '../iam/action.js';
import { isEverything, type Pattern } from '../iam/pattern.js';
import type { Item } from '../iam/policy.js';
import type { StatementSite } from './policy/policy-site.js';

/** A statement that allows listed actions on listed resources, to whoever has the policy. */
export interface Grant {
  readonly site: StatementSite;
  readonly actions: readonly Item<Pattern>[];
  readonly resources: readonly Item<Pattern>[];
}

/** The grant that a statement is; null for denials, for policies that only limit, and for `NotAction` and `NotResource`. */
export function grantOf(site: StatementSite): Grant | null {
  const { statement, site: { policy, isForDevices } } = site;
  const { effect, action, resource } = statement;
  if (effect !== 'Allow' || policy.kind !== 'identity' || isForDevices) return null;
  if (action === null || action.negated || resource === null || resource.negated) return null;
  return { site, actions: action.items, resources: resource.items };
}

/** The resource that is every resource, or null. */
export function everywhereIn({ resources }: Grant): Item<Pattern> | null {
  return resources.find((item) => isEverything(item.parsed)) ?? null;
}

/** Whether the grant is everything on everything, which a rule of its own reports. */
export function isAdministration(grant: Grant): boolean {
  return everywhereIn(grant) !== null && grant.actions.some((item) => isEveryAction(item.parsed));
}

/** The item that grants an action for sure and is no wildcard over a whole service, which a rule of its own reports. */
export function itemFor({ actions }: Grant, action: string): Item<Pattern> | null {
  return actions.find((item) => !isWholeService(item.parsed) && coversAction(item.parsed, action) === 'yes') ?? null;
}

export function isWholeService(pattern: Pattern): boolean {
  return isEveryAction(pattern) || serviceWildcard(pattern) !== null;
}
