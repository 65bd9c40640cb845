/** A policy that shuts everybody out of the resource it protects, its administrators among them. */
import { closenessOf } from '../../analysis/caller.js';
import type { Environment } from '../../analysis/environment.js';
import { reachesArn } from '../../analysis/identity/reach.js';
import type { ProtectedResource } from '../../analysis/policy/policy-site.js';
import { arnOf } from '../../analysis/resource-arn.js';
import { meansAction } from '../../iam/action.js';
import { joinTexts, lookupNothing, textsOf, type PartialText } from '../../iam/partial-text.js';
import { isEverything } from '../../iam/pattern.js';
import type { Condition, Policy, Statement } from '../../iam/policy.js';
import { readPrincipal, type Principal } from '../../iam/principal.js';
import type { Node } from '../../syntax/tree.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { entryOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const onlyRootCanRecover = defineRule({
  id: 'root/only-root-can-recover',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy shuts out everybody, so that only the root user can undo it.',
  why: 'An explicit deny holds for administrators too, also for the role that deploys the next version of the policy. The way out is to sign in as the root user, and for keys and secrets a case with AWS Support: the very thing that nobody should need.',
  remedy:
    'Except an administrator from the denial by a condition on `aws:PrincipalArn`; give a KMS key the statement that lets its account administer it.',
  references: [
    { title: 'Tasks that require root user credentials', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html' },
    { title: 'Default key policy', url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html' },
  ],
  messages: {
    root: { severity: 'error', text: 'Policy `{policy}` denies everybody changing it, so only the root user can undo it.' },
    nobody: { severity: 'error', text: 'Policy `{policy}` denies everybody changing it, so nobody can undo it without AWS Support.' },
    noAdministrator: {
      severity: 'error',
      text: 'The policy of key `{key}` lets nobody change it, not even an administrator of the account.',
    },
  },

  subject: 'policy',
  check(site, report, { environment }) {
    const { policy, owner, name } = site;
    const lock = owner === null ? undefined : locks.get(owner.type);
    if (owner === null || lock === undefined) return;
    const denials = policy.statements.flatMap((statement): readonly Denial[] => {
      const everybody = deniedEverybody(statement, environment);
      const isAbout = everybody !== null && site.protects.some((each) => reaches(statement, each));
      return isAbout ? [{ statement, everybody, denied: deniedOf(statement, lock.actions) }] : [];
    });
    for (const { statement, everybody, when } of lockingIn(denials, lock.actions)) {
      report(everybody.exceptsRoot ? 'root' : lock.opens, everybody.at ?? statement.at ?? site.at, { slots: { policy: name }, when });
    }
    if (policy.kind === 'key' && lacksAdministrator(policy)) {
      report('noAdministrator', entryOf(owner.properties, 'KeyPolicy')?.keyNode ?? site.at, { slots: { key: owner.id } });
    }
  },
});

interface Lock {
  /** Whoever may do none of these cannot change the policy. */
  readonly actions: readonly string[];
  /** Who gets in all the same: of these two services the root user (IAM User Guide, "Tasks that require root user credentials"). */
  readonly opens: 'root' | 'nobody';
}

const keyLock: Lock = { actions: ['kms:PutKeyPolicy'], opens: 'nobody' };
const queueLock: Lock = { actions: ['sqs:SetQueueAttributes', 'sqs:RemovePermission'], opens: 'root' };
const locks: ReadonlyMap<string, Lock> = new Map([
  ['AWS::S3::BucketPolicy', { actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], opens: 'root' }],
  ['AWS::SQS::QueuePolicy', queueLock],
  ['AWS::SQS::QueueInlinePolicy', queueLock],
  [
    'AWS::SecretsManager::ResourcePolicy',
    { actions: ['secretsmanager:PutResourcePolicy', 'secretsmanager:DeleteResourcePolicy'], opens: 'nobody' },
  ],
  ['AWS::KMS::Key', keyLock],
  ['AWS::KMS::ReplicaKey', keyLock],
]);

interface DeniedEverybody {
  /** The principal that says so. */
  readonly at: Node | null;
  readonly exceptsRoot: boolean;
}

interface Denial {
  readonly statement: Statement;
  readonly everybody: DeniedEverybody;
  /** Which of the actions that change the policy it names. */
  readonly denied: readonly string[];
}

/** Whom a denial names when it spares nobody, or the root user alone; null for any other statement. */
function deniedEverybody({ effect, principal, condition }: Statement, environment: Environment): DeniedEverybody | null {
  if (effect !== 'Deny' || principal === null) return null;
  const [first] = principal.items;
  if (principal.negated) {
    const sparesRoot =
      condition === null &&
      principal.complete &&
      first !== undefined &&
      principal.items.every(({ parsed }) => isOwnAccount(parsed, environment));
    return sparesRoot ? { at: first.at, exceptsRoot: true } : null;
  }
  const exceptsRoot = condition !== null && sparesRootAlone(condition, environment);
  if (condition !== null && !exceptsRoot) return null;
  const everybody = principal.items.find(({ parsed, when }) => when.length === 0 && isEverybody(parsed, environment));
  return everybody === undefined ? null : { at: everybody.at, exceptsRoot };
}

/** The own account. Under `NotPrincipal` its ARN spares its root user, and its users and roles only where they are named too. */
function isOwnAccount(principal: Principal, environment: Environment): boolean {
  return principal.kind === 'account' && closenessOf(principal.account, environment) === 'own';
}

/** The root user of the own account, or of every account (`arn:aws:iam::*:root`). */
function isRoot(principal: Principal, environment: Environment): boolean {
  return isOwnAccount(principal, environment) || (principal.kind === 'account' && principal.account.kind === 'any');
}

/** `ArnNotEquals: { aws:PrincipalArn: arn:aws:iam::…:root }`, and nothing else. */
function sparesRootAlone({ complete, tests }: Condition, environment: Environment): boolean {
  return (
    complete &&
    tests.length === 1 &&
    tests.every(
      ({ operator, key, values }) =>
        operator?.negated === true &&
        key.toLowerCase() === 'aws:principalarn' &&
        values.length > 0 &&
        values.every(({ text }) => isRoot(readPrincipal('AWS', text), environment)),
    )
  );
}

function isEverybody(principal: Principal, environment: Environment): boolean {
  return principal.kind === 'anyone' || isOwnAccount(principal, environment);
}

/** Which of the actions that change the policy a statement names. */
function deniedOf({ action }: Statement, actions: readonly string[]): readonly string[] {
  return action === null || !action.complete ? [] : actions.filter((name) => meansAction(action, name) === 'yes');
}

/** Denials that leave none of the actions; where no single one does, the first of those that do together. */
function lockingIn(denials: readonly Denial[], actions: readonly string[]): readonly (Denial & { readonly when: Guard })[] {
  const alone = denials.filter(({ denied }) => denied.length === actions.length);
  if (alone.length > 0) return alone.map((denial) => ({ ...denial, when: denial.statement.when }));
  const needed = actions.map((name) => denials.find(({ denied }) => denied.includes(name)));
  const [first] = needed;
  let when: Guard | null = always;
  for (const denial of needed) when = denial === undefined || when === null ? null : conjoin(when, denial.statement.when);
  if (first === undefined || when === null) return [];
  return [{ ...first, everybody: { ...first.everybody, exceptsRoot: needed.every((denial) => denial?.everybody.exceptsRoot) }, when }];
}

/** Whether a statement is about the protected resource itself, not only about what is in it. */
function reaches({ resource }: Statement, { resource: guarded, value }: ProtectedResource): boolean {
  if (resource === null || resource.negated) return false;
  const items = resource.items.filter(({ when }) => when.length === 0);
  if (items.some(({ parsed }) => isEverything(parsed))) return true;
  const bucket: PartialText = joinTexts(['arn:aws:s3:::', ...(textsOf(value, lookupNothing)?.[0]?.text ?? [])]);
  const arn = (guarded === null ? null : arnOf(guarded)) ?? bucket;
  return items.some(({ text }) => reachesArn(text, arn) === 'yes');
}

/** Whether it is known that no statement of a key policy lets anybody change it. */
function lacksAdministrator({ statements, complete }: Policy): boolean {
  if (!complete || statements.length === 0) return false;
  return statements.every(
    ({ effect, action }) =>
      effect !== null && action?.complete === true && (effect === 'Deny' || meansAction(action, 'kms:PutKeyPolicy') === 'no'),
  );
}
