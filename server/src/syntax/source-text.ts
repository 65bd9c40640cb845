/** Remembers which text a tree was read from, so that a node alone is enough to see how it is written. */
import type { Node } from './tree.js';

const texts = new WeakMap<Node, string>();

export function rememberText(roots: readonly Node[], text: string): void {
  for (const root of roots) texts.set(root, text);
}

/** The text that contains a node; null for a node that no reader created. */
export function textOf(node: Node): string | null {
  let root = node;
  while (root.parent !== null) root = root.parent;
  return texts.get(root) ?? null;
}
