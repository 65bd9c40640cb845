/** What the values of a template depend on, shared by all of its nodes. */
import type { Scope } from './scope.js';
import type { Work } from './work.js';

export interface SharedScope extends Omit<Scope, 'resolve' | 'argument' | 'textOf' | 'restrict' | 'giveUp'> {
  /** The default of a parameter that is not given a value. */
  defaultOf(parameter: string): string | null;
  readonly work: Work;
}
