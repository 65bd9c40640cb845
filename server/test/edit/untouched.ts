/** Holds edits to the places that they were asked for. */
import assert from 'node:assert/strict';
import type { Change, PlannedEdit } from '../../src/edit/change.js';
import { outerStart } from '../../src/syntax/lookup.js';
import { isEntry } from '../../src/edit/layout.js';
import type { Entry, Node, Tree } from '../../src/syntax/tree.js';
import type { Span } from '../../src/text/span.js';

/** Nothing goes outside of what is set, renamed or removed but white space, commas and the comments of what is removed. */
export function assertUntouched(tree: Tree, changes: readonly Change[], edits: readonly PlannedEdit[], told: string): void {
  const touched = changes.flatMap((change) => touchedBy(change));
  for (const edit of edits) {
    let rest = '';
    for (let at = edit.start; at < edit.end; at++) {
      if (touched.some(({ start, end }) => start <= at && at < end)) continue;
      if (tree.comments.some(({ start, end }) => start <= at && at < end)) continue;
      rest += tree.text.charAt(at);
    }
    assert.match(rest, /^[\s,-]*$/, `gone: ${JSON.stringify(rest)}\n${told}`);
  }
  const kept = tree.comments.filter((comment) => !edits.some(({ start, end }) => start <= comment.start && comment.end <= end));
  const removed = tree.comments.length - kept.length;
  const nearby = tree.comments.filter((comment) => touched.some((span) => isNear(tree, span, comment)));
  assert(removed <= nearby.length, `a comment went that belongs to nothing that was removed\n${told}`);
}

function touchedBy(change: Change): readonly Span[] {
  switch (change.kind) {
    case 'set': return [whole(change.target)];
    case 'splice': return [change.scalar];
    case 'rename': return [change.entry.key];
    case 'remove': return change.emptied === 'remove' ? withEmptied(change.target) : [whole(change.target), ...emptiedBrackets(change.target)];
    case 'insert-entry': return change.mapping.entries.length === 0 ? [change.mapping] : [];
    case 'insert-item': return change.sequence.items.length === 0 ? [change.sequence] : [];
  }
}

function whole(target: Entry | Node): Span {
  return isEntry(target) ? target : { start: outerStart(target), end: target.end };
}

/** What holds a member may go with it. */
function withEmptied(target: Entry | Node): readonly Span[] {
  const node: Node = isEntry(target) ? target.key : target;
  const spans: Span[] = [whole(target)];
  for (let holder = node.parent; holder !== null; holder = holder.parent) {
    if ((holder.kind === 'mapping' ? holder.entries : holder.items).length > 4) break;
    const owner: Node | null = holder;
    const entry = owner.parent?.kind === 'mapping' ? owner.parent.entries.find(({ value }) => value === owner) : undefined;
    spans.push(whole(entry ?? owner));
  }
  return spans;
}

function emptiedBrackets(target: Entry | Node): readonly Span[] {
  return withEmptied(target).slice(1, 2);
}

/** Whether a comment lies in a span, on its last line, or between it and the next text before or behind. */
function isNear(tree: Tree, span: Span, comment: Span): boolean {
  if (span.start <= comment.start && comment.end <= span.end) return true;
  const between = comment.end <= span.start ? tree.text.slice(comment.end, span.start) : tree.text.slice(span.end, comment.start);
  return between.split(/\r\n|\n|\r/).every((line) => /^[\s,-]*(?:(?:#|\/\/|\/\*).*)?$/.test(line));
}
