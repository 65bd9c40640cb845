/** Which actions a statement lists, and which condition keys a request for one can carry, after the service authorization reference. */
import { expandActions, type KnownAction } from './action.js';
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
