/** Combines two successive rounds of edits into one. */
import { bothNotes, noteOf, type Noted, type PlannedEdit } from '../edit/change.js';
import { byPlace } from '../text/span.js';

/** What an edit touches in the text between the two rounds, and how much longer each round makes the text there. */
interface Touched {
  readonly start: number;
  readonly end: number;
  readonly grownBefore: number;
  readonly grownAfter: number;
  readonly note: Noted;
}

/**
 * The edits that make `result` of the first text, where `first` make a text of it and `second` make `result` of that one.
 * Both are in the order of their text. Edits that touch become one, with the notes of both; the others stay as they are.
 */
export function composeEdits(first: readonly PlannedEdit[], second: readonly PlannedEdit[], result: string): readonly PlannedEdit[] {
  const touched = [...touchedByFirst(first), ...touchedBySecond(second)].sort(byPlace);
  const composed: PlannedEdit[] = [];
  // Up to here: how much longer the text between the rounds is than the first one, and the result than that.
  let [before, after] = [0, 0];
  for (let index = 0; index < touched.length;) {
    const start = touched[index]?.start ?? 0;
    const from = { first: start - before, result: start + after };
    let end = start;
    let note: Noted = {};
    for (let next = touched[index]; next !== undefined && next.start <= end; next = touched[++index]) {
      end = Math.max(end, next.end);
      before += next.grownBefore;
      after += next.grownAfter;
      note = bothNotes(note, next.note);
    }
    composed.push({ start: from.first, end: end - before, newText: result.slice(from.result, end + after), ...note });
  }
  return composed;
}

function touchedByFirst(edits: readonly PlannedEdit[]): readonly Touched[] {
  let grown = 0;
  return edits.map((edit) => {
    const start = edit.start + grown;
    grown += growth(edit);
    return { start, end: start + edit.newText.length, grownBefore: growth(edit), grownAfter: 0, note: noteOf(edit) };
  });
}

function touchedBySecond(edits: readonly PlannedEdit[]): readonly Touched[] {
  return edits.map((edit) => ({ start: edit.start, end: edit.end, grownBefore: 0, grownAfter: growth(edit), note: noteOf(edit) }));
}

function growth({ start, end, newText }: PlannedEdit): number {
  return newText.length - (end - start);
}
