/** What a correction has to take into account when a condition chooses the value. */
import type { Node, Sequence, Tree } from '../syntax/tree.js';
import type { Safety } from './fix.js';
import { functionAround, isOnOneLine } from './written-place.js';

/** How many conditions around a value are followed. */
const deepest = 20;

/** The outermost `Fn::If` around a scalar whose other branches are `to` already; the scalar itself if there is none. */
export function aroundEqualBranches(tree: Tree, scalar: Node, to: string): Node {
  let outer = scalar;
  for (let depth = 0; depth < deepest; depth++) {
    const choice = choiceOf(outer);
    if (choice === null || !isEqualElsewhere(choice, outer, to) || !isOnOneLine(tree, choice.whole)) break;
    outer = choice.whole;
  }
  return outer;
}

/** Whoever lets a condition choose a value has a reason to, so no correction of it is safe. */
export function safetyOf(value: Node | null, safety: Safety): Safety {
  return value !== null && choiceOf(value) !== null ? 'suggestion' : safety;
}

interface Choice {
  readonly list: Sequence;
  /** Includes the function itself. */
  readonly whole: Node;
}

/** The `Fn::If` of which a node is a branch; null for any other node. */
function choiceOf(branch: Node): Choice | null {
  const list = branch.parent;
  if (list?.kind !== 'sequence' || list.items.length !== 3 || list.items[0] === branch) return null;
  const whole = functionAround(list, 'Fn::If');
  return whole === null ? null : { list, whole };
}

function isEqualElsewhere({ list }: Choice, branch: Node, to: string): boolean {
  return list.items.slice(1).every((other) => other === branch || (other.kind === 'scalar' && other.tag === null && other.text === to));
}
