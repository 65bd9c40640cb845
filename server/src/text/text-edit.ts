/** Edits of a text, and the one function that applies them. */
import type { Span } from './span.js';

/** Replaces the characters of its span; an empty span inserts. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/**
 * Applies edits that refer to `text` as it is. Edits at one place apply in the order given.
 * Throws a RangeError when edits overlap: the planner of a fix must not let that happen.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.start < done) throw new RangeError('Text edits overlap.');
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}
