/** What holds for every tree, whatever the text: spans lie inside each other and in order, parents are right. */
import assert from 'node:assert/strict';
import { outerStart, walk } from '../../src/syntax/lookup.js';
import type { Node, Tree } from '../../src/syntax/tree.js';

export function assertWellFormed(tree: Tree): void {
  const whole = { start: 0, end: tree.text.length };
  for (const problem of tree.problems) assertInside(problem, whole, 'a problem');
  for (const comment of tree.comments) assertInside(comment, whole, 'a comment');
  let end = 0;
  for (const document of tree.documents) {
    assert.ok(outerStart(document) >= end, 'documents are in order');
    end = document.end;
    walk(document, (node) => {
      assertInside(node, whole, node.kind);
      if (node.kind === 'scalar') assert.ok(node.start <= node.bodyStart && node.bodyStart <= node.bodyEnd && node.bodyEnd <= tree.text.length, 'the body of a scalar');
      else assertChildren(node);
    });
  }
}

function assertChildren(node: Node): void {
  let end = node.start;
  for (const child of childrenOf(node)) {
    assert.equal(child.parent, node);
    assert.ok(outerStart(child) >= end, 'children are in order');
    assert.ok(child.end <= node.end, 'children end inside');
    end = child.end;
  }
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'mapping' ? node.entries.flatMap(({ key, value }) => (value === null ? [key] : [key, value])) : [];
}

function assertInside(inner: { readonly start: number; readonly end: number }, outer: { readonly start: number; readonly end: number }, name: string): void {
  assert.ok(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end, `the span of ${name}: ${inner.start}–${inner.end}`);
}
