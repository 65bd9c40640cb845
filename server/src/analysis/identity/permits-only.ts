/** Whether an identity is known to permit nothing but certain actions. */
import type { Identity } from './identity.js';

/** `actions` is matched against each action as written. False for an identity that may have unknown policies. */
export function permitsOnly({ isComplete, policies }: Identity, actions: RegExp): boolean {
  return (
    isComplete &&
    policies.every(
      ({ policy }) =>
        policy?.statements.every(
          ({ action }) => action !== null && !action.negated && action.items.every(({ parsed }) => actions.test(parsed.text)),
        ) === true,
    )
  );
}
