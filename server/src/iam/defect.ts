/** What is wrong with the grammar of a policy: what AWS would reject, or read differently from what was meant. */
import type { Node } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';

export type DefectKind =
  /** A policy string that is not JSON. */
  | 'malformed-json'
  /** `element`, `expected` and `found`: words for types, such as `a list` and `a map`. */
  | 'wrong-type'
  /** A list of `element` is an item of another list. */
  | 'nested-list'
  /** `element`, or `either` of two, is missing, and no misspelt name stands for it. */
  | 'missing-element'
  /** `element` and `other` exclude each other. */
  | 'conflicting-elements'
  /** `element` does not exist; `nearest` is the one that was meant, or empty. */
  | 'unknown-element'
  /** `element` is not accepted in a policy of this `kind`. */
  | 'forbidden-element'
  /** `element` is there twice, possibly spelled `other`. */
  | 'duplicate-element'
  /** The `element` does not accept this `value`; `nearest` is the one that was meant, or empty. */
  | 'unknown-value'
  /** The `element` is accepted, but not with this `value`, in a policy of this `kind`. */
  | 'forbidden-value'
  /** `element` is an empty list, an empty map or an empty text. */
  | 'empty-element'
  /** `operator` does not exist; `nearest` is the one that was meant, or empty. */
  | 'unknown-operator';

export interface Defect {
  readonly kind: DefectKind;
  /** The narrowest place that, changed, cures it; null when nothing in the text stands for it. */
  readonly at: Node | null;
  readonly when: Guard;
  /** Filled into messages; never more than names and single words of the policy. */
  readonly slots: Readonly<Record<string, string>>;
}
