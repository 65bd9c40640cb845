/** Finds the comments of a YAML text in the gaps between its scalars. */
import { lineEnd } from '../line.js';
import { walk } from '../lookup.js';
import type { Comment, Node } from '../tree.js';
import { startsComment } from './yaml-gap.js';

/** Each `#` outside of scalars that starts the text or follows white space, in order. */
export function yamlComments(text: string, documents: readonly Node[]): readonly Comment[] {
  const comments: Comment[] = [];
  let last = 0;
  let hash = nextHash(text, 0);
  const readGap = (to: number): void => {
    while (hash < to) {
      if (hash >= last && startsComment(text, hash)) {
        last = lineEnd(text, hash);
        comments.push({ start: hash, end: last, text: text.slice(hash + 1, last).trim() });
      }
      hash = nextHash(text, Math.max(last, hash + 1));
    }
  };
  for (const document of documents) {
    walk(document, (node) => {
      if (node.kind !== 'scalar') return;
      readGap(node.bodyStart);
      last = Math.max(last, node.bodyEnd);
    });
  }
  readGap(text.length);
  return comments;
}

function nextHash(text: string, from: number): number {
  const hash = text.indexOf('#', from);
  return hash < 0 ? text.length : hash;
}
