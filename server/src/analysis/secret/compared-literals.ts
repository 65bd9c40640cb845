/** Secrets with which a condition compares a parameter: `!Equals [!Ref ApiKey, '…']`. */
import { deref, keyText, mappingAt, walk } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Sequence } from '../../syntax/tree.js';
import { looksGenerated, looksMadeUp } from './generated-text.js';
import { literalIn } from './literals-in-tree.js';
import { namedSecret, type NamedDetection } from './named-literal.js';

/** The spans are those in the file. Words such as `generate` are no secrets there, whatever the name of the parameter. */
export function comparedLiterals(root: Node): readonly NamedDetection[] {
  const conditions = root.kind === 'mapping' ? mappingAt(root, 'Conditions') : null;
  const found: NamedDetection[] = [];
  if (conditions === null) return found;
  walk(conditions, (node) => {
    if (node.kind !== 'sequence' || !isComparison(node)) return;
    const name = node.items.map(referredName).find((each) => each !== null) ?? null;
    const literal = node.items.map(literalIn).find((each) => each !== null) ?? null;
    if (name === null || literal === null || !(looksGenerated(literal.text) || looksMadeUp(literal.text))) return;
    const secret = namedSecret(name, literal.text, sourceSpan(literal, 0, literal.text.length));
    if (secret !== null && !secret.isStandIn) found.push(secret);
  });
  return found;
}

function isComparison({ tag, parent }: Sequence): boolean {
  return tag === '!Equals' || (parent?.kind === 'mapping' && parent.entries.some((entry) => keyText(entry) === 'Fn::Equals'));
}

/** The parameter or resource to which a node refers; null for anything else. */
function referredName(node: Node): string | null {
  const target = deref(node);
  if (target?.kind === 'scalar') return target.tag === '!Ref' ? target.text : null;
  const [only, more] = target?.kind === 'mapping' ? target.entries : [];
  const value = only !== undefined && more === undefined && keyText(only) === 'Ref' ? deref(only.value) : null;
  return value?.kind === 'scalar' ? value.text : null;
}
