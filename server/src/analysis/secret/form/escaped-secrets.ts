/** Secrets that their own form betrays, in strings whose escapes hide it from a look at the text. */
import { walk } from '../../../syntax/lookup.js';
import { sourceSpan } from '../../../syntax/source-span.js';
import type { Node } from '../../../syntax/tree.js';
import type { NamedDetection } from '../named-literal.js';
import { detectSecrets } from './detect-secrets.js';

/** `text` is what the node was read from. */
export function escapedSecrets(root: Node, text: string): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  if (!text.includes('\\')) return found;
  walk(root, (node) => {
    if (node.kind !== 'scalar' || node.style !== 'double' || node.bodyEnd - node.bodyStart === node.text.length) return;
    for (const secret of detectSecrets(node.text)) {
      found.push({ ...secret, ...sourceSpan(node, secret.start, secret.end), isStandIn: false });
    }
  });
  return found;
}
