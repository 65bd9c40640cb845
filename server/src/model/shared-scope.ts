/** What the values of a template depend on, shared by all of its nodes. */
import type { Mapping } from '../syntax/tree.js';
import type { Scope } from './scope.js';
import type { Work } from './work.js';

export interface SharedScope extends Omit<Scope, 'resolve' | 'argument' | 'textOf' | 'restrict' | 'giveUp'> {
  /** The default of a parameter that is not given a value. */
  defaultOf(parameter: string): string | null;
  /** Whether a part of a map could not be read, so that it may have further entries. */
  isTorn(map: Mapping): boolean;
  readonly work: Work;
}
