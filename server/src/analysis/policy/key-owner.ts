/** Whose account a KMS key is in, as its own policy tells. */
import { serviceWildcard } from '../../iam/action.js';
import type { Policy } from '../../iam/policy.js';
import { gather } from '../../text/gather.js';
import { allowedPrincipals } from '../caller.js';
import type { Environment } from '../environment.js';

/**
 * The environment with what a policy says of it, if it is that of a key: the one account that may do everything with the
 * key is the account of the key, since without it nobody could manage the key (KMS developer guide, "Default key policy").
 */
export function withKeyOwner(policy: Policy, environment: Environment): Environment {
  const managers = policy.statements
    .filter(({ action }) => action?.items.some(({ parsed }) => serviceWildcard(parsed) === 'kms') === true)
    .flatMap((statement) => allowedPrincipals(statement).map(({ parsed }) => parsed));
  const [first, ...others] = gather(managers, (principal) => (principal.kind === 'account' ? [principal.account] : []));
  if (first?.kind !== 'id' || others.some((other) => other.kind !== 'id' || other.id !== first.id)) return environment;
  return { ...environment, accounts: { ...environment.accounts, own: [...environment.accounts.own, first.id] } };
}
