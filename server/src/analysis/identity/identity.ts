/** Who can act: a role, user, group or permission set of the template with all policies that decide about it. */
import type { Policy } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import type { PolicySite } from '../policy/policy-site.js';
import type { UnlistedPolicies } from './unlisted-policy.js';

export type IdentityKind = 'role' | 'user' | 'group' | 'permission-set' | 'policy';

/**
 * `inline`: written in the identity itself, or in a policy resource that belongs to it alone. `attached`: a managed
 * policy of the template. `managed`: a policy of AWS. `group`: whichever it is, through a group. `boundary`: it limits.
 */
export type PolicyOrigin = 'inline' | 'attached' | 'managed' | 'group' | 'boundary';

export interface AttachedPolicy {
  readonly name: string;
  readonly from: PolicyOrigin;
  /** Null for a policy whose content is not known, such as one of another stack. */
  readonly policy: Policy | null;
  /** Whether all of its statements are known. */
  readonly isKnown: boolean;
  /** Where it is written in this document; null for policies of AWS and unknown ones. */
  readonly site: PolicySite | null;
  /** When it counts for the identity. */
  readonly when: Guard;
  /** What attaches it: the policy as written, or the place that names it. */
  readonly at: Node;
}

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
  /** Where it may have policies that are not among these. */
  readonly unlisted: readonly UnlistedPolicies[];
  /** False when it may have policies that are not known, or one of them is not known. */
  readonly isComplete: boolean;
  /** The groups of this template that a user is in. */
  readonly groups: readonly Resource[];
}

/** What the file calls an identity: the function or state machine, when SAM makes the role of it. */
export function writtenName({ id, resource }: Identity): string {
  return resource?.madeFrom ?? id;
}

/** What decides what an identity may do. Members of a group can share one list of policies, and what is worked out for it. */
export function allowanceOf(identity: Identity): object {
  return identity.boundaries.length === 0 ? identity.policies : identity;
}
