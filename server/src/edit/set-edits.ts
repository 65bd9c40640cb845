/** Replaces an existing value by a new one. */
import { entryOf, memberIndex, outerStart } from '../syntax/lookup.js';
import type { Entry, Node } from '../syntax/tree.js';
import type { TextEdit } from '../text/text-edit.js';
import { blockField, blockItem, blockValue } from './block-text.js';
import { type Noted, noteOf, type PlannedEdit } from './change.js';
import type { Content } from './content.js';
import type { FileStyle } from './file-style.js';
import { flowIndent, spreadOf } from './flow-edits.js';
import { flowText, type Pen } from './flow-text.js';
import { behindColon, type Collection, columnAt, dashOf, endsLine, isEntry, lineAt, trailingComment } from './layout.js';
import { needsQuotes } from './scalar-text.js';

/** Replaces the value of an entry, or a node, by new content. */
export function setEdits(pen: Pen, target: Entry | Node, content: Content, noted: Noted): readonly PlannedEdit[] {
  const value = isEntry(target) ? target.value : target;
  // Only in broken JSON can an entry be without a value, and that is not edited.
  if (value === null) return [];
  const own: Pen = { layout: pen.layout, style: keptQuotes(pen.style, value) };
  if (value.parent === null) return rootEdits(own, value, content, noted);
  return value.parent.style === 'block' ? blockSet(own, value, content, noted) : [flowSet(own, value, value.parent, content, noted)];
}

function flowSet(pen: Pen, value: Node, parent: Collection, content: Content, noted: Noted): PlannedEdit {
  const newText = flowText(pen, content, flowIndent(pen, parent, value.start), spreadOf(pen.layout, parent));
  const isLeftOut = outerStart(value) === value.end;
  const edit = isLeftOut
    ? { start: value.end, end: value.end, newText: ` ${newText}` }
    : withoutSameLines(pen.layout.text, { start: outerStart(value), end: value.end, newText });
  return { ...edit, ...noteOf(noted) };
}

/** Keeps the first and the last line of the replaced text, such as its brackets, if they do not change. */
function withoutSameLines(text: string, { start, end, newText }: TextEdit): TextEdit {
  const [old = [], now = []] = [text.slice(start, end), newText].map((each) => each.split(/\r?\n/));
  if (Math.min(old.length, now.length) < 2) return { start, end, newText };
  const [first = '', last = ''] = [old[0], old.at(-1)];
  const head = first === now[0] ? first.length : 0;
  const tail = last === now.at(-1) ? last.length : 0;
  return { start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) };
}

/** A string takes over the quotes of the one that it replaces. */
function keptQuotes(style: FileStyle, value: Node): FileStyle {
  if (value.kind !== 'scalar') return style;
  if (value.style === 'single' || value.style === 'double') return { ...style, quote: value.style, quotesAll: true };
  return value.style === 'plain' && !needsQuotes(value.text, 'block') ? { ...style, quotesAll: false } : style;
}

function rootEdits(pen: Pen, root: Node, content: Content, noted: Noted): readonly PlannedEdit[] {
  const isBlock = root.kind !== 'scalar' && root.kind !== 'alias' && root.style === 'block';
  const newText =
    isBlock && content.kind === 'fields' && content.fields.length > 0
      ? content.fields.map(({ key, value }) => blockField(pen, key, value, '')).join('\n')
      : flowText(pen, content, '', pen.style.flow.maps);
  return [{ start: outerStart(root), end: root.end, newText, ...noteOf(noted) }];
}

/** For a value in a block: what follows its colon or dash is replaced; a comment on that line stays there. */
function blockSet(pen: Pen, value: Node, content: Content, noted: Noted): readonly PlannedEdit[] {
  const { layout } = pen;
  const { sign, text } = replacement(pen, value, content);
  const note = noteOf(noted);
  const end = Math.max(sign, value.end);
  const isThere = value.end > value.start;
  const isInline = isThere && lineAt(layout, outerStart(value)) === lineAt(layout, sign);
  const breakAt = text.indexOf('\n');
  if (isInline && breakAt < 0) return [{ start: outerStart(value), end, newText: text.trimStart(), ...note }];
  const comment = trailingComment(layout, isInline ? end : sign);
  if (comment === null || (comment.start > end && !isInline && isThere)) {
    // Remaining blanks would become part of the last line of a multi-line text.
    const isBare = endsLine(layout, end);
    return [{ start: sign, end: isBare ? layout.lines.lineEnd(lineAt(layout, end)) : end, newText: text, ...note }];
  }
  const head = breakAt < 0 ? text : text.slice(0, breakAt);
  const tail = breakAt < 0 ? '' : text.slice(breakAt);
  const edits = [
    { start: sign, end: isInline ? end : sign, newText: head, ...note },
    { start: comment.end, end: Math.max(comment.end, end), newText: tail, ...note },
  ];
  return edits.filter((edit) => edit.end > edit.start || edit.newText !== '');
}

/** The text that replaces a value, and the offset after the indicator, colon or dash, that it follows. */
function replacement(pen: Pen, value: Node, content: Content): { readonly sign: number; readonly text: string } {
  const { layout } = pen;
  const entry = entryOf(value);
  if (entry !== null) {
    const sign = behindColon(layout, entry) ?? entry.end;
    return { sign, text: blockValue(pen, content, ' '.repeat(columnAt(layout, entry.start))) };
  }
  const dash = value.parent?.kind === 'sequence' ? dashOf(layout, value.parent, memberIndex(value, value.parent)) : 0;
  return { sign: dash + 1, text: blockItem(pen, content, ' '.repeat(columnAt(layout, dash))).slice(1) };
}
