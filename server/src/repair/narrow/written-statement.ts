/** The parts of a statement that can be written anew. */
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item, Matcher } from '../../iam/policy.js';
import { lookup } from '../../syntax/lookup.js';
import type { Mapping, Node, Scalar } from '../../syntax/tree.js';

export interface WrittenStatement {
  readonly node: Mapping;
  readonly actions: readonly WrittenItem[];
  /** The value of `Resource`. */
  readonly resource: Node;
}

export interface WrittenItem {
  readonly item: Item<Pattern>;
  readonly node: Scalar;
}

/** Null for a statement that a function, a condition or a longer text puts together, and for one that names several resources. */
export function writtenStatement({ statement, site }: StatementSite): WrittenStatement | null {
  const { at: node, action, resource } = statement;
  if (site.form !== 'document' || node?.kind !== 'mapping' || node.tag !== null || statement.when.length > 0) return null;
  const actions = action === null ? null : writtenItems(action);
  const resources = resource === null ? null : writtenItems(resource);
  const whole = lookup(node, 'Resource');
  return actions === null || resources?.length !== 1 || whole === null || whole.tag !== null ? null : { node, actions, resource: whole };
}

function writtenItems({ items, complete, negated }: Matcher<Pattern>): readonly WrittenItem[] | null {
  if (!complete || negated) return null;
  const written = items.flatMap((item) =>
    item.at?.kind === 'scalar' && item.at.tag === null && item.when.length === 0 ? [{ item, node: item.at }] : [],
  );
  return written.length === items.length ? written : null;
}
