/** A way in which an identity gains permissions. */
import type { Guard } from '../../value/guard.js';
import type { Identity } from '../identity/identity.js';
import type { Permission } from '../identity/permission.js';

/**
 * `action`: one permission over identities. `takeover`: permissions over what already runs with a role. `path`: several
 * permissions together, such as passing a role to what runs. `assume`: it may become a role of this template.
 */
export type EscalationKind = 'action' | 'takeover' | 'path' | 'assume';

export interface Escalation {
  readonly kind: EscalationKind;
  /** In AWS's spelling, in the order of the set. */
  readonly permissions: readonly string[];
  /** The statements that grant them, one for each permission; empty where a trust policy alone lets it in. */
  readonly grants: readonly Permission[];
  /** Logical ids from the identity itself to what it becomes; only the identity when that may be anything. */
  readonly through: readonly string[];
  /** The more powerful identity of this template that it reaches; null when it reaches whatever there is. */
  readonly target: Identity | null;
  readonly when: Guard;
}

/** Whether it is one permission over identities, whichever they are, that makes its holder an administrator by itself. */
export function isRise({ kind, target, permissions }: Pick<Escalation, 'kind' | 'target' | 'permissions'>): boolean {
  return kind === 'action' && target === null && permissions.every((permission) => permission.startsWith('iam:'));
}

/** One step from an identity to another of the same template. */
export interface Step {
  readonly kind: EscalationKind;
  readonly permissions: readonly string[];
  readonly grants: readonly Permission[];
  readonly to: Identity;
  readonly when: Guard;
}
