/** What the search for escalations asks of the document around an identity. */
import type { Admin } from '../identity/admin.js';
import type { TrustedPrincipal } from '../identity/assumed-by.js';
import type { Identity } from '../identity/identity.js';
import type { Workload } from '../workload/workload.js';
import { isServiceOf, type PermissionSet } from './permission-sets.js';

export interface EscalationFacts {
  readonly identities: readonly Identity[];
  /** Asked for only when something may be taken over. */
  workloads(): readonly Workload[];
  admin(identity: Identity): Admin;
  assumedBy(identity: Identity): readonly TrustedPrincipal[];
}

/** Whether a role trusts a service that a set of permissions passes roles to. */
export function trustsServiceOf(role: Identity, set: PermissionSet, around: EscalationFacts): boolean {
  return around.assumedBy(role).some(({ kind, principal }) => kind === 'service' && isServiceOf(set, principal));
}
