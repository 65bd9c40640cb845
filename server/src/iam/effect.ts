/** What a statement does, where that may only be known after deployment. */
import { entryOf, textOf } from '../value/read.js';
import type { Effect, Statement } from './policy.js';

/** `either`: which one is not known. Null for a statement that neither allows nor denies. */
export function effectOf(statement: Statement): Effect | 'either' | null {
  return statement.effect ?? (hasOpenEffect(statement) ? 'either' : null);
}

/** Whether the effect is a value that is only known after deployment, not one that does not exist. */
function hasOpenEffect(statement: Statement): boolean {
  const effect = entryOf(statement.value, 'Effect')?.value;
  return effect !== undefined && textOf(effect) === null && effect.kind !== 'null' && effect.kind !== 'list' && effect.kind !== 'map';
}
