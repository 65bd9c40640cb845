/** What an identity may do for certain, and on what. */
import type { PartialText } from '../../iam/partial-text.js';
import type { ConditionTest, Statement } from '../../iam/policy.js';
import type { Guard } from '../../value/guard.js';
import type { AttachedPolicy } from './attached-policy.js';
import { isAllFor, mayBeFor, reachesArn, reachesEvery } from './reach.js';

/** One statement that grants one action. */
export interface Permission {
  /** `iam:PassRole`. */
  readonly action: string;
  readonly statement: Statement;
  readonly policy: AttachedPolicy;
  /** When it holds: the conditions of policy, statement and action together. */
  readonly when: Guard;
  /** On which resources, as texts of the policy; `*` alone for a statement with `NotResource`. */
  readonly resources: readonly PartialText[];
  /** On which of these not after all: what `NotResource` lists and denies take away. */
  readonly except: readonly PartialText[];
  /** Whether a condition of an allow, a deny or the boundary limits who can use it, when or on what. */
  readonly isConditioned: boolean;
  /** For passing roles: what denials say of the services that they may not be passed to. */
  readonly notTo: readonly ConditionTest[];
}

/** Whether a permission reaches every role, user, function, … whose ARN goes on with `kind`. */
export function isForEvery(permission: Permission, kind: string, service: string): boolean {
  return (
    permission.resources.some((text) => reachesEvery(text, kind, service)) &&
    !permission.except.some((text) => reachesEvery(text, kind, service))
  );
}

/** Whether a permission names any resource that its action is for, and not all of them are taken away again. */
export function isForAny({ resources, except, action }: Permission): boolean {
  return resources.some((text) => mayBeFor(text, action)) && !except.some((text) => isAllFor(text, action));
}

/** Whether a permission reaches the resource with an ARN, for certain. */
export function isForArn(permission: Permission, arn: PartialText): boolean {
  return (
    permission.resources.some((text) => reachesArn(text, arn) === 'yes') &&
    permission.except.every((text) => reachesArn(text, arn) === 'no')
  );
}
