/** Finds the choice that is none any more once one of its branches is corrected. */
import { entryOf, keyText } from '../syntax/lookup.js';
import type { Node, Tree } from '../syntax/tree.js';
import { isOnOneLine } from './written-place.js';

/** How many conditions may be around a value. */
const deepest = 20;

/** The outermost `Fn::If` around a scalar whose other branches say `to` already; the scalar itself where one does not. */
export function aroundEqualBranches(tree: Tree, scalar: Node, to: string): Node {
  let outer = scalar;
  for (let depth = 0; depth < deepest; depth++) {
    const choice = choiceOf(outer, to);
    if (choice === null || !isOnOneLine(tree, choice)) break;
    outer = choice;
  }
  return outer;
}

function choiceOf(branch: Node, to: string): Node | null {
  const list = branch.parent;
  if (list?.kind !== 'sequence' || list.items.length !== 3 || list.items[0] === branch) return null;
  const isEqual = list.items.slice(1).every((other) => other === branch || (other.kind === 'scalar' && other.tag === null && other.text === to));
  if (!isEqual) return null;
  if (list.tag === '!If') return list;
  const entry = entryOf(list);
  const holder = entry?.key.parent ?? null;
  return entry !== null && keyText(entry) === 'Fn::If' && holder?.kind === 'mapping' && holder.entries.length === 1 ? holder : null;
}
