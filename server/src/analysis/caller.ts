/** Whom a statement lets in, for rules about trust and public access. */
import { isOwnAccount, readArn, type Account } from '../iam/arn.js';
import type { LimitKind } from '../iam/condition/limit-kind.js';
import { narrowingOf, type Narrowing } from '../iam/condition/narrowing.js';
import { isGuardedByMfa } from '../iam/mfa/mfa-guard.js';
import { knownText, type PartialText } from '../iam/partial-text.js';
import type { ConditionTest, Item, Policy, Statement } from '../iam/policy.js';
import type { Principal } from '../iam/principal.js';
import { whenAssumed } from '../iam/trust/assume-action.js';
import type { Node } from '../syntax/tree.js';
import { gather } from '../text/gather.js';
import { conjoin } from '../value/guard.js';
import { ownAccounts, type Environment } from './environment.js';
import { openUnder } from './policy/guarding-denial.js';

/** The principals that an `Allow` names under `Principal`; none for any other statement. */
export function allowedPrincipals(statement: Statement): readonly Item<Principal>[] {
  const { effect, principal } = statement;
  return effect === 'Allow' && principal !== null && !principal.negated ? principal.items : [];
}

/**
 * The same for a statement of a trust policy, with the conditions under which it lets them assume the role, and not only
 * name or tag the session.
 */
export function assumingPrincipals(statement: Statement): readonly Item<Principal>[] {
  const assuming = whenAssumed(statement);
  if (assuming === null || assuming.length === 0) return assuming === null ? [] : allowedPrincipals(statement);
  return gather(allowedPrincipals(statement), (item) => {
    const when = conjoin(item.when, assuming);
    return when === null ? [] : [{ ...item, when }];
  });
}

/** Those of them that may do so without MFA, as far as the denials of the policy say. */
export function assumingWithoutMfa(statement: Statement, policy: Policy): readonly Item<Principal>[] {
  return assumingPrincipals(statement).filter((item) => !isGuardedByMfa(policy.statements, 'sts:AssumeRole', item));
}

/** What narrows the callers of a statement, given one's own accounts. */
export function narrowing(statement: Statement, environment: Environment): Narrowing {
  return narrowingOf(statement, ownAccounts(environment));
}

/** The same for callers of one's own account. */
export function narrowingOfOwn(statement: Statement, environment: Environment): Narrowing {
  return narrowingOf(statement, ownAccounts(environment), 'own-account');
}

/** The tests of a condition that look at the caller but let strangers pass, for readers who take them for a guard. */
export function ineffectiveGuards(
  statement: Statement,
  environment: Environment,
): readonly { readonly message: string; readonly at: Node }[] {
  return narrowing(statement, environment).limits.flatMap(({ scope, test: { at } }) =>
    scope === 'open' && at !== null ? [{ message: 'This test does not keep strangers out.', at }] : [],
  );
}

/** Whether a limit of one of these kinds leaves only callers that are named, or one's own. */
export function isLimitedBy({ limits }: Narrowing, kinds: ReadonlySet<LimitKind>): boolean {
  return limits.some(({ kind, scope }) => kinds.has(kind) && (scope === 'own' || scope === 'named'));
}

/**
 * Limits that leave only callers who are known. An external id or MFA does not: strangers can have them too. Who may
 * subscribe others alone (SNS developer guide, "Amazon SNS policy keys") gets nothing himself.
 */
const leavingKnownCallers: ReadonlySet<LimitKind> = new Set([
  'organization',
  'account',
  'principal',
  'source',
  'network',
  'recipient',
  'subject',
  'federation',
]);

/** Whether only callers who are known may be left, as far as that is known. */
export function mayLeaveKnownCallers({ narrows, limits }: Narrowing): boolean {
  return narrows === 'maybe' || limits.some(({ kind, scope }) => leavingKnownCallers.has(kind) && scope !== 'open');
}

/**
 * How far the pattern of an `aws:PrincipalArn` reaches, null when it names some: a fixed account with a path or a prefix
 * is a usual way to name the roles of a fleet.
 */
export function principalReach(text: PartialText): 'every-account' | 'every-role' | null {
  const arn = readArn(text);
  if (arn === null) return null;
  if (/[*?]/.test(knownText(arn.account) ?? '')) return 'every-account';
  return /^(?:\*|(?:role|user|assumed-role)\/\*)$/.test(knownText(arn.resource) ?? '') ? 'every-role' : null;
}

/** The tests that let in callers by a pattern of their ARN; none when the organisation or the account is tested too. */
export function principalPatterns({ condition }: Statement): readonly ConditionTest[] {
  const tests = condition?.tests ?? [];
  if (tests.some(({ key }) => /^aws:principal(?:org|account)/i.test(key))) return [];
  return tests.filter(
    ({ key, operator }) => key.toLowerCase() === 'aws:principalarn' && operator?.comparison === 'like' && !operator.negated,
  );
}

/** Whether such a pattern is what opens the statement to every account; a rule of its own reports the pattern. */
export function isOpenedByPattern(statement: Statement, policy: Policy): boolean {
  return (
    openUnder(statement, policy) !== null &&
    principalPatterns(statement).some(({ values }) => values.some(({ text }) => principalReach(text) === 'every-account'))
  );
}

export type Closeness = 'own' | 'trusted' | 'foreign' | 'unknown';

/** How close an account is to the one that deploys the template. */
export function closenessOf(account: Account, environment: Environment): Closeness {
  if (account.kind === 'id' && environment.accounts.trusted.includes(account.id)) return 'trusted';
  const isOwn = isOwnAccount(account, ownAccounts(environment));
  if (isOwn === null || account.kind === 'none') return 'unknown';
  return isOwn ? 'own' : 'foreign';
}
