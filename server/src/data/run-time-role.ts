/** The role properties that give a workload its identity at run time, and so can replace a key. */
import { runTimeRoleTable } from './generated/run-time-role.js';
import type { PropertyPath } from './property-table.js';

/** An instance profile is named, or given by its ARN or by a map with `Arn` or `Name`. */
export type RoleReference = 'role-arn' | 'profile-name' | 'profile-arn' | 'profile-specification';

export interface RunTimeRole {
  readonly path: PropertyPath;
  /** What acts with the role: `instance`, `container`, `function`, `agent`, `pod`, `delivery` and others. */
  readonly consumer: string;
  readonly takes: RoleReference;
  /**
   * Service principals that the role must trust, with `${AWS::Region}` in regional ones; empty when it trusts the identity
   * provider of a cluster.
   */
  readonly trusts: readonly string[];
}

const references: readonly RoleReference[] = ['role-arn', 'profile-name', 'profile-arn', 'profile-specification'];
let roles: Map<string, RunTimeRole[]> | undefined;

/** The properties of a resource type that give it, or what it runs, an identity. */
export function runTimeRoles(type: string): readonly RunTimeRole[] {
  roles ??= readRoles();
  return roles.get(type) ?? [];
}

/** The resource types that have such a property. */
export function runTimeRoleTypes(): readonly string[] {
  roles ??= readRoles();
  return [...roles.keys()];
}

function readRoles(): Map<string, RunTimeRole[]> {
  const byType = new Map<string, RunTimeRole[]>();
  for (const line of runTimeRoleTable.split('\n')) {
    const [type = '', path = '', consumer = '', takes, ...trusts] = line.split(' ');
    const reference = references.find((known) => known === takes) ?? 'role-arn';
    const role = { path: path.split('/'), consumer, takes: reference, trusts };
    byType.set(type, [...(byType.get(type) ?? []), role]);
  }
  return byType;
}
