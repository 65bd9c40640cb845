/** A policy that decides about an identity, and what brings it there. */
import type { Policy } from '../../iam/policy.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import type { PolicySite } from '../policy/policy-site.js';

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
