/** What differs between two versions of a text, as one stretch. */
import { moved, type Span } from './span.js';

export interface TextChange {
  readonly start: number;
  /** Where it ends in the version before, and in the one after. */
  readonly endBefore: number;
  readonly endAfter: number;
}

/** The shortest stretch outside of which both are the same. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  const start = sameLength(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const same = sameLength(most - start, (from, to) => {
    return before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from);
  });
  return { start, endBefore: before.length - same, endAfter: after.length - same };
}

/** How far two texts are the same, found by comparing ever smaller parts of them, which is faster than character by character. */
function sameLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let part = 1 << 16; part > 0; part >>= 2) {
    while (length + part <= most && isSame(length, length + part)) length += part;
  }
  return length;
}

/** Where a place of the version before is in the one after; null when the change touches it. */
export function movedBy<S extends Span>(span: S, { start, endBefore, endAfter }: TextChange): S | null {
  if (span.end <= start) return span;
  return span.start >= endBefore ? moved(span, endAfter - endBefore) : null;
}
