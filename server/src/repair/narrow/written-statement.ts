/** The parts of a statement that can be written anew. */
import type { Change } from '../../edit/change.js';
import { type Content, type Field, items } from '../../edit/content.js';
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

/** An item with the node that is it as a whole. */
export interface WrittenNode {
  readonly item: Item<Pattern>;
  readonly node: Node;
}

export interface WrittenItem extends WrittenNode {
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

/** The items as written; null where a function, a condition or a longer text puts one together. */
export function writtenItems({ items, complete, negated }: Matcher<Pattern>): readonly WrittenItem[] | null {
  if (!complete || negated) return null;
  const written = items.flatMap((item) =>
    item.at?.kind === 'scalar' && item.at.tag === null && item.when.length === 0 ? [{ item, node: item.at }] : [],
  );
  return written.length === items.length ? written : null;
}

/** Adds a statement after another one; null when there is no list that could take it. */
export function statementAfter(node: Mapping, own: readonly Field[], note: string): Change | null {
  const statements = node.parent;
  return statements?.kind === 'sequence' && statements.tag === null
    ? { kind: 'insert-item', sequence: statements, value: { kind: 'fields', fields: own }, place: { kind: 'after', sibling: node }, note }
    : null;
}

/** A list, or the one item alone. */
export function oneOrList(contents: readonly Content[]): Content {
  const [only] = contents;
  return only !== undefined && contents.length === 1 ? only : items(...contents);
}
