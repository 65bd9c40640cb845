/** Finds in the tree what a finding or a resource speaks of. */
import { templatePath } from '../analysis/place.js';
import type { Resource } from '../model/template.js';
import { deref, lookupEntry, nodeAt, outerStart } from '../syntax/lookup.js';
import type { Entry, Mapping, Node, Sequence, Tree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';

/** The node with this very span, with its tag or without; null when a finding stands inside a node, as in a policy that is written as text. */
export function nodeWithSpan(tree: Tree, span: Span): Node | null {
  for (let node = nodeAt(tree, span.start); node !== null; node = node.parent) {
    if (node.end === span.end && (node.start === span.start || outerStart(node) === span.start)) return node;
    if (outerStart(node) < span.start) return null;
  }
  return null;
}

/** Whether nothing else, such as a comment, can stand within a node but what it says. */
export function isOnOneLine({ text }: Tree, { start, end }: Node): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}

/** The entry with a key at this very span; null without one. */
export function entryWithKey(tree: Tree, span: Span): Entry | null {
  const key = nodeWithSpan(tree, span);
  return key?.parent?.kind === 'mapping' ? (key.parent.entries.find((entry) => entry.key === key) ?? null) : null;
}

export function mappingOf(node: Node | null | undefined): Mapping | null {
  const target = deref(node ?? null);
  return target?.kind === 'mapping' ? target : null;
}

export function sequenceOf(node: Node | null | undefined): Sequence | null {
  const target = deref(node ?? null);
  return target?.kind === 'sequence' ? target : null;
}

/** The entry at a path of keys below a mapping, as written; null when a step is not there or not a plain map. */
function entryBelow(mapping: Mapping | null, ...path: readonly string[]): Entry | null {
  let holder = mapping;
  for (const key of path.slice(0, -1)) holder = holder === null ? null : mappingOf(lookupEntry(holder, key)?.value);
  const last = path.at(-1);
  return holder === null || last === undefined ? null : lookupEntry(holder, last);
}

/** The entry of a property as the resource writes it itself; null when it stands elsewhere, as in SAM's Globals. */
export function propertyEntry(resource: Resource, ...path: readonly string[]): Entry | null {
  return entryBelow(resource.node, 'Properties', ...path);
}

/** The outermost node at the same place of the template: functions such as `Fn::If` around a value are part of it. */
export function outermostAt(node: Node): Node {
  return climbTo(node, templatePath(node).steps.length);
}

/** The outermost node around a node that has at least so many steps below its logical id. */
export function climbTo(node: Node, steps: number): Node {
  let outer = node;
  while (outer.parent !== null && templatePath(outer.parent).steps.length >= steps) outer = outer.parent;
  return outer;
}
