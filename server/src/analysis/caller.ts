/** Who a statement lets in, as rules about trust and public access ask it. */
import { isOwnAccount, type Account } from '../iam/arn.js';
import { limitKind, narrowingOf, type LimitKind, type Narrowing } from '../iam/narrowing.js';
import type { Item, Policy, Statement } from '../iam/policy.js';
import type { Principal } from '../iam/principal.js';
import { ownAccounts, type Environment } from './environment.js';

/** Principals of an `Allow` that are meant, not excepted; none for any other statement. */
export function allowedPrincipals(statement: Statement): readonly Item<Principal>[] {
  const { effect, principal } = statement;
  return effect === 'Allow' && principal !== null && !principal.negated ? principal.items : [];
}

/** What narrows the callers of a statement, with one's own accounts known. */
export function narrowing(statement: Statement, environment: Environment): Narrowing {
  return narrowingOf(statement, ownAccounts(environment));
}

/** Whether a limit of one of these kinds leaves only callers that are written out, or one's own. */
export function isLimitedBy({ limits }: Narrowing, kinds: ReadonlySet<LimitKind>): boolean {
  return limits.some(({ kind, scope }) => kinds.has(kind) && (scope === 'own' || scope === 'named'));
}

export type Closeness = 'own' | 'trusted' | 'foreign' | 'unknown';

/** Whose account it is, to the one who deploys the template. */
export function closenessOf(account: Account, environment: Environment): Closeness {
  if (account.kind === 'id' && environment.accounts.trusted.includes(account.id)) return 'trusted';
  const isOwn = isOwnAccount(account, ownAccounts(environment));
  if (isOwn === null || account.kind === 'none') return 'unknown';
  return isOwn ? 'own' : 'foreign';
}

/**
 * Whether another statement of the policy denies everybody who is not among those it names: the usual pair of an
 * `Allow` for everybody and a `Deny` under a negated condition.
 */
export function isGuardedByDenial(policy: Policy): boolean {
  return policy.statements.some((statement) => {
    const { effect, principal, condition } = statement;
    if (effect !== 'Deny' || principal?.items.some((item) => item.parsed.kind === 'anyone') !== true) return false;
    return condition?.tests.some((test) => test.operator?.negated === true && isAboutCaller(test.key)) === true;
  });
}

function isAboutCaller(key: string): boolean {
  return limitKind(key) !== null;
}
