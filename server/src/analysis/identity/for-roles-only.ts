/** Whether only roles have a policy. Roles have no MFA devices, and no lasting keys. */
import type { Facts } from '../facts.js';
import type { PolicySite } from '../policy/policy-site.js';

export function isForRolesOnly(site: PolicySite, facts: Facts): boolean {
  const owners = facts.holders(site).filter(({ kind }) => kind !== 'policy');
  return owners.length > 0 && owners.every(({ kind }) => kind === 'role' || kind === 'permission-set');
}
