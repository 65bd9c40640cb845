/** The smallest single edit between two texts. */
import type { TextEdit } from './text-edit.js';

/** Replaces what is between the common start and the common end of both texts. */
export function differenceOf(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let shared = 0;
  while (shared < most - start && before[before.length - 1 - shared] === after[after.length - 1 - shared]) shared += 1;
  return { start, end: before.length - shared, newText: after.slice(start, after.length - shared) };
}
