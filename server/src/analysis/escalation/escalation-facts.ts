/** What the search for escalations needs to know of the document around an identity. */
import type { Guard } from '../../value/guard.js';
import type { Admin } from '../identity/admin.js';
import type { TrustedPrincipal } from '../identity/assumed-by.js';
import type { Identity } from '../identity/identity.js';
import type { Workload } from '../workload/workload.js';
import type { Escalation, Step } from './escalation.js';
import { isServiceOf, type PermissionSet } from './permission-sets.js';

export interface EscalationFacts {
  readonly identities: readonly Identity[];
  /** Called only when something may be taken over. */
  workloads(): readonly Workload[];
  admin(identity: Identity): Admin;
  adminWhen(identity: Identity): Guard | null;
  /** How an identity makes itself an administrator; null if it does not, and for an administrator. */
  rise(identity: Identity): Escalation | null;
  /** The identities of the template that an identity can become at once. */
  steps(identity: Identity): readonly Step[];
  assumedBy(identity: Identity): readonly TrustedPrincipal[];
}

/** Whether a role trusts a service to which a set of permissions passes roles. */
export function trustsServiceOf(role: Identity, set: PermissionSet, around: EscalationFacts): boolean {
  return around.assumedBy(role).some(({ kind, principal }) => kind === 'service' && isServiceOf(set, principal));
}
