/** Turns changes of a tree into text edits that leave every other character as it is. */
import type { Tree } from '../syntax/tree.js';
import { byPlace, type Span } from '../text/span.js';
import { blockEdits } from './block-edits.js';
import { type Addition, bothNotes, type Change, type EditPlan, noteOf, type PlannedEdit, type Refusal, type Thinning } from './change.js';
import { type Content, intrinsic, items } from './content.js';
import { intrinsicOf } from './copy.js';
import { inOrder } from './field-order.js';
import { type FileStyle, fileStyle } from './file-style.js';
import { flowEdits } from './flow-edits.js';
import { writtenKey, type Pen } from './flow-text.js';
import { gatherChanges, ownerOf, type Renaming } from './gathered-changes.js';
import { type Collection, type Layout, layoutOf } from './layout.js';
import type { Work } from './member.js';
import { refusalOf } from './refusal.js';
import { quotedText } from './scalar-text.js';
import { setEdits } from './set-edits.js';
import { spliceEdit } from './splice.js';

/**
 * All changes refer to the tree as it is, and may be given in any order. Changes inside something that is removed are dropped;
 * entries that several changes add under one new key become one. The whole plan is refused when one of its changes cannot be
 * made. The edits are in order and do not overlap.
 */
export function planEdits(tree: Tree, changes: readonly Change[]): EditPlan | Refusal {
  const pen = penOf(tree);
  const { layout } = pen;
  for (const change of changes) {
    const refusal = refusalOf(layout, change);
    if (refusal !== null) return refusal;
  }
  const { settings, renamings, splices, works: unordered } = gatherChanges(layout, changes);
  const works = unordered.map(inOrder);
  const edits = joined(
    [
      ...settings.flatMap(({ target, value, noted }) => setEdits(pen, target, value, noted)),
      ...renamings.map((renaming) => renameEdit(pen.style, renaming)),
      ...splices.map(spliceEdit),
      ...works.flatMap((work) => workEdits(pen, work)),
    ],
    pen.lineBreak,
  );
  const broken = brokenPlace(tree, [...edits, ...changes.flatMap(copiedBy)]);
  return (
    broken ?? {
      kind: 'edits',
      edits,
      thinned: works.flatMap(thinningBy),
      added: [...works.flatMap(additionsBy), ...renamings.map(additionBy)],
    }
  );
}

function additionsBy({ collection, members, insertions }: Work): readonly Addition[] {
  const at = collection.start;
  return insertions.flatMap(({ key, after }) => (key === null ? [] : [{ at, key, place: members[after]?.end ?? at }]));
}

function additionBy({ entry: { key: old }, key }: Renaming): Addition {
  return { at: old.parent?.start ?? old.start, key, place: old.start };
}

function thinningBy({ collection, members, removed, insertions }: Work): readonly Thinning[] {
  const isThinned = removed.size > 0 && removed.size < members.length && insertions.length === 0;
  return isThinned ? [{ at: collection.start, gone: [...removed.keys()], of: members.length }] : [];
}

/** The lines of a tree; its style is measured when something has to be written, as removals need none. */
class FilePen implements Pen {
  readonly layout: Layout;
  readonly lineBreak: string;
  #style: FileStyle | null = null;

  constructor(tree: Tree) {
    this.layout = layoutOf(tree);
    this.lineBreak = /\r\n|\n|\r/.exec(tree.text)?.[0] ?? '\n';
  }

  get style(): FileStyle {
    return (this.#style ??= fileStyle(this.layout));
  }
}

/** Measured once for all plans. */
const pens = new WeakMap<Tree, FilePen>();

function penOf(tree: Tree): FilePen {
  const pen = pens.get(tree) ?? new FilePen(tree);
  pens.set(tree, pen);
  return pen;
}

function renameEdit(style: FileStyle, { entry, key, noted }: Renaming): PlannedEdit {
  const old = entry.key;
  const quote = old.kind === 'scalar' && style.notation === 'yaml' ? old.style : 'plain';
  const newText =
    quote === 'single' || quote === 'double'
      ? quotedText(key, quote)
      : writtenKey({ ...style, keyQuote: null }, key, old.parent?.style ?? 'block');
  return { start: old.start, end: old.end, newText, ...noteOf(noted) };
}

function workEdits(pen: Pen, work: Work): readonly PlannedEdit[] {
  const { collection, members, removed, insertions } = work;
  const isEmptied = members.length > 0 && removed.size === members.length;
  const isNewBlock = members.length === 0 && collection.tag === null && collection.parent?.style === 'block';
  if (isEmptied || isNewBlock) {
    const noted = insertions[0] ?? [...removed.values()][0] ?? {};
    return setEdits(pen, ownerOf(collection), contentOf(work), noted);
  }
  const edits = collection.style === 'block' ? blockEdits(pen, work) : flowEdits(pen, work);
  return isSection(collection)
    ? edits.map((edit) => (addsWhole(edit, edits, collection) ? { ...edit, into: collection.start } : edit))
    : edits;
}

function isSection({ kind, parent }: Collection): boolean {
  return kind === 'mapping' && parent !== null && parent.parent === null;
}

/** Whether all that is added at the place of an edit are whole lines, or members with their comma. */
function addsWhole({ start }: PlannedEdit, edits: readonly PlannedEdit[], { style }: Collection): boolean {
  const here = edits.filter((edit) => edit.start === start);
  return here.every(({ end }) => end === start) && (style === 'block' || /^,|,\s*$/.test(here.map(({ newText }) => newText).join('')));
}

function contentOf({ collection, insertions: unordered }: Work): Content {
  const insertions = [...unordered].sort((left, right) => left.after - right.after);
  const content =
    collection.kind === 'mapping'
      ? { kind: 'fields' as const, fields: insertions.map(({ key, value }) => ({ key: key ?? '', value })) }
      : items(...insertions.map(({ value }) => value));
  const name = intrinsicOf(collection);
  return name === null ? content : intrinsic(name, content);
}

/** In order, with edits at the same place merged, and with the line breaks of the file. */
function joined(edits: readonly PlannedEdit[], lineBreak: string): readonly PlannedEdit[] {
  const ordered = [...edits].sort(byPlace);
  const result: PlannedEdit[] = [];
  for (const planned of ordered) {
    const last = result.at(-1);
    const edit = last !== undefined && last.end > planned.start ? behindRemoval(planned, last.end) : planned;
    const newText = edit.newText.replaceAll('\n', lineBreak);
    if (last === undefined || last.start !== edit.start) result.push({ ...edit, newText });
    else {
      const into = last.into !== undefined && last.into === edit.into ? { into: last.into } : {};
      result[result.length - 1] = { start: last.start, end: edit.end, newText: last.newText + newText, ...into, ...bothNotes(last, edit) };
    }
  }
  return result;
}

/** New lines after a line that is removed with its line break: they begin the next line instead of ending that one. */
function behindRemoval(insertion: PlannedEdit, end: number): PlannedEdit {
  return { ...insertion, start: end, end, newText: `${insertion.newText.slice(1)}\n` };
}

/**
 * Refuses places where text was not read, or that only white space separates from it: the effect of an edit there is not known,
 * nor the meaning of a copy.
 */
function brokenPlace(tree: Tree, places: readonly Span[]): Refusal | null {
  const broken = tree.problems.filter(({ kind }) => kind === 'syntax').map((problem) => widened(tree.text, problem));
  if (broken.length === 0) return null;
  const touches = places.some((place) => broken.some((problem) => place.start <= problem.end && problem.start <= place.end));
  return touches ? { kind: 'refusal', reason: 'broken' } : null;
}

function widened(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
}

/** The nodes that a change writes again. */
function copiedBy(change: Change): readonly Span[] {
  return change.kind === 'set' || change.kind === 'insert-entry' || change.kind === 'insert-item' ? copiesIn(change.value) : [];
}

function copiesIn(content: Content): readonly Span[] {
  switch (content.kind) {
    case 'text':
    case 'word':
      return [];
    case 'copy':
      return [content.node];
    case 'fields':
      return content.fields.flatMap(({ value }) => copiesIn(value));
    case 'items':
      return content.items.flatMap(copiesIn);
    case 'intrinsic':
      return copiesIn(content.argument);
  }
}
