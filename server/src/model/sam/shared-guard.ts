/** When something is there that several resources share. */
import { always, type Guard } from '../../value/guard.js';

/** That of all, when they have the same. SAM puts conditions that differ together into one of its own, of that name. */
export function sharedGuard(guards: readonly Guard[], name: string): Guard {
  const [first = always] = guards;
  if (guards.some((guard) => guard.length === 0)) return always;
  const isOne = guards.every((guard) => JSON.stringify(guard) === JSON.stringify(first));
  return isOne ? first : [{ kind: 'condition', name, holds: true }];
}
