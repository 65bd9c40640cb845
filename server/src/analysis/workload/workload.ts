/** What a template runs: functions, containers, instances and jobs, each with its identity and its environment. */
import type { RunTimeRole } from '../../data/run-time-role.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';
import type { Script } from '../script/script.js';
import type { NamedValue } from './named-value.js';

/** A role that a workload has by a property, or by its instance profile. */
export interface WorkloadRole {
  readonly property: RunTimeRole;
  readonly value: Value;
  readonly at: Node;
  readonly when: Guard;
  /** The role, if it is in this template. */
  readonly role: Resource | null;
  /** The instance profile through which it has the role, if that is in this template. */
  readonly profile: Resource | null;
}

/** Whether what runs has an AWS identity of its own. `unknown`: something outside the template may give it one. */
export type HasRole = 'yes' | 'no' | 'unknown';

export interface Workload {
  readonly resource: Resource;
  /** The properties that can name a role, the one for its own code first; empty when there is none. */
  readonly roleProperties: readonly RunTimeRole[];
  /** Its roles, for its own code and for what starts it. */
  readonly roles: readonly WorkloadRole[];
  /** Whether its own code has a role. */
  readonly hasRole: HasRole;
  /** The names and values that reach its code. */
  readonly environment: readonly NamedValue[];
  /** Its scripts, inline code and commands. */
  readonly scripts: readonly Script[];
}

/** Consumers of roles that run the user's code; all others act for the service. */
const runsCode: ReadonlySet<string> = new Set([
  'automation',
  'build',
  'container',
  'function',
  'host',
  'instance',
  'job',
  'pod',
  'state-machine',
  'workers',
]);

/** Whether the role in a property is the identity of the workload's own code. */
export function isOwnIdentity(property: RunTimeRole): boolean {
  return runsCode.has(property.consumer);
}

/** What is a unit of work of its own: functions, tasks, builds and jobs differ, while instances of one kind usually share a profile. */
const units: ReadonlySet<string> = new Set(['build', 'container', 'function', 'job', 'state-machine']);

export function isUnitOfWork({ roleProperties }: Workload): boolean {
  return roleProperties.some((property) => isOwnIdentity(property) && units.has(property.consumer));
}
