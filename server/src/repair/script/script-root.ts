/** Finds the whole of the script that a place is in. */
import { keyText } from '../../syntax/lookup.js';
import type { Node, Sequence } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import { outermostAt } from '../written-place.js';

/** The outermost node of a script; of several that `Fn::If` chooses between, the one around the place. */
export function scriptRoot(node: Node): Node {
  let root = outermostAt(node);
  for (let branch = branchAround(root, node); branch !== null; branch = branchAround(root, node)) root = branch;
  return root;
}

/** Null where no condition chooses the whole of a script. */
function branchAround(root: Node, node: Node): Node | null {
  const inner = inBase64(root);
  const [, ...branches] = (inner.tag === '!If' ? listed(inner) : listed(argumentOf(inner, 'Fn::If')))?.items ?? [];
  return branches.find((branch) => encloses(branch, node)) ?? null;
}

/** What is encoded; the node itself where nothing encodes it. `!Base64` is a tag of what it encodes. */
function inBase64(node: Node): Node {
  return argumentOf(node, 'Fn::Base64') ?? node;
}

/** The argument of a function that is written by its long name. */
function argumentOf(node: Node, name: string): Node | null {
  const [entry, ...more] = node.kind === 'mapping' ? node.entries : [];
  return entry !== undefined && more.length === 0 && keyText(entry) === name ? entry.value : null;
}

function listed(node: Node | null): Sequence | null {
  return node?.kind === 'sequence' ? node : null;
}
