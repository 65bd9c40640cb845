/** How much work resolving the values of a template has taken so far. */
import type { Node } from '../syntax/tree.js';
import type { Effort } from './restrict.js';

/** Limits the cost of resolving, for all values of a template together. */
export interface Work extends Effort {
  steps: number;
  /** Nodes in anchored values, counted at each of their uses. */
  repeated: number;
  turns: number;
  depth: number;
  /** The greatest depth reached so far in the value being resolved. */
  deepest: number;
  /** How many nested values are being measured; these are resolved completely. */
  measuring: number;
  /** Where a value was first given up; null when none was. */
  gaveUpAt: Node | null;
}

export function noWork(): Work {
  return { steps: 0, repeated: 0, turns: 0, depth: 0, deepest: 0, measuring: 0, parts: 0, gaveUpAt: null };
}
