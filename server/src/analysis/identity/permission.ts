/** What an identity may certainly do, and on which resources. */
import type { PartialText } from '../../iam/partial-text.js';
import type { ConditionTest, Statement } from '../../iam/policy.js';
import type { Guard } from '../../value/guard.js';
import type { AttachedPolicy } from './attached-policy.js';
import { isAllFor, mayBeFor, reachesArn, reachesEvery } from '../../iam/resource/resource-reach.js';

/** One statement that grants one action. */
export interface Permission {
  /** `iam:PassRole`. */
  readonly action: string;
  readonly statement: Statement;
  readonly policy: AttachedPolicy;
  /** When it holds: the guards of policy, statement and action together. */
  readonly when: Guard;
  /** The resources, as written in the policy; only `*` for a statement with `NotResource`. */
  readonly resources: readonly PartialText[];
  /** The resources among these that `NotResource` or denials exclude. */
  readonly except: readonly PartialText[];
  /** Whether a condition, of an `Allow`, a `Deny` or the boundary, limits who can use it, when, or on what. */
  readonly isConditioned: boolean;
  /** Whether it is conditioned only in that CloudFormation, or any service, has to make the call for its holder. */
  readonly isForStacks: boolean;
  /** For passing roles: the tests of denials that exclude services. */
  readonly notTo: readonly ConditionTest[];
}

/** Whether a permission covers every role, user, function, … whose resource part in the ARN begins with `kind`. */
export function isForEvery(permission: Permission, kind: string, service: string): boolean {
  return (
    permission.resources.some((text) => reachesEvery(text, kind, service)) &&
    !permission.except.some((text) => reachesEvery(text, kind, service))
  );
}

/** Whether a permission covers some resource that its action is for, and not all of these are excluded again. */
export function isForAny({ resources, except, action }: Permission): boolean {
  return resources.some((text) => mayBeFor(text, action)) && !except.some((text) => isAllFor(text, action));
}

/** Whether a permission certainly covers the resource with an ARN. */
export function isForArn(permission: Permission, arn: PartialText): boolean {
  return (
    permission.resources.some((text) => reachesArn(text, arn) === 'yes') &&
    permission.except.every((text) => reachesArn(text, arn) === 'no')
  );
}
