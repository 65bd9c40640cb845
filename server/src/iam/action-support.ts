/** What an action can be narrowed by, after the service authorization reference: resource types and condition keys. */
import { resourceTypes } from '../data/action-catalogue.js';
import { expandActions, type KnownAction } from './action.js';
import { intersects } from './intersection.js';
import { resourcePattern, type Pattern } from './pattern.js';
import type { Statement } from './policy.js';

/** Beyond this many actions a statement is not judged action by action. */
const mostActions = 300;

/** The actions that a statement lists; none for `NotAction`, and for more than can be judged one by one. */
export function listedActions({ action }: Statement): readonly KnownAction[] {
  if (action === null || action.negated || !action.complete) return [];
  const actions = expandActions(action);
  return actions.length > mostActions ? [] : actions;
}

/** Whether the pattern of a resource can match a resource that the action is for; an action without resources matches none. */
export function canBeFor({ prefix, record }: KnownAction, resource: Pattern): boolean {
  return record.resourceTypes.some(({ name }) => patternsOf(prefix, name).some((pattern) => intersects(pattern, resource) !== 'no'));
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

const patterns = new Map<string, readonly Pattern[]>();

function patternsOf(prefix: string, type: string): readonly Pattern[] {
  const id = `${prefix}/${type}`;
  const known = patterns.get(id);
  if (known !== undefined) return known;
  const arns = resourceTypes(prefix).find(({ name }) => name === type)?.arns ?? [];
  const read = arns.map((arn) => resourcePattern([arn.replace(/\$\{[^}]*\}/g, '*')], 'text'));
  patterns.set(id, read);
  return read;
}
