/** What the values of a template depend on, the same for all of its nodes. */
import type { Node } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { Value } from '../value/value.js';
import type { Work } from './work.js';

export interface Surroundings {
  /** The value of a `Ref`, of a parameter or resource. */
  reference(name: string, at: Node): Value;
  attribute(id: string, name: string, at: Node): Value;
  mapping(name: string): Value | null;
  mappingNames(): readonly string[];
  isParameter(name: string): boolean;
  allowedValues(parameter: string): readonly string[] | null;
  /** The default that stands for a parameter without a value of its own. */
  defaultOf(parameter: string): string | null;
  conditionHolds(name: string): boolean | null | undefined;
  combine(guard: Guard, more: Guard): Guard | null;
  include(path: string, at: Node): Value | null;
  readonly work: Work;
}
