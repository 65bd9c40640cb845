/** Passwords and tokens in URLs that are assembled by functions: `!Sub 'https://user:${Token}@host'`. */
import type { TemplateDocument } from '../../model/document.js';
import { callOf } from '../../model/intrinsic/call.js';
import { nodeAt } from '../../syntax/lookup.js';
import type { Node, Tree } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { resolvedTexts } from '../script/resolved-text.js';
import { detectSecrets } from './form/detect-secrets.js';
import type { NamedDetection } from './named-literal.js';

/** In characters, as written; longer texts are scripts, and read as such. */
const maxLength = 2_000;

/** The spans are those in the file. */
export function joinedAddresses({ template, tree }: TemplateDocument): readonly NamedDetection[] {
  const calls = new Set(gather(matchesOf(/:\/\//g, tree.text), ({ index }) => callAround(index, tree) ?? []));
  return [...calls]
    .filter(({ start, end }) => end - start < maxLength)
    .flatMap((call) => resolvedTexts(template.resolve(call), ' '))
    .filter(({ isOnePiece }) => !isOnePiece)
    .flatMap((whole) =>
      gather(detectSecrets(whole.text), (found) => {
        const at = whole.spanAt(found.start, found.end);
        return at === null ? [] : [{ ...found, isStandIn: false, start: at.start, end: at.end }];
      }),
    );
}

/** The outermost function of which a text is an argument. */
function callAround(offset: number, tree: Tree): Node | null {
  let call: Node | null = null;
  for (let node = nodeAt(tree, offset); node !== null; node = node.parent) {
    if (callOf(node) !== null) call = node;
    else if (node.kind === 'mapping') break;
  }
  return call;
}
