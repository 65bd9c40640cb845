/** Scripts inside a document that is itself text: the commands of a build specification, of an SSM document, of cloud-init. */
import { readText } from '../../syntax/read.js';
import { deref, keyText } from '../../syntax/lookup.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import type { ResolvedText } from './resolved-text.js';
import { excerpt } from './resolved-text.js';
import { sourceSpan } from '../../syntax/source-span.js';

/** What is below such a key is run, or is written to a file that may be. */
const scriptKeys: ReadonlySet<string> = new Set([
  'commands', 'command', 'runCommand', 'runcmd', 'bootcmd', 'script', 'Script', 'inline', 'content', 'on-failure-commands',
]);

export interface NestedScript extends ResolvedText {
  readonly path: readonly string[];
}

/** The scripts of a document in YAML or JSON; none when it is neither. */
export function nestedScripts(whole: ResolvedText): readonly NestedScript[] {
  const tree = readText(whole.text, whole.text.trimStart().startsWith('{') ? 'json' : 'yaml');
  const root = tree.documents[0];
  if (root === undefined) return [];
  const found: NestedScript[] = [];
  const open: { readonly node: Node; readonly path: readonly string[]; readonly isScript: boolean }[] = [{ node: root, path: [], isScript: false }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { path, isScript } = place;
    const node = deref(place.node);
    if (node === null || path.length > 30) continue;
    if (node.kind === 'scalar') {
      if (isScript && node.text !== '') found.push({ ...excerpt(whole, node.text, spanIn(node)), path });
    } else if (node.kind === 'sequence') {
      open.push(...node.items.map((item, index) => ({ node: item, path: [...path, String(index)], isScript })).reverse());
    } else {
      for (const entry of [...node.entries].reverse()) {
        const key = keyText(entry) ?? '';
        if (entry.value !== null) open.push({ node: entry.value, path: [...path, key], isScript: isScript || scriptKeys.has(key) });
      }
    }
  }
  return found;
}

function spanIn(scalar: Scalar): (from: number, to: number) => { start: number; end: number } {
  return (from, to) => sourceSpan(scalar, from, to);
}
