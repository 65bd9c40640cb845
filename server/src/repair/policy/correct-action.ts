/** Plans for an action that does not exist: the one that was meant in its place, or nothing. */
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { actionRecord, coversAction, expandAction, meansAction, namesNoAction, unknownAction } from '../../iam/action.js';
import { actionPattern, isEverything } from '../../iam/pattern.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { onceWith } from '../../text/once.js';
import { remembered } from '../../text/remembered.js';
import type { Span } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { implies } from '../../value/guard.js';
import { correctValue } from '../correct.js';
import { decline, offer } from '../draft.js';
import { dropItem, isOwnItem } from '../drop-item.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';

/**
 * Writes the one action that was meant, unless the statement names it already, or would allow it everywhere: then it is removed
 * where another statement allows what was meant, as is one that stands for nothing among others. A suggestion, because a right
 * may be missing.
 *
 * @param at the action as written, `written`.
 */
export function correctAction(scene: Scene, at: Span, written: string, { statement, site }: StatementSite): readonly (Fix | Declined)[] {
  const { action } = statement;
  const meant = meantBy(written);
  const [only, ...others] = meant;
  if (action === null) return [];
  if (only === undefined) return allowsNothing(statement, written) ? [dropIdle(scene, at, written)] : [];
  const isSaidBefore = action.items.some(
    (item) => item.at !== null && item.at.end < at.start && saysSame(meantBy(item.parsed.text), meant),
  );
  if (isSaidBefore || meant.every((each) => action.items.some(({ parsed }) => coversAction(parsed, each) !== 'no'))) {
    const verb = others.length === 0 ? 'is' : 'are';
    return [dropItem(scene, at, { title: `Remove \`${written}\`: ${listed(meant)} ${verb} listed already`, safety: 'suggestion' })];
  }
  const isOpen = wouldOpen(statement, meant);
  if ((isOpen || others.length > 0) && meant.every((each) => isAllowedBeside(site.policy, statement, each))) {
    return [dropAction(scene, at, statement, `Remove \`${written}\`: another statement allows ${listed(meant)}`)];
  }
  if (others.length > 0) return [];
  const title = `Replace \`${written}\` with \`${only}\``;
  if (isOpen) return [decline(title, 'It would be allowed on every resource.')];
  return [correctValue(scene, only, { at, title, safety: 'suggestion' })];
}

/**
 * The existing action that a nonexistent one can mean, as AWS spells it, or all those that the call of that name needs; none
 * when different ones can be meant. A wildcard below a service that does not exist stays one.
 */
const meantBy = remembered((written): readonly string[] => {
  const unknown = unknownAction(actionPattern([written]));
  if (unknown === null || (unknown.kind !== 'call' && unknown.meant.length > 1)) return [];
  const [prefix = '', name = ''] = written.split(':', 2);
  const found = unknown.meant.flatMap((each) => {
    const [service, operation] = unknown.kind === 'service' ? [each, name] : [prefix.toLowerCase(), each];
    const record = actionRecord(`${service}:${operation}`);
    if (record !== null) return [`${service}:${record.name}`];
    return expandAction(actionPattern([`${service}:${operation}`])).length > 0 ? [`${service}:${operation}`] : [];
  });
  return found.length < unknown.meant.length ? [] : found;
});

function saysSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}

/** Whether a statement would allow actions on every resource, although one of them, or of those that a wildcard stands for, can be limited to some. */
function wouldOpen({ effect, action: named, resource }: Statement, actions: readonly string[]): boolean {
  if (named?.negated === true) return false;
  const isOnAll = resource !== null && (resource.negated || resource.items.some(({ parsed }) => isEverything(parsed)));
  return (
    effect !== 'Deny' &&
    isOnAll &&
    actions.some((action) => expandAction(actionPattern([action])).some(({ record }) => record.resourceTypes.length > 0))
  );
}

/** Whether a statement of the policy, which is another one, allows an action, on whatever resource, whenever this one is there. */
function isAllowedBeside({ kind, statements }: Policy, { effect, when }: Statement, action: string): boolean {
  if (kind !== 'identity' || effect !== 'Allow') return false;
  return statements.some(
    (other) =>
      other.effect === 'Allow' &&
      other.condition === null &&
      other.action !== null &&
      implies(when, other.when) &&
      meansAction(other.action, action) === 'yes',
  );
}

/** Whether an action of a known service stands for nothing, beside others that a statement allows. */
function allowsNothing(statement: Statement, written: string): boolean {
  const unknown = unknownAction(actionPattern([written]));
  const isNone = unknown !== null && (unknown.kind === 'action' || unknown.kind === 'wildcard') && unknown.meant.length === 0;
  return isNone && allowsSomething(statement);
}

/** Kept, because each action that does not exist asks about the others. */
const allowsSomething = onceWith(
  ({ effect, action }: Statement): boolean =>
    effect === 'Allow' && action?.negated === false && action.items.some(({ parsed }) => !namesNoAction(parsed)),
);

function dropIdle(scene: Scene, at: Span, written: string): Fix | Declined {
  return dropItem(scene, at, {
    title: `Remove \`${written}\`, which allows nothing`,
    safety: 'suggestion',
    note: 'Removes an action that does not exist.',
    left: ['If requests are denied afterwards, find out which action they need, and list that.'],
  });
}

/** Removes an item, or the statement where there is no other one. */
function dropAction(scene: Scene, at: Span, { at: node, action }: Statement, title: string): Fix | Declined {
  const note = 'Removes an action that does not exist.';
  if (action?.items.length !== 1) return dropItem(scene, at, { title, safety: 'suggestion', note });
  if (node === null || !isOwnItem(node)) return decline(title, 'It is the only action of a statement that a function chooses.');
  return offer(scene, { title, safety: 'suggestion', changes: [{ kind: 'remove', target: node, emptied: 'keep', note }] });
}
