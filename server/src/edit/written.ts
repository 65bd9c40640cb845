/** The text of a node as it is in its file, prepared for another depth. */
import type { Node } from '../syntax/tree.js';
import { entryOf, memberIndex, outerStart } from '../syntax/lookup.js';
import { columnAt, dashOf, indentOf, isCommentLine, lineAt, trailingComment, type Layout } from './layout.js';

const anyLineBreak = /\r\n|\n|\r/;

/**
 * The text of a scalar or of a bracketed collection, from its tag to its end; the depth of its further lines is changed from
 * the node's own to `indent`.
 */
export function writtenInline(layout: Layout, node: Node, indent: string): string {
  const depth =
    node.kind !== 'scalar' && node.kind !== 'alias' ? indentOf(layout, lineAt(layout, node.start)).length : ownerDepth(layout, node);
  return reindent(layout.text.slice(outerStart(node), node.end), depth, indent);
}

/** The lines of a block collection without its tag, each indented by `indent`; comments above and beside it come along. */
export function writtenBlock(layout: Layout, node: Node, indent: string): string {
  const depth = columnAt(layout, node.start);
  let first = lineAt(layout, node.start);
  const lead = layout.text.slice(layout.lines.lineStart(first), node.start).trim();
  while (lead === '' && isCommentLine(layout, first - 1)) first -= 1;
  const start = lead === '' ? layout.lines.lineStart(first) + indentOf(layout, first).length : node.start;
  const text = layout.text.slice(start, trailingComment(layout, node.end)?.end ?? node.end);
  return indent + reindent(text, depth, indent);
}

function reindent(text: string, depth: number, indent: string): string {
  return text
    .split(anyLineBreak)
    .map((line, index) => {
      if (index === 0) return line;
      const blanks = line.length - line.trimStart().length;
      // Blanks beyond the depth of a blank line may belong to a text of several lines.
      return blanks === line.length && blanks <= depth ? '' : indent + line.slice(Math.min(depth, blanks));
    })
    .join('\n');
}

/** The column that the continuation lines of a scalar are measured from: that of its key or of its dash. */
function ownerDepth(layout: Layout, node: Node): number {
  const parent = node.parent;
  if (parent === null || parent.style === 'flow') return indentOf(layout, lineAt(layout, node.start)).length;
  if (parent.kind === 'sequence') return columnAt(layout, dashOf(layout, parent, memberIndex(node, parent)));
  return columnAt(layout, entryOf(node)?.start ?? node.start);
}
