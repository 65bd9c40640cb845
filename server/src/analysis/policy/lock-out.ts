/** Policies that lock everybody out: nobody, or nobody but the root user, is left who could change them, or act at all. */
import { isEveryAction, meansAction } from '../../iam/action.js';
import { joinTexts, lookupNothing, textsOf } from '../../iam/partial-text.js';
import { isEverything } from '../../iam/pattern.js';
import type { Condition, Matcher, Statement } from '../../iam/policy.js';
import { readPrincipal, type Principal } from '../../iam/principal.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { always, conjoin, waysWithout, type Guard } from '../../value/guard.js';
import { closenessOf } from '../caller.js';
import type { Environment } from '../environment.js';
import { reachesArn } from '../../iam/resource/resource-reach.js';
import { arnOf } from '../resource-arn.js';
import type { PolicySite, ProtectedResource } from './policy-site.js';

/** A denial after which the policy can no longer be changed. */
export interface LockOut {
  /** Who can still undo it; `nobody` means that it takes a case with AWS Support. */
  readonly undoneBy: 'root' | 'nobody';
  /** The principal of the denial, or the denial itself; null when nothing in the text stands for either. */
  readonly at: Node | null;
  readonly when: Guard;
}

/** The denials of a policy that lock everybody out of changing it. */
export function lockOuts({ policy, owner, protects }: PolicySite, environment: Environment): readonly LockOut[] {
  const lock = owner === null ? undefined : locks.get(owner.type);
  if (lock === undefined) return [];
  const denials = gather(policy.statements, (statement): readonly Denial[] => {
    const everybody = everybodyDenied(statement, environment);
    const isAboutItself = everybody !== null && protects.some((each) => reaches(statement, each));
    return isAboutItself ? [{ statement, everybody, denied: deniedAmong(lock.actions, statement) }] : [];
  });
  return lockingAmong(denials, lock.actions).map(({ statement, everybody, when }) => ({
    undoneBy: everybody.sparesRoot ? 'root' : lock.undoneBy,
    at: everybody.at ?? statement.at,
    when,
  }));
}

/** A test that spares the root user alone, and when it does. */
export interface SparingTest {
  /** Its operator, or the statement; null when nothing in the text stands for either. */
  readonly at: Node | null;
  readonly when: Guard;
}

/** Where a policy of an organisation denies every action everywhere to everybody but the root user. */
export function testsSparingRoot({ policy }: PolicySite, environment: Environment): readonly SparingTest[] {
  if (policy.kind !== 'organization-scp' && policy.kind !== 'organization-rcp') return [];
  return gather(policy.statements, ({ effect, principal, action, resource, condition, at, when }) => {
    const isOfAll = isForAll(action, isEveryAction) && isForAll(resource, isEverything);
    const isOfEverybody = principal === null || isForAll(principal, ({ kind }) => kind === 'anyone');
    if (effect !== 'Deny' || !isOfAll || !isOfEverybody || condition === null || !sparesRootAlone(condition, environment)) return [];
    return [{ at: condition.tests[0]?.operatorAt ?? at, when }];
  });
}

function isForAll<T>(matcher: Matcher<T> | null, isAll: (parsed: T) => boolean): boolean {
  return matcher?.negated === false && matcher.items.some(({ parsed, when }) => when.length === 0 && isAll(parsed));
}

/** When it is certain that no statement of a key policy lets anybody change it. */
export function withoutKeyAdministrator({ policy, when }: PolicySite, isPossible: (guard: Guard) => boolean): readonly Guard[] {
  const { statements, complete } = policy;
  const isKnown = statements.every(({ effect, action }) => effect !== null && action?.complete === true);
  if (!complete || statements.length === 0 || !isKnown) return [];
  const guards = statements.filter(mayLetAdminister).map((statement) => statement.when);
  return waysWithout(when, guards, isPossible) ?? [];
}

/** Whether a statement of a key policy may let somebody change it. */
export function mayLetAdminister({ effect, action }: Statement): boolean {
  return effect !== 'Deny' && (action === null || meansAction(action, 'kms:PutKeyPolicy') !== 'no');
}

interface Lock {
  /** Whoever is denied all of these cannot change the policy. */
  readonly actions: readonly string[];
  /** Who can do so all the same: the root user for S3 and SQS alone (IAM User Guide, "Tasks that require root user credentials"). */
  readonly undoneBy: 'root' | 'nobody';
}

const keyLock: Lock = { actions: ['kms:PutKeyPolicy'], undoneBy: 'nobody' };
const queueLock: Lock = { actions: ['sqs:SetQueueAttributes', 'sqs:RemovePermission'], undoneBy: 'root' };
const locks: ReadonlyMap<string, Lock> = new Map([
  ['AWS::S3::BucketPolicy', { actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], undoneBy: 'root' }],
  ['AWS::SQS::QueuePolicy', queueLock],
  ['AWS::SQS::QueueInlinePolicy', queueLock],
  [
    'AWS::SecretsManager::ResourcePolicy',
    { actions: ['secretsmanager:PutResourcePolicy', 'secretsmanager:DeleteResourcePolicy'], undoneBy: 'nobody' },
  ],
  ['AWS::KMS::Key', keyLock],
  ['AWS::KMS::ReplicaKey', keyLock],
]);

interface EverybodyDenied {
  /** The principal that stands for everybody. */
  readonly at: Node | null;
  readonly sparesRoot: boolean;
}

interface Denial {
  readonly statement: Statement;
  readonly everybody: EverybodyDenied;
  /** Which of the actions that change the policy it denies. */
  readonly denied: readonly string[];
}

/** How a statement denies everybody, or everybody but the root user; null when it does not. */
function everybodyDenied({ effect, principal, condition }: Statement, environment: Environment): EverybodyDenied | null {
  if (effect !== 'Deny' || principal === null) return null;
  const [first] = principal.items;
  if (principal.negated) {
    const sparesRoot =
      condition === null &&
      principal.complete &&
      first !== undefined &&
      principal.items.every(({ parsed }) => isOwnAccount(parsed, environment));
    return sparesRoot ? { at: first.at, sparesRoot } : null;
  }
  const sparesRoot = condition !== null && sparesRootAlone(condition, environment);
  if (condition !== null && !sparesRoot) return null;
  const everybody = principal.items.find(({ parsed, when }) => when.length === 0 && isEverybody(parsed, environment));
  return everybody === undefined ? null : { at: everybody.at, sparesRoot };
}

/** The own account. Under `NotPrincipal` its ARN spares the root user; users and roles are spared only if they are listed too. */
function isOwnAccount(principal: Principal, environment: Environment): boolean {
  return principal.kind === 'account' && closenessOf(principal.account, environment) === 'own';
}

/** The root user of the own account, or of every account (`arn:aws:iam::*:root`). */
function isRoot(principal: Principal, environment: Environment): boolean {
  return isOwnAccount(principal, environment) || (principal.kind === 'account' && principal.account.kind === 'any');
}

/** `ArnNotEquals: { aws:PrincipalArn: arn:aws:iam::…:root }`, and nothing else. */
function sparesRootAlone({ complete, tests }: Condition, environment: Environment): boolean {
  const [test, another] = tests;
  return (
    complete &&
    test !== undefined &&
    another === undefined &&
    test.operator?.negated === true &&
    test.key.toLowerCase() === 'aws:principalarn' &&
    test.values.length > 0 &&
    test.values.every(({ text }) => isRoot(readPrincipal('AWS', text), environment))
  );
}

function isEverybody(principal: Principal, environment: Environment): boolean {
  return principal.kind === 'anyone' || isOwnAccount(principal, environment);
}

function deniedAmong(actions: readonly string[], { action }: Statement): readonly string[] {
  return action === null || !action.complete ? [] : actions.filter((name) => meansAction(action, name) === 'yes');
}

/** The denials that deny all of the actions by themselves; without one, the first of those that do so together. */
function lockingAmong(denials: readonly Denial[], actions: readonly string[]): readonly (Denial & { readonly when: Guard })[] {
  const alone = denials.filter(({ denied }) => denied.length === actions.length);
  if (alone.length > 0) return alone.map((denial) => ({ ...denial, when: denial.statement.when }));
  const needed = actions.map((name) => denials.find(({ denied }) => denied.includes(name)));
  const [first] = needed;
  let when: Guard | null = always;
  for (const denial of needed) when = denial === undefined || when === null ? null : conjoin(when, denial.statement.when);
  if (first === undefined || when === null) return [];
  const sparesRoot = needed.every((denial) => denial?.everybody.sparesRoot);
  return [{ ...first, everybody: { ...first.everybody, sparesRoot }, when }];
}

/** Whether a statement is about the protected resource itself, and not only about what is in it. */
function reaches({ resource }: Statement, { resource: guarded, value }: ProtectedResource): boolean {
  if (resource === null || resource.negated) return false;
  const items = resource.items.filter(({ when }) => when.length === 0);
  if (items.some(({ parsed }) => isEverything(parsed))) return true;
  const bucket = joinTexts(['arn:aws:s3:::', ...(textsOf(value, lookupNothing)?.[0]?.text ?? [])]);
  const arn = (guarded === null ? null : arnOf(guarded)) ?? bucket;
  return items.some(({ text }) => reachesArn(text, arn) === 'yes');
}
