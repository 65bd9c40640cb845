/** Secrets in a file beside the templates: SAM's `parameter_overrides`, and commands with assignments. */
import { sourceSpan } from '../../syntax/source-span.js';
import { entryOf, keyText } from '../../syntax/lookup.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import type { SideFile } from '../../model/document.js';
import { stringsOf } from '../string-subject.js';
import { assignedSecrets } from './script/assigned-secret.js';
import type { NamedDetection } from './named-literal.js';

/** Keys under which SAM and CDK have a series of `NAME=value` as one text; a list of them needs no key. */
const assigning: ReadonlySet<string> = new Set(['parameter_overrides', 'app', 'build', 'watch']);

export function sideFileSecrets({ tree, root }: SideFile): readonly NamedDetection[] {
  if (root.kind === 'scalar') {
    return assignments(root).filter((found) => !tree.comments.some((comment) => encloses(comment, found)));
  }
  return stringsOf(root).flatMap(({ scalar, key }) =>
    (key === null || assigning.has(key)) && !isNamed(scalar) ? assignments(scalar) : [],
  );
}

/** Whether a value has a name of its own already, as in a map of parameters. */
function isNamed(scalar: Node): boolean {
  const entry = entryOf(scalar);
  return entry !== null && !assigning.has(keyText(entry) ?? '');
}

function assignments(scalar: Scalar): readonly NamedDetection[] {
  return assignedSecrets(withPlainQuotes(scalar.text), 'words').map((found) => ({
    ...found,
    ...sourceSpan(scalar, found.start, found.end),
  }));
}

/** Escaped quotes within a string count as quotes: `Name=\"value\"`. The length stays the same. */
function withPlainQuotes(text: string): string {
  return text.replaceAll(/=\\"([^"\\\n]*)\\"/g, '= "$1" ');
}
