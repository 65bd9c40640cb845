/** Makes text from a file safe to print: what would steer a terminal or reorder the line is shown as a sign. */

/** C0 but for the tab, DEL and C1, line and paragraph separators, and the controls of writing direction. */
const steering = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

const sign = '\uFFFD';
const tab = '    ';

/** One line of text as it can be printed; tabs stay. */
export function harmless(text: string): string {
  return text.replace(steering, sign);
}

/** The same with columns that can be counted: a tab takes four. */
export function visible(text: string): string {
  return harmless(text).replaceAll('\t', tab);
}
