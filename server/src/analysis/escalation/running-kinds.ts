/** Which of the resources that an action names run with a role. */
import { findAction, resourceTypes } from '../../data/action-catalogue.js';
import { resourceArn } from '../../data/resource-arn.js';
import { runTimeRoleTypes } from '../../data/run-time-role.js';

const known = new Map<string, readonly string[]>();
let roleHolders: ReadonlySet<string> | undefined;

/**
 * How the ARNs of what an action makes act with its role go on behind the account: `job-definition/` for
 * `batch:SubmitJob`, though it names a queue and a job as well. An empty word stands for any, where no kind is known to
 * have a role.
 */
export function runningKinds(action: string): readonly string[] {
  const kept = known.get(action) ?? workOut(action);
  known.set(action, kept);
  return kept;
}

function workOut(action: string): readonly string[] {
  const [prefix = '', name = ''] = action.split(':');
  const named = new Set(findAction(prefix, name)?.resourceTypes.map((type) => type.name));
  const arns = resourceTypes(prefix).filter((type) => named.has(type.name)).flatMap((type) => type.arns);
  roleHolders ??= new Set(runTimeRoleTypes().flatMap((type) => resourceArn(type)?.template ?? []));
  const running = arns.filter((arn) => roleHolders?.has(arn) === true);
  return running.length === 0 ? [''] : running.map(kindOf);
}

/** `job-definition/` of `arn:${Partition}:batch:${Region}:${Account}:job-definition/${JobDefinitionName}`. */
function kindOf(arn: string): string {
  return /^(?:[^:]*:){5}([^$]*)/.exec(arn)?.[1] ?? '';
}
