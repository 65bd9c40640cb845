/** Which properties of which resource types name managed policies by ARN (SAM: or by name). */
import { managedPolicyPropertyTable } from './generated/managed-policy-property.js';
import { type PropertyPath, propertyTable } from './property-table.js';

/** `attached` policies grant permissions, a `boundary` limits a principal, and `session` policies limit sessions. */
export type ManagedPolicyUse = (typeof uses)[number];

const uses = ['attached', 'boundary', 'session'] as const;

/** A property whose value, or each element of whose value, names a managed policy. */
export interface ManagedPolicyProperty {
  readonly path: PropertyPath;
  readonly use: ManagedPolicyUse;
}

const entriesOf = propertyTable(() => managedPolicyPropertyTable, uses);

/** The properties of a resource type that name managed policies; SAM's `Policies` can also hold documents and templates. */
export function managedPolicyProperties(type: string): readonly ManagedPolicyProperty[] {
  return entriesOf(type).map(({ path, tag }) => ({ path, use: tag }));
}
