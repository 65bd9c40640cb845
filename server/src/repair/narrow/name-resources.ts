/** The plan that names resources of the template where a statement allows its actions on every one. */
import { groupedBy } from '../../analysis/grouped.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Change } from '../../edit/change.js';
import { type Content, type Field, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item } from '../../iam/policy.js';
import { lookup } from '../../syntax/lookup.js';
import { onceEach } from '../../text/once.js';
import { andOthers, listed, quantity } from '../../text/wording.js';
import { offer } from '../draft.js';
import type { Fix } from '../fix.js';
import { arnContent } from '../own-arn.js';
import type { Facts } from '../../analysis/facts.js';
import { hasTemplate } from '../scene.js';
import { canName } from './can-name.js';
import { evidentResources } from './evident-resources.js';
import { limitItem, type LimitedItem } from './limit-item.js';
import { oneOrList, statementAfter, writtenStatement, type WrittenItem, type WrittenStatement } from './written-statement.js';

/** The most resources that are named: a longer list hardly anybody would check. */
const most = 12;

/**
 * Limits a statement to the resources of the template that its holders evidently use. Actions that take no resource, or another
 * one, keep every resource, in a statement of their own. A suggestion, because holders may use
 * resources from elsewhere. None where an item that is `meant` cannot be limited so.
 */
export function nameResources(facts: Facts, site: StatementSite, meant: (item: Item<Pattern>) => boolean): readonly Fix[] {
  const written = writtenStatement(site);
  if (!hasTemplate(facts) || written === null) return [];
  const { template } = facts;
  const isUsed = onceEach(evidentResources(facts, site));
  const parts = written.actions.map((action) => ({ action, limited: limitItem(template, action.item, isUsed) }));
  const limited = parts.flatMap((part) => part.limited ?? []);
  const open = parts.flatMap((part) => (part.limited === null ? [part.action] : []));
  const resources = [...new Set(limited.flatMap(({ own }) => own.map(({ resource }) => resource)))];
  if (limited.length === 0 || open.some(({ item }) => meant(item)) || resources.length > most) return [];
  const kept = keepOpen(written, open);
  if (kept === null || !resources.every((resource) => canName(facts, site, resource))) return [];
  const names = namesOf(resources.map(({ id }) => id));
  const plan = offer(facts, {
    title: `Allow this only on ${names}`,
    safety: 'suggestion',
    changes: [{ kind: 'set', target: written.resource, value: arnsContent(limited), note: `Names ${names}.` }, ...kept],
    left: [...lostBy(limited), 'Where the actions are used on resources outside of this template, name these as well.'],
  });
  return plan.kind === 'fix' ? [plan] : [];
}

function namesOf(ids: readonly string[]): string {
  return ids.length > 3 ? `\`${ids[0] ?? ''}\`${andOthers(ids.length - 1, 'resource')}` : listed(ids);
}

function arnsContent(limited: readonly LimitedItem[]): Content {
  const byResource = groupedBy(
    limited.flatMap(({ own }) => own),
    ({ resource }) => resource,
  );
  const arns = [...byResource.values()].flatMap((own) => [...new Set(own.map(({ arn }) => arn))].sort(byLength));
  return oneOrList(arns.map(arnContent));
}

/** The shorter first, and so a resource before what it contains. */
function byLength(left: string, right: string): number {
  return left.length - right.length;
}

/** Moves actions into a statement of their own; null when there is no list that could take it. */
function keepOpen({ node, resource }: WrittenStatement, open: readonly WrittenItem[]): readonly Change[] | null {
  if (open.length === 0) return [];
  const condition = lookup(node, 'Condition');
  const contents = [resource, ...open.map((action) => action.node), ...(condition === null ? [] : [condition])].map(copy);
  if (contents.includes(null)) return null;
  const [everything, ...others] = contents.filter((content) => content !== null);
  const actions = others.slice(0, open.length);
  const own: readonly Field[] = [
    { key: 'Effect', value: text('Allow') },
    { key: 'Action', value: oneOrList(actions) },
    { key: 'Resource', value: everything ?? text('*') },
    ...others.slice(open.length).map((value) => ({ key: 'Condition', value })),
  ];
  const note = 'Leaves every resource to actions that take none, or none of this template.';
  const moved = statementAfter(node, own, note);
  return moved === null ? null : [...open.map((action): Change => ({ kind: 'remove', target: action.node, emptied: 'keep', note })), moved];
}

function lostBy(limited: readonly LimitedItem[]): readonly string[] {
  const lost = limited.flatMap((each) => each.lost).sort(byLength);
  const [shortest] = lost;
  if (shortest === undefined) return [];
  return [`${quantity(lost.length, 'action')} for other resources or for none, such as \`${shortest}\`, would no longer be allowed.`];
}
