/**
 * Where things are in a text: lines, indentation, comments, and the indicators (`:`, `-`, `,`) that the tree does not keep.
 */
import { LineIndex } from '../text/line-index.js';
import { firstIndex } from '../text/ordered.js';
import { outerStart } from '../syntax/lookup.js';
import type { Comment, Entry, Mapping, Node, Sequence, Tree } from '../syntax/tree.js';

export type Collection = Mapping | Sequence;

/** A text with its lines; created once per plan. */
export interface Layout {
  readonly tree: Tree;
  readonly text: string;
  readonly lines: LineIndex;
}

export function layoutOf(tree: Tree): Layout {
  return { tree, text: tree.text, lines: new LineIndex(tree.text) };
}

export function isEntry(target: Entry | Node): target is Entry {
  return 'value' in target;
}

export function lineAt(layout: Layout, offset: number): number {
  return layout.lines.position(offset).line;
}

/** The offset of a position within its line. */
export function columnAt(layout: Layout, offset: number): number {
  return offset - layout.lines.lineStart(lineAt(layout, offset));
}

/** The white space at the start of a line. */
export function indentOf(layout: Layout, line: number): string {
  return /^[ \t]*/.exec(layout.lines.lineText(line))?.[0] ?? '';
}

export function isBlankLine(layout: Layout, line: number): boolean {
  return layout.lines.lineText(line).trim() === '';
}

/** Whether there is only white space before the offset in its line. */
export function beginsLine(layout: Layout, offset: number): boolean {
  return layout.text.slice(layout.lines.lineStart(lineAt(layout, offset)), offset).trim() === '';
}

/** Whether there is only white space after the offset in its line. */
export function endsLine(layout: Layout, offset: number): boolean {
  return layout.text.slice(offset, layout.lines.lineEnd(lineAt(layout, offset))).trim() === '';
}

/** The first comment that ends after the offset; null when there is none. */
export function nextComment(layout: Layout, offset: number): Comment | null {
  const { comments } = layout.tree;
  return comments[firstIndex(comments, ({ end }) => end > offset)] ?? null;
}

/** Whether a line contains nothing but a comment, or a part of one. */
export function isCommentLine(layout: Layout, line: number): boolean {
  const start = layout.lines.lineStart(line) + indentOf(layout, line).length;
  const comment = nextComment(layout, start);
  if (comment === null || comment.start > start || start >= layout.lines.lineEnd(line)) return false;
  return comment.end >= layout.lines.lineEnd(line) || endsLine(layout, comment.end);
}

/** The comment after the offset on the same line, with nothing after it; null without one. */
export function trailingComment(layout: Layout, offset: number): Comment | null {
  const comment = nextComment(layout, offset);
  if (comment === null || comment.start < offset || !endsLine(layout, comment.end)) return null;
  return /^[ \t]*$/.test(layout.text.slice(offset, comment.start)) ? comment : null;
}

/** The first offset at or after the given one that is neither white space nor comment. */
export function skipGap(layout: Layout, offset: number): number {
  let at = offset;
  for (;;) {
    while (at < layout.text.length && /\s/.test(layout.text.charAt(at))) at += 1;
    const comment = nextComment(layout, at);
    if (comment === null || comment.start !== at) return at;
    at = comment.end;
  }
}

/** The offset after the colon of an entry; null when it is not in its usual place, as with an explicit `?` key. */
export function behindColon(layout: Layout, entry: Entry): number | null {
  const gap = /^[ \t]*:/.exec(layout.text.slice(entry.key.end, entry.key.end + 200));
  if (gap !== null) return entry.key.end + gap[0].length;
  if (layout.tree.language === 'yaml' && entry.key.parent?.style === 'block') return null;
  const at = skipGap(layout, entry.key.end);
  return layout.text.charAt(at) === ':' ? at + 1 : null;
}

/** The offset of the `-` of an item of a block sequence. */
export function dashOf(layout: Layout, sequence: Sequence, index: number): number {
  const item = sequence.items[index];
  const first = sequence.start;
  if (item === undefined || index === 0) return first;
  const column = columnAt(layout, first);
  const top = lineAt(layout, first);
  for (let line = lineAt(layout, outerStart(item)); line > top; line--) {
    const at = layout.lines.lineStart(line) + column;
    if (indentOf(layout, line).length === column && layout.text.charAt(at) === '-') return at;
  }
  return first;
}
