/** Makes text from a file safe to print: what would control a terminal or reorder a line becomes U+FFFD. */

/** C0 except the tab, DEL and C1, line and paragraph separators, and the controls of writing direction. */
const steering = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

const sign = '\uFFFD';
const tab = '    ';

/** One line of text made safe to print; tabs are kept. */
export function harmless(text: string): string {
  return text.replace(steering, sign);
}

/** The same with tabs as four columns, so that columns can be counted. */
export function visible(text: string): string {
  return harmless(text).replaceAll('\t', tab);
}

/** The length of the visible form of a part of a text. */
export function visibleLength(text: string, start: number, end: number): number {
  const part = text.slice(start, end);
  let length = part.length;
  for (let at = part.indexOf('\t'); at >= 0; at = part.indexOf('\t', at + 1)) length += tab.length - 1;
  return length;
}
