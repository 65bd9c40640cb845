/** The account that a document is for, as far as its policies of keys and other resources show. */
import { serviceWildcard } from '../../iam/action.js';
import { readAccount, readArn, type Account } from '../../iam/arn.js';
import type { Policy } from '../../iam/policy.js';
import { gather } from '../../text/gather.js';
import { allowedPrincipals } from '../caller.js';
import type { Environment } from '../environment.js';

/** The environment, with the account that a policy shows to be the owner of what it protects. */
export function withOwnerAccount(policy: Policy, environment: Environment): Environment {
  const [first, ...others] = ownersIn(policy);
  if (first?.kind !== 'id' || others.some((other) => other.kind !== 'id' || other.id !== first.id)) return environment;
  return { ...environment, accounts: { ...environment.accounts, own: [...environment.accounts.own, first.id] } };
}

function ownersIn(policy: Policy): readonly Account[] {
  const managers = managersOfKey(policy);
  return managers.length === 0 && policy.kind === 'resource' ? accountsOfResources(policy) : managers;
}

/**
 * The one account that may do everything with a key is the account of the key, since without it nobody could manage the key
 * (KMS developer guide, "Default key policy").
 */
function managersOfKey(policy: Policy): readonly Account[] {
  const managers = policy.statements
    .filter(({ action }) => action?.items.some(({ parsed }) => serviceWildcard(parsed) === 'kms') === true)
    .flatMap((statement) => allowedPrincipals(statement).map(({ parsed }) => parsed));
  return gather(managers, (principal) => (principal.kind === 'account' ? [principal.account] : []));
}

/**
 * A resource policy can only name its own resource and parts of it, whose ARNs may contain the account, as in the policy
 * that SQS gives a queue.
 */
function accountsOfResources(policy: Policy): readonly Account[] {
  return gather(policy.statements, ({ resource }) =>
    resource === null || resource.negated
      ? []
      : gather(resource.items, ({ text }) => {
          const account = readArn(text)?.account ?? [];
          return account.length === 0 ? [] : [readAccount(account)];
        }),
  );
}
