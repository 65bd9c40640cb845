/** When what a workload launches has no role of its own. */
import { gather } from '../../text/gather.js';
import { always, conjoin, conjoined, implies, type Guard } from '../../value/guard.js';
import { absencesAt } from '../../value/path.js';
import { propertyValues } from '../property-value.js';
import type { Call } from '../use/call.js';
import { isOwnIdentity, type Workload } from './workload.js';

/**
 * The conditions under which instances have no role; the empty guard where they never have one. Where conditions decide, only
 * a profile of their own counts, and only if no launch template may bring one.
 */
export function timesWithoutRole({ resource, hasRole, roleProperties }: Workload): readonly Guard[] {
  const property = roleProperties.find(isOwnIdentity);
  // Each specification of a fleet names a profile of its own; a fleet of launch templates has none.
  const own = (property?.path.lastIndexOf('*') ?? -1) + 1;
  if (hasRole === 'no' && own === 0) return [always];
  if (property === undefined || resource.property('LaunchTemplate') !== null) return [];
  return gather(propertyValues(resource, property.path.slice(0, own)), ({ value, when }) =>
    gather(absencesAt(value, ...property.path.slice(own)), (absence) => conjoined(when, absence)),
  );
}

export interface TimedCall {
  readonly call: Call;
  readonly when: Guard;
}

/** A call of its scripts to AWS within a guard: the first that conditions leave alone, else the first of all. Helpers of CloudFormation need no role. */
export function callWithin({ scripts }: Workload, guard: Guard): TimedCall | null {
  const timed = gather(scripts, (script): readonly TimedCall[] => {
    const when = conjoin(guard, script.when);
    return when === null ? [] : script.calls.flatMap((call) => (call.api === 'cfn-tools' ? [] : [{ call, when }]));
  });
  return timed.find(({ when }) => implies(guard, when)) ?? timed[0] ?? null;
}
