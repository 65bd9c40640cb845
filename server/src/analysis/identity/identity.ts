/** Who can act: a role, user, group or permission set of the template, with all policies that affect it. */
import type { Resource } from '../../model/template.js';
import { writtenId } from '../../model/written-id.js';
import type { Guard } from '../../value/guard.js';
import type { Allowance } from './allowance.js';
import type { AttachedPolicy } from './attached-policy.js';
import type { UnlistedPolicies } from './unlisted-policy.js';

export type IdentityKind = 'role' | 'user' | 'group' | 'permission-set' | 'policy';

export interface Identity {
  /** Its logical ID; `policy` for a policy document alone. */
  readonly id: string;
  readonly kind: IdentityKind;
  /** The role, user, group, permission set or policy; null for a policy document alone. */
  readonly resource: Resource | null;
  readonly when: Guard;
  /** All policies except boundaries. */
  readonly policies: readonly AttachedPolicy[];
  /** None when it is not limited; several when conditions choose between them. */
  readonly boundaries: readonly AttachedPolicy[];
  /** What these policies allow together; members of a group without other policies share one. */
  readonly allowance: Allowance;
  /** Where it may have policies that are not among these. */
  readonly unlisted: readonly UnlistedPolicies[];
  /** False when it may have further policies, or one of its policies is not known. */
  readonly isComplete: boolean;
  /** The groups of this template that a user is in. */
  readonly groups: readonly Resource[];
}

/** The name of an identity in the file: that of the function or state machine, if SAM creates the role for one. */
export function writtenName({ id, resource }: Identity): string {
  return resource === null ? id : writtenId(resource);
}
