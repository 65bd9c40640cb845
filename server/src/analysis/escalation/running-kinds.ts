/** Which of an action's resources run with a role. */
import { findAction, resourceTypes } from '../../data/action-catalogue.js';
import { resourceArn } from '../../data/resource-arn.js';
import { runTimeRoleTypes } from '../../data/run-time-role.js';
import { remembered } from '../../text/remembered.js';

/** A kind of resource by its ARN: the service, and what follows the account, such as `job-definition/`. */
export interface ResourceKind {
  readonly service: string;
  readonly start: string;
}

/** Its role starts automations; the commands of its document run with the roles of the instances. */
const dispatcher = 'AWS::SSM::Association';

let roleHolders: ReadonlySet<string> | undefined;

/**
 * What an action makes act with its role: a definition for `batch:SubmitJob`, though it names a queue and a job as well.
 * Where none of the resources is known to have a role, all of them.
 */
export const runningKinds = remembered((action): readonly ResourceKind[] => {
  const [prefix = '', name = ''] = action.split(':');
  const named = new Set(findAction(prefix, name)?.resourceTypes.map((type) => type.name));
  const arns = resourceTypes(prefix)
    .filter((type) => named.has(type.name))
    .flatMap((type) => type.arns);
  roleHolders ??= new Set(runTimeRoleTypes().flatMap((type) => (type === dispatcher ? [] : (resourceArn(type)?.template ?? []))));
  const running = arns.filter((arn) => roleHolders?.has(arn) === true);
  if (arns.length === 0) return [{ service: prefix, start: '' }];
  return (running.length === 0 ? arns : running).map(kindOf);
});

/** The kind of `arn:${Partition}:batch:${Region}:${Account}:job-definition/${JobDefinitionName}`. */
function kindOf(arn: string): ResourceKind {
  const [, , service = '', , , ...rest] = arn.split(':');
  return { service, start: rest.join(':').replace(/\$.*/, '') };
}
