/** What a fix is: an edit plan with a title and a word on how safe it is; or why there is none. */
import type { PlannedEdit } from '../edit/change.js';
import type { Span } from '../text/span.js';

export type { PlannedEdit };

/** `safe`: who may do what stays, nothing is replaced, nothing that works stops. `suggestion`: a person must judge. */
export type Safety = 'safe' | 'suggestion';

export interface Fix {
  readonly kind: 'fix';
  /** Imperative, without a period. */
  readonly title: string;
  readonly safety: Safety;
  /** Offsets of the text that was judged; they do not overlap. */
  readonly edits: readonly PlannedEdit[];
  /** What is left to do by hand, in a sentence each. */
  readonly left?: readonly string[];
  /** What goes with the last fix that takes something from it, so that one sees what another left of it. */
  readonly shared?: readonly Span[];
}

/** A known fix that is not possible here, and why. */
export interface Declined {
  readonly kind: 'declined';
  readonly title: string;
  readonly reason: string;
}
