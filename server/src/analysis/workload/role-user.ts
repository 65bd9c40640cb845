/** Which workloads run with the roles of the template, and which of them can do so at the same time. */
import type { Resource, Template } from '../../model/template.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { isOwnIdentity, type Workload } from './workload.js';

/** A workload, and when it exists and runs with a role. */
export interface RoleUser {
  readonly workload: Workload;
  readonly when: Guard;
}

/** The workloads whose own code runs with each role of the template. */
export function roleUsers(workloads: readonly Workload[]): ReadonlyMap<Resource, readonly RoleUser[]> {
  const found = new Map<Resource, RoleUser[]>();
  for (const workload of workloads) {
    const own = new Map(workload.roles.filter(({ property }) => isOwnIdentity(property)).map((each) => [each.role, each.when]));
    for (const [role, given] of own) {
      const when = conjoin(workload.resource.when, given);
      if (role !== null && when !== null) found.set(role, [...(found.get(role) ?? []), { workload, when }]);
    }
  }
  return found;
}

export interface Pair {
  readonly one: Resource;
  readonly other: Resource;
  readonly when: Guard;
}

/** The two that can run at the same time under the fewest assumptions. What a loop creates counts as one. */
export function pairAtOnce(some: readonly RoleUser[], others: readonly RoleUser[], template: Template): Pair | null {
  let found: Pair | null = null;
  for (const first of some) {
    for (const second of others) {
      const [one, other] = [first.workload.resource, second.workload.resource];
      const when = one.node === other.node ? null : conjoin(first.when, second.when);
      if (when !== null && (found === null || when.length < found.when.length) && template.isPossible(when)) found = { one, other, when };
    }
    if (found?.when.length === 0) break;
  }
  return found;
}
