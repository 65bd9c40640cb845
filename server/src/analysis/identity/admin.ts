/** Whether an identity is an administrator: may do everything on every resource, by its own policies. */
import { isEveryAction } from '../../iam/action.js';
import { isEverything } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';
import type { Guard } from '../../value/guard.js';
import type { AttachedPolicy, Identity } from './identity.js';

/** `conditional`: a condition of a policy or of the template narrows it. */
export type Admin = 'yes' | 'no' | 'conditional' | 'unknown';

export function adminOf(identity: Identity): Admin {
  const allowed = allowing(identity.policies, identity.when);
  const denied = denying([...identity.policies, ...identity.boundaries]);
  const bounded = identity.boundaries.map((boundary) => allowing([boundary], identity.when));
  if (allowed === 'no' || denied === 'yes' || bounded.includes('no')) return 'no';
  const verdicts = [allowed, ...bounded];
  if (verdicts.includes('unknown') || denied === 'unknown') return 'unknown';
  return verdicts.includes('conditional') || denied === 'conditional' ? 'conditional' : 'yes';
}

/** Whether some policies let everything through. */
function allowing(policies: readonly AttachedPolicy[], own: Guard): Admin {
  const verdicts = policies.flatMap(({ policy, when }): readonly Admin[] => {
    if (policy === null) return ['unknown'];
    const stars = policy.statements.filter((statement) => statement.effect === 'Allow' && isStarOnStar(statement))
      .map((statement): Admin => (isAlways([...when, ...statement.when], own) && isUnguarded(statement) && statement.condition === null ? 'yes' : 'conditional'));
    return policy.complete && policy.statements.every(isReadable) ? stars : [...stars, 'unknown'];
  });
  return (['yes', 'conditional', 'unknown'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'no';
}

/** Whether some policies take anything away. */
function denying(policies: readonly AttachedPolicy[]): Admin {
  const verdicts = policies.flatMap(({ policy, when }): readonly Admin[] => {
    if (policy === null) return ['unknown'];
    const denies = policy.statements.filter(({ effect }) => effect === 'Deny')
      .map((statement): Admin => (statement.condition === null && when.length + statement.when.length === 0 ? 'yes' : 'conditional'));
    return policy.complete ? denies : [...denies, 'unknown'];
  });
  return (['yes', 'unknown', 'conditional'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'no';
}

function isStarOnStar({ action, resource }: Statement): boolean {
  if (action === null || action.negated || resource === null || resource.negated) return false;
  return action.items.some(({ parsed }) => isEveryAction(parsed)) && resource.items.some(({ parsed }) => isEverything(parsed));
}

function isUnguarded({ action, resource }: Statement): boolean {
  return action !== null && resource !== null && action.items.some(({ parsed, when }) => when.length === 0 && isEveryAction(parsed))
    && resource.items.some(({ parsed, when }) => when.length === 0 && isEverything(parsed));
}

/** What is not known of a statement that allows might make it allow everything. */
function isReadable({ effect, action, resource }: Statement): boolean {
  return effect !== 'Allow' || (action !== null && action.complete && resource !== null && resource.complete)
    || (action !== null && action.complete && !action.items.some(({ parsed }) => isEveryAction(parsed)))
    || (resource !== null && resource.complete && !resource.items.some(({ parsed }) => isEverything(parsed)));
}

function isAlways(when: Guard, own: Guard): boolean {
  return when.every((assumption) => own.some((other) => JSON.stringify(other) === JSON.stringify(assumption)));
}
