/** To which services a permission to pass roles allows passing them. */
import { meansAction } from '../../iam/action.js';
import { literalOf } from '../../iam/pattern.js';
import type { ConditionTest, Statement } from '../../iam/policy.js';
import { implies, type Guard } from '../../value/guard.js';
import { passedTo } from '../identity/limit.js';
import type { Permission } from '../identity/permission.js';
import { isServiceOf, type PermissionSet } from './permission-sets.js';

/** Whether a role can be passed to a service of the set, by the tests of `iam:PassedToService` in the statement and in denials. */
export function mayPassFor(permission: Permission, set: PermissionSet): boolean {
  const tests = permission.statement.condition?.tests.filter(({ key }) => key.toLowerCase() === 'iam:passedtoservice') ?? [];
  return tests.every((test) => lets(test, set)) && !permission.notTo.some((test) => holdsFor(test, set));
}

/** Whether one of some statements denies, wherever a guard holds, passing roles to all services but those it names. */
export function leaveNamedServices(statements: readonly Statement[], guard: Guard): boolean {
  return statements.some((statement) => {
    const { effect, action, when } = statement;
    if (effect !== 'Deny' || !implies(guard, when) || action === null || meansAction(action, 'iam:PassRole') !== 'yes') return false;
    return passedTo(statement)?.operator?.negated === true;
  });
}

function lets({ operator, values }: ConditionTest, set: PermissionSet): boolean {
  if (operator === null) return false;
  if (operator.comparison === 'absent') return true;
  const named = values.map(({ parsed }) => literalOf(parsed));
  if (operator.negated) {
    return set.trusts.length === 0
      ? !named.some((service) => service !== null && isServiceOf(set, service))
      : set.trusts.some((service) => !named.includes(service));
  }
  // A star, or an unknown service, may be any service.
  return named.some((service) => service === null || isServiceOf(set, service));
}

/** Whether a denial holds for every service of the set, or may do so. */
function holdsFor({ operator, values }: ConditionTest, set: PermissionSet): boolean {
  const named = values.map(({ parsed }) => literalOf(parsed));
  if (operator === null || named.includes(null)) return true;
  if (set.trusts.length === 0) return named.some((service) => service !== null && isServiceOf(set, service)) !== operator.negated;
  return set.trusts.every((service) => named.includes(service) !== operator.negated);
}
