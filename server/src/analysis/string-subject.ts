/** The scalars of a document, as rules about strings see them. */
import type { Mapping, Node, Scalar, Sequence } from '../syntax/tree.js';

/** A scalar of a document, with the key that leads to it. An anchored scalar is shown once, at its anchor. */
export interface StringSubject {
  readonly scalar: Scalar;
  /** The nearest key above it, or null. */
  readonly key: string | null;
}

/** Every scalar that is a value or an item, in the order of the text, without keys and without following aliases. */
export function stringsOf(root: Node): readonly StringSubject[] {
  const found: StringSubject[] = [];
  const open: { readonly node: Node; readonly key: string | null }[] = [{ node: root, key: null }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, key } = next;
    if (node.kind === 'scalar') found.push({ scalar: node, key });
    else if (node.kind !== 'alias') openChildren(node, key, open);
  }
  return found;
}

function openChildren(node: Mapping | Sequence, key: string | null, open: { node: Node; key: string | null }[]): void {
  if (node.kind === 'sequence') {
    for (let index = node.items.length - 1; index >= 0; index--) {
      const item = node.items[index];
      if (item !== undefined) open.push({ node: item, key });
    }
    return;
  }
  for (let index = node.entries.length - 1; index >= 0; index--) {
    const entry = node.entries[index];
    if (!entry?.value) continue;
    open.push({ node: entry.value, key: entry.key.kind === 'scalar' ? entry.key.text : key });
  }
}
