/** A scalar that stands for a text of which only the place is known. */
import type { Span } from '../text/span.js';
import type { Scalar } from './tree.js';

export function bareScalar(text: string, { start, end }: Span): Scalar {
  return {
    kind: 'scalar',
    style: 'plain',
    text,
    start,
    end,
    bodyStart: start,
    bodyEnd: end,
    indent: 0,
    tag: null,
    tagStart: -1,
    anchor: null,
    anchorStart: -1,
    parent: null,
  };
}
