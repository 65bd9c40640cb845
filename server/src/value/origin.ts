/** Where a known value was written: where it is used, or in a parameter or mapping that it was fetched from. */
import { encloses } from '../text/span.js';
import type { Value } from './value.js';

/** Whether all of a known text is written at the place where it is used, be that part of a string; false for what is not known. */
export function isWrittenHere(value: Value): boolean {
  const { at } = value;
  if (value.kind !== 'scalar' || at === null) return false;
  return value.pieces.every(({ scalar }) => scalar !== null && (encloses(at, scalar) || encloses(scalar, at)));
}
