/** Which actions a statement lists, and which condition keys requests for them can carry, by the service authorization reference. */
import { serviceActions } from '../data/action-catalogue.js';
import { expandActions, serviceWildcard, type KnownAction } from './action.js';
import type { Statement } from './policy.js';

/** Beyond this many actions a statement is not judged action by action. */
const mostActions = 300;

/** The actions that a statement lists; none for `NotAction`, and for more than can be judged one by one. */
export function listedActions({ action }: Statement): readonly KnownAction[] {
  if (action === null || action.negated || !action.complete) return [];
  const actions = expandActions(action);
  return actions.length > mostActions ? [] : actions;
}

/** Whether a request for the action can carry a condition key; global keys aside. */
export function canCarry({ record }: Pick<KnownAction, 'record'>, key: string): boolean {
  const name = key.toLowerCase();
  return record.conditionKeys.some((listed) => {
    const known = listed.toLowerCase();
    const star = known.indexOf('*');
    return star < 0 ? known === name : name.startsWith(known.slice(0, star));
  });
}

/** Whether requests for at least one action of a service, given by its prefix, can carry a condition key. */
export function serviceCarries(prefix: string, key: string): boolean {
  return serviceActions(prefix).some((record) => canCarry({ record }, key));
}

/** Whether none of the actions of a statement can carry a condition key; false when the actions are not known. */
export function isCarriedByNone(key: string, statement: Statement): boolean {
  const actions = listedActions(statement);
  if (actions.length > 0) return !actions.some((action) => canCarry(action, key));
  return wholeServices(statement)?.some((prefix) => serviceCarries(prefix, key)) === false;
}

/** The services of a statement that names nothing but whole services: too many actions to judge one by one. */
function wholeServices({ action }: Statement): readonly string[] | null {
  if (action === null || action.negated || !action.complete) return null;
  const services = action.items.map(({ parsed }) => serviceWildcard(parsed));
  return services.some((service) => service === null) ? null : services.filter((service) => service !== null);
}
