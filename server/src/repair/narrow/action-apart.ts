/** A statement that allows one action, apart from what else it allows. */
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { expandAction } from '../../iam/action.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item } from '../../iam/policy.js';
import { lookup } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { outermostAt } from '../written-place.js';
import { writtenItems, type WrittenItem, type WrittenNode } from './written-statement.js';

export interface ActionApart {
  readonly node: Mapping;
  /** The item that allows the action, and no other. */
  readonly item: WrittenItem;
  /** What the other items allow. */
  readonly others: readonly string[];
  /** The value of `Resource`, and its items. */
  readonly resource: Node;
  readonly resources: readonly WrittenNode[];
  readonly condition: Node | null;
}

/** Null for a statement that a function, a condition or a longer text puts together, and where no item, or several, allow the action. */
export function actionApart({ statement }: StatementSite, action: string): ActionApart | null {
  const { at: node, action: named, resource: about } = statement;
  if (node?.kind !== 'mapping' || node.tag !== null || statement.when.length > 0) return null;
  const actions = named === null ? null : writtenItems(named);
  const resource = lookup(node, 'Resource');
  if (actions === null || resource === null || about === null || !about.complete) return null;
  const [item, another] = actions.filter((each) => expandAction(each.item.parsed).some(({ id }) => id === action));
  const resources = about.items.flatMap((each) => nodeOf(each) ?? []);
  if (item === undefined || another !== undefined || expandAction(item.item.parsed).length > 1 || resources.length < about.items.length) {
    return null;
  }
  const others = gather(actions, (each) => (each === item ? [] : expandAction(each.item.parsed))).map(({ id }) => id);
  return { node, item, others, resource, resources, condition: lookup(node, 'Condition') };
}

/** An item with the function that makes it; null for one that is there only sometimes. */
function nodeOf(item: Item<Pattern>): WrittenNode | null {
  return item.at === null || item.when.length > 0 ? null : { item, node: outermostAt(item.at) };
}
