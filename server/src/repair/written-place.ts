/** Finds the nodes and entries that a finding or a resource refers to. */
import { templatePath } from '../analysis/place.js';
import { shortName } from '../edit/flow-text.js';
import type { Resource } from '../model/template.js';
import { deref, entryOf, entryOfKey, keyText, lookupEntry, mappingAt, nodeAt, outerStart } from '../syntax/lookup.js';
import type { Entry, Mapping, Node, Sequence, Tree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';

/**
 * The node with exactly this span, with or without its tag; null when a finding is inside a node, as in a policy that is
 * written as text.
 */
export function nodeWithSpan(tree: Tree, span: Span): Node | null {
  for (let node = nodeAt(tree, span.start); node !== null; node = node.parent) {
    if (node.end === span.end && (node.start === span.start || outerStart(node) === span.start)) return node;
    if (outerStart(node) < span.start) return null;
  }
  return null;
}

/** Whether a node is on one line, so that it cannot contain anything else, such as a comment. */
export function isOnOneLine({ text }: Tree, { start, end }: Node): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}

/** The entry whose key has exactly this span; null without one. */
export function entryWithKey(tree: Tree, span: Span): Entry | null {
  const key = nodeWithSpan(tree, span);
  return key === null ? null : entryOfKey(key);
}

/** The mapping that a node is, or that its alias stands for; null for any other node. */
export function mappingOf(node: Node | null | undefined): Mapping | null {
  const target = deref(node ?? null);
  return target?.kind === 'mapping' ? target : null;
}

/** The same for a sequence. */
export function sequenceOf(node: Node | null | undefined): Sequence | null {
  const target = deref(node ?? null);
  return target?.kind === 'sequence' ? target : null;
}

/** The function that a node is the argument of, in its short or long form; null unless it is the function of this name. */
export function functionAround(argument: Node, name: string): Node | null {
  if (argument.tag === shortName(name)) return argument;
  const entry = entryOf(argument);
  const holder = entry?.key.parent ?? null;
  return entry !== null && keyText(entry) === name && holder?.kind === 'mapping' && holder.entries.length === 1 ? holder : null;
}

/** The entry at a path of keys below a mapping, as written; null when a step is missing or not a plain map. */
function entryBelow(mapping: Mapping | null, ...path: readonly string[]): Entry | null {
  let holder = mapping;
  for (const key of path.slice(0, -1)) holder = mappingAt(holder, key);
  const last = path.at(-1);
  return holder === null || last === undefined ? null : lookupEntry(holder, last);
}

/** The entry of a property as written in the resource; null when it is written elsewhere, as in SAM's Globals. */
export function propertyEntry(resource: Resource, ...path: readonly string[]): Entry | null {
  return entryBelow(resource.node, 'Properties', ...path);
}

/** Whether the resource itself sets a property, to anything but an empty text. */
export function isSet(resource: Resource, ...path: readonly string[]): boolean {
  const entry = propertyEntry(resource, ...path);
  const isEmptyText = entry?.value?.kind === 'scalar' && entry.value.tag === null && entry.value.text === '';
  return entry !== null && !isEmptyText;
}

/** The outermost node for the same property or item: it includes functions around the value, such as `Fn::If`. */
export function outermostAt(node: Node): Node {
  return climbTo(node, templatePath(node).steps.length);
}

/** The outermost node around a node with at least `steps` steps below its logical ID. */
export function climbTo(node: Node, steps: number): Node {
  let outer = node;
  while (outer.parent !== null && templatePath(outer.parent).steps.length >= steps) outer = outer.parent;
  return outer;
}
