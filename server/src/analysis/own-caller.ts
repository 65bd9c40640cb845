/** Whether whom a policy lets in belongs to one's own account, whose administrators can do everything anyway. */
import type { Principal } from '../iam/principal.js';
import type { Statement } from '../iam/policy.js';
import { closenessOf, narrowing } from './caller.js';
import type { Environment } from './environment.js';

/** Whether a principal belongs to the account that deploys the template, or to one that only the deployment shows. */
export function isOwnPrincipal(principal: Principal, environment: Environment): boolean {
  if (principal.kind === 'reference') return true;
  if (principal.kind !== 'account' && principal.kind !== 'user' && principal.kind !== 'role' && principal.kind !== 'assumed-role') {
    return false;
  }
  return closenessOf(principal.account, environment) === 'own';
}

/** Whether a condition admits only principals of the account of the resource, as in the policy that SNS gives every topic. */
export function isLimitedToOwnAccount(statement: Statement, callers: readonly Principal[], environment: Environment): boolean {
  return (
    callers.every(({ kind }) => kind !== 'service') &&
    narrowing(statement, environment).limits.some(({ kind, scope }) => kind === 'account' && scope === 'own')
  );
}
