/** The guard of something that several resources share. */
import { always, type Guard } from '../../value/guard.js';

/**
 * The guard of all of them, if it is the same. Otherwise SAM combines the differing conditions into a new one of the given
 * name.
 */
export function sharedGuard(guards: readonly Guard[], name: string): Guard {
  const [first = always] = guards;
  if (guards.some((guard) => guard.length === 0)) return always;
  const isOne = guards.every((guard) => JSON.stringify(guard) === JSON.stringify(first));
  return isOne ? first : [{ kind: 'condition', name, holds: true }];
}
