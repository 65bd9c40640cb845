/** Who can act: a role, user, group or permission set of the template with all policies that decide about it. */
import type { Resource } from '../../model/template.js';
import { writtenId } from '../../model/written-id.js';
import type { Guard } from '../../value/guard.js';
import type { Allowance } from './allowance.js';
import type { AttachedPolicy } from './attached-policy.js';
import type { UnlistedPolicies } from './unlisted-policy.js';

export type IdentityKind = 'role' | 'user' | 'group' | 'permission-set' | 'policy';

export interface Identity {
  /** Its logical id; `policy` for a policy document alone. */
  readonly id: string;
  readonly kind: IdentityKind;
  /** The role, user, group, permission set or policy; null for a policy document alone. */
  readonly resource: Resource | null;
  readonly when: Guard;
  /** All but the boundary. */
  readonly policies: readonly AttachedPolicy[];
  /** None when it is not limited; several when conditions choose between them. */
  readonly boundaries: readonly AttachedPolicy[];
  /** What these come to; members of a group who have nothing else share one. */
  readonly allowance: Allowance;
  /** Where it may have policies that are not among these. */
  readonly unlisted: readonly UnlistedPolicies[];
  /** False when it may have policies that are not known, or one of them is not known. */
  readonly isComplete: boolean;
  /** The groups of this template that a user is in. */
  readonly groups: readonly Resource[];
}

/** What the file calls an identity: the function or state machine, when SAM makes the role of it. */
export function writtenName({ id, resource }: Identity): string {
  return resource === null ? id : writtenId(resource);
}
