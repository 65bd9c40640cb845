/** Where a text is used that is written elsewhere, for a finding that points at the text. */
import type { Node } from '../syntax/tree.js';
import type { Span } from '../text/span.js';

/** None for a text that is written where it is used. */
export function usedAt(fetched: Node | null, use: Span): readonly { readonly message: string; readonly at: Span }[] {
  return fetched === null ? [] : [{ message: 'Used here.', at: use }];
}
