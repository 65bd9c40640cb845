/** How much work the values of a template have been so far. */
import type { Node } from '../syntax/tree.js';
import type { Effort } from './restrict.js';

/** Bounds what resolving may cost, over all values of a template. */
export interface Work extends Effort {
  steps: number;
  /** Nodes in anchored values, counted again wherever these stand. */
  repeated: number;
  turns: number;
  depth: number;
  /** The greatest depth so far within what is being resolved. */
  deepest: number;
  /** How many values are being measured, one within the other; these are resolved as a whole. */
  measuring: number;
  /** Where a value was first given up; null when none was. */
  gaveUpAt: Node | null;
}

export function noWork(): Work {
  return { steps: 0, repeated: 0, turns: 0, depth: 0, deepest: 0, measuring: 0, parts: 0, gaveUpAt: null };
}
