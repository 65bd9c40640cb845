/** Secrets recognised by their form, in strings whose escapes hide it from a search of the source text. */
import { scalarsWith } from '../../../syntax/scalars-with.js';
import { sourceSpan } from '../../../syntax/source-span.js';
import type { Tree } from '../../../syntax/tree.js';
import { gather } from '../../../text/gather.js';
import type { Span } from '../../../text/span.js';
import type { NamedDetection } from '../named-literal.js';
import { detectSecrets } from './detect-secrets.js';

/** The secrets in stretches of the text; the spans are those in the file. */
export function escapedSecrets(tree: Tree, stretches: readonly Span[]): readonly NamedDetection[] {
  const escaped = scalarsWith(/\\/g, tree, stretches).filter(({ style }) => style === 'double');
  return gather(escaped, (scalar) =>
    detectSecrets(scalar.text).map((found) => ({ ...found, ...sourceSpan(scalar, found.start, found.end), isStandIn: false })),
  );
}
