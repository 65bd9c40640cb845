/** Reads the places that a test marks in its text, between guillemets. */

export interface Marked {
  /** The text without the marks. */
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out. Marks may nest; spans come in the order of their opening marks. */
export function readMarks(marked: string): Marked {
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«') {
      const span = { start: text.length, end: -1 };
      spans.push(span);
      open.push(span);
    } else if (character === '»') {
      const span = open.pop();
      if (span === undefined) throw new Error('A closing mark without an opening one.');
      span.end = text.length;
    } else text += character;
  }
  if (open.length > 0) throw new Error('An opening mark without a closing one.');
  return { text, spans };
}
