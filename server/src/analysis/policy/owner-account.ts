/** The account that a document is for, as far as its policies of keys and other resources show. */
import { actionPrefix, coversAction, serviceWildcard } from '../../iam/action.js';
import { readAccount, readArn, type Account } from '../../iam/arn.js';
import type { Policy, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
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
 * (KMS developer guide, "Default key policy"). Where no account may, it is the account of those who may change the policy:
 * who creates a key must be one of them (KMS API reference, `PutKeyPolicy`, `BypassPolicyLockoutSafetyCheck`).
 */
function managersOfKey(policy: Policy): readonly Account[] {
  const managers = allowedIn(policy, ({ action }) => action?.items.some(({ parsed }) => serviceWildcard(parsed) === 'kms') === true);
  const accounts = gather(managers, (principal) => (principal.kind === 'account' ? [principal.account] : []));
  return accounts.length > 0 ? accounts : gather(allowedIn(policy, changesKeyPolicy), accountOf);
}

function allowedIn(policy: Policy, isMeant: (statement: Statement) => boolean): readonly Principal[] {
  return policy.statements.filter(isMeant).flatMap((statement) => allowedPrincipals(statement).map(({ parsed }) => parsed));
}

/** Patterns of a single service: `*` may be meant for a resource of any other. */
function changesKeyPolicy({ action }: Statement): boolean {
  return (
    action?.negated === false &&
    action.items.some(({ parsed }) => actionPrefix(parsed) === 'kms:' && coversAction(parsed, 'kms:PutKeyPolicy') === 'yes')
  );
}

/** Nobody else may change a policy unseen: whoever is not of an account that is known leaves the owner unknown. */
function accountOf(principal: Principal): readonly Account[] {
  return 'account' in principal ? [principal.account] : [{ kind: 'none' }];
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
