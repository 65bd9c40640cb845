/** What an identity may not do, whatever allows it. */
import { meansAction } from '../../iam/action.js';
import { effectOf } from '../../iam/effect.js';
import { isEverything } from '../../iam/pattern.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { conjoin, waysWithout, type Guard } from '../../value/guard.js';
import type { Identity } from './identity.js';

/** Whether an identity is kept from an action altogether wherever a guard holds: by denials, or since its boundary does not let it through. */
export function isKeptFrom(identity: Identity, action: string, guard: Guard): boolean {
  const denials = identity.policies.flatMap(({ policy, when }) =>
    (policy?.statements ?? []).flatMap((statement) => (deniesWholly(statement, action) ? conjoinedOrNone(when, statement.when) : [])));
  const tight = identity.boundaries.filter(({ policy }) => policy !== null && isShutFor(policy, action));
  const keeping = [...denials, ...tight.map(({ when }) => when)];
  return keeping.length > 0 && waysWithout(conjoin(guard, identity.when) ?? guard, keeping)?.length === 0;
}

/** Whether a denial takes an action away on every resource, whatever else there is. */
export function deniesWholly({ effect, action: denied, resource, condition }: Statement, action: string): boolean {
  return effect === 'Deny' && condition === null && denied !== null && denied.complete && resource !== null && !resource.negated
    && resource.items.some((item) => item.when.length === 0 && isEverything(item.parsed)) && meansAction(denied, action) === 'yes';
}

/** Whether a boundary lets nothing of an action through. */
function isShutFor({ complete, statements }: Policy, action: string): boolean {
  return statements.some((statement) => statement.when.length === 0 && deniesWholly(statement, action))
    || (complete && statements.every((statement) => !mayAllow(statement, action)));
}

function mayAllow(statement: Statement, action: string): boolean {
  const { action: actions } = statement;
  return effectOf(statement) !== 'Deny' && (actions?.complete !== true || meansAction(actions, action) !== 'no');
}

function conjoinedOrNone(left: Guard, right: Guard): readonly Guard[] {
  const both = conjoin(left, right);
  return both === null ? [] : [both];
}
