/** Launch templates whose role comes from what launches by them. */
import type { Resource } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import type { Facts } from '../facts.js';
import { templatePath } from '../place.js';

/** Where such things name the role: a node group of EKS even refuses a profile in its launch template. */
const bringingRole: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EKS::Nodegroup', ['NodeRole']], ['AWS::Batch::ComputeEnvironment', ['ComputeResources', 'InstanceRole']],
  ['AWS::GameLift::GameServerGroup', ['RoleArn']], ['AWS::EC2::Instance', ['IamInstanceProfile']],
]);

/** Whether a launch template of this document is used by something that brings the role itself. */
export function isGivenRole({ id, type }: Resource, facts: Facts): boolean {
  return type === 'AWS::EC2::LaunchTemplate' && facts.references(id).some(({ node }) => {
    const user = facts.template?.resource(templatePath(node).id ?? '') ?? null;
    const role = user === null ? undefined : bringingRole.get(user.type);
    return role !== undefined && user !== null && optionsAt(user.properties, ...role).length > 0;
  });
}
