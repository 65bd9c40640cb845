/** Adds members to bracketed collections and removes members from them, including commas. */
import type { Span } from '../text/span.js';
import { noteOf, type PlannedEdit } from './change.js';
import { flowField, flowText, type Pen } from './flow-text.js';
import { siblingStyle } from './file-style.js';
import type { Spread } from './style-votes.js';
import {
  beginsLine,
  type Collection,
  endsLine,
  indentOf,
  isBlankLine,
  lineAt,
  nextComment,
  skipGap,
  trailingComment,
  type Layout,
} from './layout.js';
import { firstKept, keptBefore, type Insertion, type Run, runsOf, usualGap, type Work } from './member.js';

/** For a collection of which at least one member remains, or that is empty. */
export function flowEdits(pen: Pen, work: Work): readonly PlannedEdit[] {
  if (work.members.length === 0) return fillEdits(pen, work);
  const reopened = work.insertions.some(({ after }) => isBehindAll(work, keptBefore(work, after)));
  return [
    ...work.insertions.flatMap((insertion, index) => insertionEdits(pen, work, insertion, index)),
    ...runsOf(work).flatMap((run) => removalEdits(pen.layout, work, run, reopened)),
  ];
}

/** Whether a bracketed collection is on one line. */
export function spreadOf(layout: Layout, collection: Collection): Spread {
  return lineAt(layout, collection.start) === lineAt(layout, collection.end) ? 'line' : 'lines';
}

/**
 * The indentation from which the lines of a new member are measured. In YAML, brackets must stay to the right of the key
 * that they belong to.
 */
export function flowIndent(pen: Pen, collection: Collection, offset: number): string {
  const line = lineAt(pen.layout, offset);
  let outermost = collection;
  while (outermost.parent?.style === 'flow') outermost = outermost.parent;
  const isOnKeyLine = outermost.parent !== null && lineAt(pen.layout, outermost.start) === line;
  return indentOf(pen.layout, line) + (isOnKeyLine ? pen.style.step : '');
}

/** The offset of the comma after a member; null without one. */
function commaBehind(layout: Layout, member: Span): number | null {
  const at = skipGap(layout, member.end);
  return layout.text.charAt(at) === ',' ? at : null;
}

/** The same, including the blanks before it. */
function commaSpan(layout: Layout, member: Span): Span | null {
  const at = commaBehind(layout, member);
  if (at === null) return null;
  return { start: /^[ \t]*$/.test(layout.text.slice(member.end, at)) ? member.end : at, end: at + 1 };
}

/** A member with its comments: those before it after the last comma, and one at the end of its line. */
function ownSpan(layout: Layout, work: Work, index: number): Span {
  const member = work.members[index] ?? { start: 0, end: 0 };
  const previous = work.members[index - 1];
  const bracket = work.collection.start + 1;
  const from = previous === undefined ? bracket : (commaBehind(layout, previous) ?? previous.end - 1) + 1;
  let start = trailingComment(layout, from)?.end ?? from;
  for (;;) {
    start += /^\s*/.exec(layout.text.slice(start, member.start))?.[0].length ?? 0;
    const comment = nextComment(layout, start);
    // A comment followed by a blank line is about more than the next member.
    if (comment === null || comment.end > member.start || !/^\s*?\n\s*?\n/.test(layout.text.slice(comment.end, member.start))) break;
    start = comment.end;
  }
  const comma = commaBehind(layout, member);
  const end = comma === null ? member.end : comma + 1;
  return { start, end: trailingComment(layout, end)?.end ?? end };
}

function removalEdits(layout: Layout, work: Work, run: Run, reopened: boolean): readonly PlannedEdit[] {
  const beginning = beginningSpan(layout, work, run);
  if (beginning !== null) return [{ ...beginning, newText: '', ...noteOf(work.removed.get(run.first) ?? {}) }];
  const last = work.members[run.last];
  const previous = work.members[run.first - 1];
  const isTail = run.last === work.members.length - 1 && last !== undefined && commaBehind(layout, last) === null;
  const comma = isTail && previous !== undefined && !reopened ? commaSpan(layout, previous) : null;
  return linesOf(layout, work, run).flatMap((part): readonly PlannedEdit[] => {
    const note = noteOf(work.removed.get(part.first) ?? {});
    const span = removedSpan(layout, work, part, part.first === run.first);
    const leading = part.first === run.first ? comma : null;
    if (leading === null) return [{ ...span, newText: '', ...note }];
    if (layout.text.slice(leading.end, span.start).trim() === '' && !beginsLine(layout, span.start)) {
      return [{ start: leading.start, end: span.end, newText: '', ...note }];
    }
    return [
      { ...leading, newText: '', ...note },
      { ...span, newText: '', ...note },
    ];
  });
}

/** The first members, on the line of the bracket, up to one on a later line, which takes their place; null for any other run. */
function beginningSpan(layout: Layout, work: Work, run: Run): Span | null {
  const next = work.members[run.last + 1];
  const bracketLine = lineAt(layout, work.collection.start);
  const { start } = ownSpan(layout, work, run.first);
  if (run.first > 0 || next === undefined || lineAt(layout, start) !== bracketLine || lineAt(layout, next.start) === bracketLine) {
    return null;
  }
  return ownSpan(layout, work, run.last + 1).start === next.start ? { start, end: next.start } : null;
}

/** The members of a run, grouped by shared lines. */
function linesOf(layout: Layout, work: Work, run: Run): readonly Run[] {
  const parts: Run[] = [];
  let end = -1;
  for (let index = run.first; index <= run.last; index++) {
    const own = ownSpan(layout, work, index);
    const part = parts.at(-1);
    if (part !== undefined && lineAt(layout, own.start) === lineAt(layout, end)) {
      parts[parts.length - 1] = { first: part.first, last: index };
    } else parts.push({ first: index, last: index });
    end = own.end;
  }
  return parts;
}

/** Whole lines if members have lines of their own; otherwise the members with the blanks that separated them. */
function removedSpan(layout: Layout, work: Work, part: Run, isFirst: boolean): Span {
  const { start } = ownSpan(layout, work, part.first);
  const { end } = ownSpan(layout, work, part.last);
  const line = lineAt(layout, end);
  const isLast = part.last === work.members.length - 1;
  if (beginsLine(layout, start) && endsLine(layout, end) && line + 1 < layout.lines.lineCount) {
    return withBlankLines(layout, { from: lineAt(layout, start), to: line + 1 }, part.first === 0, isLast && isFirst && part.first > 0);
  }
  const blanks = isLast ? 0 : (/^[ \t]*/.exec(layout.text.slice(end, work.members[part.last + 1]?.start))?.[0].length ?? 0);
  const lead =
    isLast && isFirst && part.first > 0
      ? (/(?<![ \t])[ \t]*$/.exec(layout.text.slice(work.members[part.first - 1]?.end, start))?.[0].length ?? 0)
      : 0;
  return { start: beginsLine(layout, start) ? start : start - lead, end: end + blanks };
}

/** The lines of removed members, and the blank lines that separated them from what stays. */
function withBlankLines(layout: Layout, { from, to }: { from: number; to: number }, isAtStart: boolean, isAtEnd: boolean): Span {
  let [first, behind] = [from, to];
  if (isAtEnd) while (isBlankLine(layout, first - 1)) first -= 1;
  else if (isAtStart || isBlankLine(layout, first - 1)) {
    while (behind + 1 < layout.lines.lineCount && isBlankLine(layout, behind)) behind += 1;
  }
  return { start: layout.lines.lineStart(first), end: layout.lines.lineStart(behind) };
}

function isBehindAll(work: Work, kept: number): boolean {
  return kept >= 0 && keptBefore(work, work.members.length - 1) === kept;
}

/** Where the new members of a collection go. */
interface Stand {
  readonly indent: string;
  readonly spread: Spread;
  /** What separates two members, besides the comma. */
  readonly between: string;
}

function standOf(pen: Pen, work: Work): Stand {
  const { layout } = pen;
  const spread = spreadOf(layout, work.collection);
  const own = spread === 'line' ? undefined : work.members.find((member) => beginsLine(layout, member.start));
  if (own === undefined) {
    return { indent: flowIndent(pen, work.collection, work.collection.start), spread: 'line', between: pen.style.flow.comma.slice(1) };
  }
  const indent = indentOf(layout, lineAt(layout, own.start));
  return {
    indent,
    spread,
    between: `${'\n'.repeat(1 + usualGap(work, (index) => blankLinesAbove(layout, ownSpan(layout, work, index).start)))}${indent}`,
  };
}

function blankLinesAbove(layout: Layout, offset: number): number {
  const line = lineAt(layout, offset);
  let count = 0;
  if (beginsLine(layout, offset)) while (line - count > 0 && isBlankLine(layout, line - count - 1)) count += 1;
  return count;
}

function insertionEdits(pen: Pen, work: Work, insertion: Insertion, index: number): readonly PlannedEdit[] {
  const { layout } = pen;
  const stand = standOf(pen, work);
  const own: Pen = { layout: pen.layout, style: siblingStyle(pen.style, work.collection, insertion.value) };
  const text = memberText(own, insertion, stand.indent, stand.spread);
  const note = noteOf(insertion);
  const kept = keptBefore(work, insertion.after);
  if (kept < 0) {
    const at = ownSpan(layout, work, firstKept(work)).start;
    return [{ start: at, end: at, newText: `${text},${stand.between}`, ...note }];
  }
  const behind = ownSpan(layout, work, kept).end;
  const tail = work.members.at(-1) ?? work.collection;
  const isClosed = !isBehindAll(work, kept) || commaBehind(layout, tail) !== null;
  if (isClosed) return [{ start: behind, end: behind, newText: `${stand.between}${text},`, ...note }];
  const isFirst = !work.insertions.slice(0, index).some(({ after }) => keptBefore(work, after) === kept);
  const isLast = !work.insertions.slice(index + 1).some(({ after }) => keptBefore(work, after) === kept);
  const member = work.members[kept] ?? work.collection;
  const hasComma = commaBehind(layout, member) !== null;
  const added = { start: behind, end: behind, newText: stand.between + text + (isLast ? '' : ','), ...note };
  if (!isFirst || hasComma) return [added];
  if (behind === member.end) return [{ ...added, newText: `,${added.newText}` }];
  return [{ start: member.end, end: member.end, newText: ',', ...note }, added];
}

function memberText(pen: Pen, { key, value }: Insertion, indent: string, spread: Spread): string {
  return key === null ? flowText(pen, value, indent, spread) : flowField(pen, { key, value }, indent, spread);
}

/** Fills empty brackets, on one or several lines according to the style of the file. */
function fillEdits(pen: Pen, work: Work): readonly PlannedEdit[] {
  const { collection } = work;
  const { style, layout } = pen;
  const indent = flowIndent(pen, collection, collection.start);
  const spread = collection.kind === 'mapping' ? style.flow.maps : style.flow.lists;
  const inner = spread === 'lines' ? indent + style.step : indent;
  const members = work.insertions.map((insertion) => memberText(pen, insertion, inner, spread));
  const pad = collection.kind === 'mapping' ? style.flow.mapPad : style.flow.listPad;
  const newText =
    spread === 'lines' ? `\n${members.map((member) => inner + member).join(',\n')}\n${indent}` : pad + members.join(style.flow.comma) + pad;
  const comment = nextComment(layout, collection.start);
  const start = comment !== null && comment.end < collection.end ? collection.end - 1 : collection.start + 1;
  return [{ start, end: collection.end - 1, newText, ...noteOf(work.insertions[0] ?? {}) }];
}
