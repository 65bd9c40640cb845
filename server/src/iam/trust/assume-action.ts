/** Which actions open a session of a role, and for which principals. */
import { always, widest, type Guard } from '../../value/guard.js';
import { coversAction, meansAction } from '../action.js';
import { knownText } from '../partial-text.js';
import { literalOf, type Pattern } from '../pattern.js';
import type { Policy, Statement } from '../policy.js';
import type { Principal } from '../principal.js';

/** One for each way of proving who asks. */
export const assumeActions = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'] as const;

/** When a statement of a trust policy is about assuming the role, or may be; null when it is not. */
export function whenAssumed({ action }: Statement): Guard | null {
  const asked = action === null ? [] : assumeActions.filter((name) => meansAction(action, name) !== 'no');
  if (action === null || asked.length === 0) return null;
  if (action.negated) return always;
  const items = action.items.filter(({ parsed }) => asked.some((name) => coversAction(parsed, name) !== 'no'));
  return widest(items.map(({ when }) => when));
}

/** Whether a statement is about the tags and names of sessions alone, as far as that is known. */
export function isForSessionsOnly({ action }: Statement): boolean {
  return (
    action !== null &&
    !assumeActions.some((name) => meansAction(action, name) !== 'no') &&
    action.items.some(({ parsed }) => mayBeOfSessions(parsed))
  );
}

/** What is not spelled out may be an action of STS. */
function mayBeOfSessions(pattern: Pattern): boolean {
  return literalOf(pattern)?.startsWith('sts:') !== false;
}

/** The action by which a principal assumes a role; null for a principal that may use several, or none. */
export function assumeActionOf(principal: Principal): (typeof assumeActions)[number] | null {
  switch (principal.kind) {
    case 'service':
    case 'user':
    case 'role':
    case 'account':
      return 'sts:AssumeRole';
    case 'federated':
      if (principal.provider === 'saml') return 'sts:AssumeRoleWithSAML';
      return principal.provider === 'other' || principal.provider === 'any' ? null : 'sts:AssumeRoleWithWebIdentity';
    default:
      return null;
  }
}

/**
 * What else services need to be allowed, because they tag or name the sessions they open (IAM Roles Anywhere user guide,
 * "Trust policy"; EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity").
 */
const sessionActions: ReadonlyMap<string, readonly string[]> = new Map([
  ['rolesanywhere.amazonaws.com', ['sts:SetSourceIdentity', 'sts:TagSession']],
  ['pods.eks.amazonaws.com', ['sts:TagSession']],
]);

/** The actions on sessions that a service needs and no statement of the policy allows it. */
export function missingSessionActions(
  service: string,
  { statements, complete }: Pick<Policy, 'statements' | 'complete'>,
): readonly string[] {
  const needed = complete ? (sessionActions.get(service) ?? []) : [];
  if (needed.length === 0) return [];
  const allowing = statements.filter((statement) => statement.effect === 'Allow' && mayBeFor(statement, service));
  return needed.filter((name) => !allowing.some(({ action }) => action !== null && meansAction(action, name) !== 'no'));
}

function mayBeFor({ principal }: Statement, service: string): boolean {
  return (
    principal === null || principal.negated || !principal.complete || principal.items.some(({ parsed }) => mayBeService(parsed, service))
  );
}

function mayBeService(principal: Principal, service: string): boolean {
  if (principal.kind === 'service') return knownText(principal.name) === null || knownText(principal.name) === service;
  return principal.kind === 'anyone' || principal.kind === 'unknown' || principal.kind === 'reference';
}
