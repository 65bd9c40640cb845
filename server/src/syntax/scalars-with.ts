/** Finds scalars by how they are written: searching the text costs a fraction of a walk over its tree. */
import type { Span } from '../text/span.js';
import { nodeAt } from './lookup.js';
import type { Scalar, Tree } from './tree.js';

/** The scalars, including keys, whose written text matches a global expression, within stretches of a file that are in order. */
export function scalarsWith(form: RegExp, tree: Tree, stretches: readonly Span[]): readonly Scalar[] {
  const found: Scalar[] = [];
  for (const { start, end } of stretches) {
    form.lastIndex = start;
    for (let match = form.exec(tree.text); match !== null && match.index < end; match = form.exec(tree.text)) {
      const node = nodeAt(tree, match.index);
      if (node?.kind !== 'scalar' || match.index >= node.end) continue;
      found.push(node);
      form.lastIndex = Math.max(form.lastIndex, node.end);
    }
  }
  return found;
}
