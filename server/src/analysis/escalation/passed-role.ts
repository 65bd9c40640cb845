/** To which services a permission to pass roles allows passing them. */
import { meansAction } from '../../iam/action.js';
import { anyOf, covers, type Answer } from '../../iam/coverage.js';
import { literalOf, lowerCase, plainPattern } from '../../iam/pattern.js';
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

function lets(test: ConditionTest, set: PermissionSet): boolean {
  const { operator } = test;
  if (operator === null) return false;
  if (operator.comparison === 'absent') return true;
  if (set.trusts.length > 0) return set.trusts.some((service) => namesService(test, service) !== (operator.negated ? 'yes' : 'no'));
  const named = literalsOf(test);
  if (operator.negated) return !named.some((service) => service !== null && isServiceOf(set, service));
  // A star, or an unknown service, may be any service.
  return named.some((service) => service === null || isServiceOf(set, service));
}

/** Whether a denial holds for every service of the set, or may do so. */
function holdsFor(test: ConditionTest, set: PermissionSet): boolean {
  const { operator } = test;
  if (operator === null) return true;
  if (set.trusts.length > 0) return set.trusts.every((service) => namesService(test, service) !== (operator.negated ? 'yes' : 'no'));
  const named = literalsOf(test);
  return named.includes(null) || named.some((service) => service !== null && isServiceOf(set, service)) !== operator.negated;
}

/** Whether one of the values is the service or matches it, regardless of whether the operator is negated. */
function namesService({ operator, values }: ConditionTest, service: string): Answer {
  const name = plainPattern([service]);
  return anyOf(values.map(({ parsed }) => covers(operator?.ignoreCase === true ? lowerCase(parsed) : parsed, name)));
}

function literalsOf({ values }: ConditionTest): readonly (string | null)[] {
  return values.map(({ parsed }) => literalOf(parsed));
}
