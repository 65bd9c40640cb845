/** What a fix is: an edit plan with a title and a safety, or the reason why there is none. */
import type { Addition, PlannedEdit, Thinning } from '../edit/change.js';
import type { Span } from '../text/span.js';

export type { PlannedEdit };

/** `safe`: permissions stay the same, nothing is replaced, nothing stops working. `suggestion`: a person has to decide. */
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
  /** Places that only the last of several fixes removes; each fix has to see what the ones before it left. */
  readonly shared?: readonly Span[];
  /** Collections of which it removes a part, as long as no other fix removes the rest. */
  readonly thinned?: readonly Thinning[];
  /** The keys that it gives to mappings, none of which another fix may give at another place. */
  readonly added?: readonly Addition[];
}

/** A fix that is known but not possible here, and why. */
export interface Declined {
  readonly kind: 'declined';
  readonly title: string;
  readonly reason: string;
}

/** What there is to offer for a finding that has one fix at most; null when there is none. */
export function offers(fix: Fix | Declined | null): readonly (Fix | Declined)[] {
  return fix === null ? [] : [fix];
}
