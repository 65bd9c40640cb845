/** Scripts inside a document that is itself text: the commands of a build specification, of an SSM document, of cloud-init. */
import { deref, keyText } from '../../syntax/lookup.js';
import { readText } from '../../syntax/read.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Mapping, Node, Scalar, Sequence } from '../../syntax/tree.js';
import { excerpt, type ResolvedText } from './resolved-text.js';

/** What is below such a key is run, or is written to a file that may be. */
const scriptKeys: ReadonlySet<string> = new Set([
  'commands',
  'command',
  'runCommand',
  'runcmd',
  'bootcmd',
  'script',
  'Script',
  'inline',
  'content',
  'on-failure-commands',
]);

export interface NestedScript extends ResolvedText {
  readonly path: readonly string[];
}

interface Open {
  readonly node: Node;
  readonly path: readonly string[];
  readonly isScript: boolean;
}

/** The scripts of a document in YAML or JSON; none when it is neither. */
export function nestedScripts(whole: ResolvedText): readonly NestedScript[] {
  const tree = readText(whole.text, whole.text.trimStart().startsWith('{') ? 'json' : 'yaml');
  const [root] = tree.documents;
  const found: NestedScript[] = [];
  const open: Open[] = root === undefined ? [] : [{ node: root, path: [], isScript: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = deref(next.node);
    if (node?.kind === 'scalar') {
      if (next.isScript && node.text !== '') found.push({ ...excerpt(whole, node.text, spanIn(node)), path: next.path });
    } else if (node !== null && next.path.length < maxDepth) {
      open.push(...childrenOf(node, next).reverse());
    }
  }
  return found;
}

const maxDepth = 30;

function childrenOf(node: Mapping | Sequence, { path, isScript }: Open): Open[] {
  if (node.kind === 'sequence') return node.items.map((item, index) => ({ node: item, path: [...path, String(index)], isScript }));
  return node.entries.flatMap((entry) => {
    const key = keyText(entry) ?? '';
    return entry.value === null ? [] : [{ node: entry.value, path: [...path, key], isScript: isScript || scriptKeys.has(key) }];
  });
}

function spanIn(scalar: Scalar): (from: number, to: number) => { start: number; end: number } {
  return (from, to) => sourceSpan(scalar, from, to);
}
