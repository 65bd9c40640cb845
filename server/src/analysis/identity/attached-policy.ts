/** A policy that affects an identity, and how the identity comes to have it. */
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
  /** Where it is written in this document; null for AWS managed policies and unknown ones. */
  readonly site: PolicySite | null;
  /** When it applies to the identity. */
  readonly when: Guard;
  /** The policy as written, or the place that names it. */
  readonly at: Node;
}
