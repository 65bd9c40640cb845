/** What the values of a template depend on, the same for all of its nodes. */
import type { Scope } from './scope.js';
import type { Work } from './work.js';

export interface SharedScope extends Omit<Scope, 'resolve' | 'argument' | 'textOf' | 'restrict' | 'giveUp'> {
  /** The default that stands for a parameter without a value of its own. */
  defaultOf(parameter: string): string | null;
  readonly work: Work;
}
