/** Edits of one text that can be made together, sorted by place, so that checking a further edit does not mean looking at each of them. */
import { firstIndex } from './ordered.js';
import type { TextEdit } from './text-edit.js';

export class EditSet<Edit extends TextEdit> {
  readonly #edits: Edit[] = [];

  /** In the order of the text, each once. */
  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /** Whether an edit touches none of those that are here, or is one of them. */
  takes(edit: Edit): boolean {
    const place = this.#place(edit.start, edit.start);
    const [before, after] = [this.#edits[place - 1], this.#edits[place]];
    if (before !== undefined && before.end > edit.start) return false;
    if (after?.start === edit.start) return this.has(edit);
    return after === undefined || after.start >= edit.end;
  }

  /** Those that begin at an offset, in order. */
  at(start: number): readonly Edit[] {
    return this.#edits.slice(this.#place(start, start), this.#place(start, Infinity));
  }

  /** The caller has asked whether the set takes it; edits of one fix may meet at one place. */
  add(edit: Edit): void {
    if (!this.has(edit)) this.#edits.splice(this.#place(edit.start, edit.end + 1), 0, edit);
  }

  /** Whether it is here. */
  has(edit: Edit): boolean {
    for (let index = this.#place(edit.start, edit.end); index < this.#edits.length; index++) {
      const other = this.#edits[index];
      if (other?.start !== edit.start || other.end !== edit.end) return false;
      if (other.newText === edit.newText) return true;
    }
    return false;
  }

  /** The index of the first edit that begins and ends there or further on. */
  #place(start: number, end: number): number {
    return firstIndex(this.#edits, (edit) => edit.start > start || (edit.start === start && edit.end >= end));
  }
}
