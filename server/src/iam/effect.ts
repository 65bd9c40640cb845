/** The effect of a statement, which may be known only after deployment. */
import { entryOf } from '../value/read.js';
import { knownText, lookupNothing, textsOf } from './partial-text.js';
import type { Effect, Statement } from './policy.js';

/** `either`: which one is not known. Null for a statement that neither allows nor denies. */
export function effectOf(statement: Statement): Effect | 'either' | null {
  return statement.effect ?? (hasOpenEffect(statement) ? 'either' : null);
}

/** Whether the effect is a text that is only known after deployment. */
function hasOpenEffect(statement: Statement): boolean {
  const effect = entryOf(statement.value, 'Effect')?.value;
  const texts = effect === undefined ? null : textsOf(effect, lookupNothing);
  return texts?.some(({ text }) => knownText(text) === null) === true;
}
