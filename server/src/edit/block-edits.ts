/** Adds members to block collections and removes members from them, line by line. */
import type { Span } from '../text/span.js';
import { blockField, blockItem } from './block-text.js';
import { noteOf, type PlannedEdit } from './change.js';
import { siblingStyle } from './file-style.js';
import type { Pen } from './flow-text.js';
import { beginsLine, columnAt, indentOf, isBlankLine, isCommentLine, lineAt, type Layout } from './layout.js';
import { firstKept, keptBefore, type Insertion, type Run, runsOf, usualGap, type Work } from './member.js';

/** For a collection of which at least one member remains. */
export function blockEdits(pen: Pen, work: Work): readonly PlannedEdit[] {
  const removals = runsOf(work).flatMap((run) => removalEdits(pen.layout, work, run));
  return [...work.insertions.map((insertion) => insertionEdit(pen, work, insertion)), ...removals];
}

/** Lines from `first` to `last`, both included. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/** The lines of a member and of its comments: those directly above at its depth, and those below it at a greater depth. */
function ownLines(layout: Layout, members: readonly Span[], index: number): Lines {
  const member = members[index] ?? { start: 0, end: 0 };
  const column = columnAt(layout, member.start);
  const floor = floorOf(layout, members, index);
  let first = lineAt(layout, member.start);
  const top = first;
  if (beginsLine(layout, member.start)) {
    while (first - 1 > floor && isCommentLine(layout, first - 1) && indentOf(layout, first - 1).length === column) first -= 1;
  }
  if (isHeading(layout, { first, last: top - 1 })) first = top;
  return { first, last: lastOwnLine(layout, lineAt(layout, member.end), column) };
}

/** The last line of the previous member; nothing above it belongs to this one. */
function floorOf(layout: Layout, members: readonly Span[], index: number): number {
  const previous = members[index - 1];
  return previous === undefined ? -1 : lineAt(layout, previous.end);
}

function lastOwnLine(layout: Layout, end: number, column: number): number {
  let last = end;
  for (let line = end + 1; line < layout.lines.lineCount; line++) {
    if (isBlankLine(layout, line)) continue;
    if (!isCommentLine(layout, line) || indentOf(layout, line).length <= column) break;
    last = line;
  }
  return last;
}

/** A comment with a ruled line, such as `# ---- Network ----`, is a heading for everything that follows. */
function isHeading(layout: Layout, lines: Lines): boolean {
  for (let line = lines.first; line <= lines.last; line++) {
    if (/[-=#*~_+]{4}/.test(layout.lines.lineText(line))) return true;
  }
  return false;
}

function removalEdits(layout: Layout, work: Work, run: Run): readonly PlannedEdit[] {
  const first = work.members[run.first];
  if (first === undefined) return [];
  if (!beginsLine(layout, first.start)) return [pullUp(layout, work, run, first.start)];
  const lines = withBlankLine(layout, work, run);
  const edits: PlannedEdit[] = [];
  let start = startOfRemoval(layout, lines);
  for (let index = run.first; index <= run.last; index++) {
    const next = index === run.last ? lines.last + 1 : ownLines(layout, work.members, index + 1).first;
    const end = next < layout.lines.lineCount ? layout.lines.lineStart(next) : layout.text.length;
    edits.push({ start, end, newText: '', ...noteOf(work.removed.get(index) ?? {}) });
    start = end;
  }
  return edits;
}

/** If a text does not end with a line break, it must not do so after its last line is removed either. */
function startOfRemoval(layout: Layout, lines: Lines): number {
  const isToTheEnd = lines.last + 1 >= layout.lines.lineCount && lines.first > 0;
  return isToTheEnd ? layout.lines.lineEnd(lines.first - 1) : layout.lines.lineStart(lines.first);
}

/**
 * Of the blank lines on both sides of a removed member only those on one side remain: a member owns the one that separates
 * it.
 */
function withBlankLine(layout: Layout, work: Work, run: Run): Lines {
  let { first } = ownLines(layout, work.members, run.first);
  let { last } = ownLines(layout, work.members, run.last);
  const isLast = run.last === work.members.length - 1;
  const above = blankLinesAbove(layout, first, floorOf(layout, work.members, run.first));
  const below = blankLinesBelow(layout, last);
  const isAtTheEnd = last + below + 1 >= layout.lines.lineCount;
  if (isLast ? above > 0 && (below > 0 || isAtTheEnd) : below > 0 && (above > 0 || run.first === 0)) {
    if (isLast) first -= above;
    else last += below;
  }
  return { first, last };
}

function blankLinesAbove(layout: Layout, line: number, floor: number): number {
  let count = 0;
  while (line - count - 1 > floor && isBlankLine(layout, line - count - 1)) count += 1;
  return count;
}

function blankLinesBelow(layout: Layout, line: number): number {
  let count = 0;
  while (line + count + 1 < layout.lines.lineCount && isBlankLine(layout, line + count + 1)) count += 1;
  return count;
}

/** Removes the first members of a collection that begins after the dash of an item: what follows moves up to the dash. */
function pullUp(layout: Layout, work: Work, run: Run, start: number): PlannedEdit {
  const note = noteOf(work.removed.get(run.first) ?? {});
  if (movesUp(layout, work, run)) return { start, end: work.members[run.last + 1]?.start ?? start, newText: '', ...note };
  const lead = layout.text.slice(0, start).trimEnd().length;
  return { start: lead, end: layout.lines.lineEnd(ownLines(layout, work.members, run.last).last), newText: '', ...note };
}

/** Whether there is no comment between the removed members and what follows. */
function movesUp(layout: Layout, work: Work, run: Run): boolean {
  const next = work.members[run.last + 1];
  if (next === undefined) return false;
  const { last } = ownLines(layout, work.members, run.last);
  for (let line = last + 1; line < lineAt(layout, next.start); line++) if (isCommentLine(layout, line)) return false;
  return true;
}

function insertionEdit(pen: Pen, work: Work, insertion: Insertion): PlannedEdit {
  const { layout } = pen;
  const indent = ' '.repeat(columnAt(layout, work.members[0]?.start ?? 0));
  const own: Pen = { layout: pen.layout, style: siblingStyle(pen.style, work.collection, insertion.value) };
  const text = insertion.key === null ? blockItem(own, insertion.value, indent) : blockField(own, insertion.key, insertion.value, indent);
  const { members } = work;
  const above = (index: number): number => blankLinesAbove(layout, ownLines(layout, members, index).first, floorOf(layout, members, index));
  const gap = '\n'.repeat(1 + usualGap(work, above));
  const previous = keptBefore(work, insertion.after);
  if (previous >= 0) {
    const at = layout.lines.lineEnd(ownLines(layout, work.members, previous).last);
    return { start: at, end: at, newText: gap + indent + text, ...noteOf(insertion) };
  }
  const next = firstKept(work);
  const start = work.members[next]?.start ?? 0;
  const isPulledUp =
    !beginsLine(layout, work.members[0]?.start ?? 0) && (next === 0 || movesUp(layout, work, { first: 0, last: next - 1 }));
  const at = isPulledUp ? start : layout.lines.lineStart(ownLines(layout, work.members, next).first);
  return { start: at, end: at, newText: isPulledUp ? text + gap + indent : indent + text + gap, ...noteOf(insertion) };
}
