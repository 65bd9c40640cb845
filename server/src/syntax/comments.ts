/** Finds the comments of a text in the gaps between its tokens. */
import { createScanner } from 'jsonc-parser';
import { walk } from './lookup.js';
import type { Comment, Node, Tree } from './tree.js';
import { lineEnd, startsComment } from './yaml-gap.js';

export function findComments(tree: Omit<Tree, 'comments'>): readonly Comment[] {
  return tree.language === 'json' ? jsonComments(tree.text) : yamlComments(tree.text, tree.documents);
}

/** Each `#` outside of scalars that starts the text or follows white space. */
function yamlComments(text: string, documents: readonly Node[]): Comment[] {
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

/** jsonc-parser's SyntaxKind. */
const lineComment = 12;
const blockComment = 13;
const endOfText = 17;

function jsonComments(text: string): Comment[] {
  if (!text.includes('//') && !text.includes('/*')) return [];
  const comments: Comment[] = [];
  const scanner = createScanner(text, false);
  for (let kind: number = scanner.scan(); kind !== endOfText; kind = scanner.scan()) {
    if (kind !== lineComment && kind !== blockComment) continue;
    const start = scanner.getTokenOffset();
    const end = scanner.getPosition();
    const body = text.slice(start + 2, kind === blockComment && text.endsWith('*/', end) ? end - 2 : end);
    comments.push({ start, end, text: body.trim() });
  }
  return comments;
}
