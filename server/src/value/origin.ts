/** Tells where a known value is written: at the place of its use, or in a parameter or mapping. */
import type { Scalar } from '../syntax/tree.js';
import { encloses } from '../text/span.js';
import type { Value } from './value.js';

/** Whether all of a known text is written where it is used, if only as part of a string; false for an unknown value. */
export function isWrittenHere(value: Value): boolean {
  const { at } = value;
  if (value.kind !== 'scalar' || at === null) return false;
  return value.pieces.every(({ scalar }) => scalar !== null && (encloses(at, scalar) || encloses(scalar, at)));
}

/** Whether any part of a text is the value or default of a parameter. */
export function isFromParameter(value: Value): boolean {
  if (value.kind === 'concat') return value.parts.some(isFromParameter);
  return value.kind === 'scalar' && value.pieces.some(({ parameter }) => parameter !== null);
}

/** Whether a part of a text is a parameter with an empty value or default, which says that nothing is given for it. */
export function isLeftEmpty(value: Value): boolean {
  if (value.kind === 'concat') return value.parts.some(isLeftEmpty);
  return value.kind === 'scalar' && value.pieces.some(({ parameter, text }) => parameter !== null && text === '');
}

/**
 * The scalar that all of a known text was fetched from, where that is elsewhere than the text is used, as in a mapping:
 * what cures the text is there. Null for a text that is written where it is used, comes from a parameter, or has several
 * sources.
 */
export function fetchedFrom(value: Value): Scalar | null {
  const { at } = value;
  const [piece, ...others] = value.kind === 'scalar' ? value.pieces : [];
  if (at === null || piece === undefined || piece.scalar === null || piece.parameter !== null) return null;
  const { scalar } = piece;
  const isElsewhere = others.every((other) => other.scalar === scalar) && !encloses(at, scalar) && !encloses(scalar, at);
  return isElsewhere ? scalar : null;
}
