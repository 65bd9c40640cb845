/** Where characters of a decoded scalar are written. */
import type { Scalar } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';

export function sourceSpan(scalar: Scalar, from: number, to: number): Span {
  if (scalar.bodyEnd - scalar.bodyStart !== scalar.text.length) return scalar;
  return { start: scalar.bodyStart + from, end: scalar.bodyStart + to };
}
