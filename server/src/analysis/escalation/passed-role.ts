/** To which services a permission to pass roles lets them be passed. */
import { literalOf } from '../../iam/pattern.js';
import type { Permission } from '../identity/permission.js';
import { isServiceOf, type PermissionSet } from './permission-sets.js';

/** Whether a role can be passed to a service of the set: what `iam:PassedToService` says, if it is there. */
export function mayPassFor(permission: Permission, set: PermissionSet): boolean {
  const tests = permission.statement.condition?.tests.filter(({ key }) => key.toLowerCase() === 'iam:passedtoservice') ?? [];
  return tests.every(({ operator, values }) => {
    if (operator === null) return false;
    if (operator.negated || operator.comparison === 'absent') return true;
    return values.some(({ parsed }) => {
      const named = literalOf(parsed);
      // A star, or a service that is not known, may be any.
      return named === null || isServiceOf(set, named);
    });
  });
}
