/** What a change of a launch template or configuration leaves to be done with the instances that it has launched. */
import { templatePath } from '../../analysis/place.js';
import type { Resource } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { hasTemplate, type Scene } from '../scene.js';

const launches: ReadonlySet<string> = new Set(['AWS::AutoScaling::LaunchConfiguration', 'AWS::EC2::LaunchTemplate']);

/**
 * In a sentence; none for an instance itself, and where a group of the template has a policy by which CloudFormation replaces its
 * instances (CloudFormation user guide, "UpdatePolicy attribute").
 */
export function launchedLeft(scene: Scene, { id, type }: Resource): readonly string[] {
  if (!launches.has(type) || !hasTemplate(scene)) return [];
  const users = scene.references(id).flatMap(({ node }) => scene.template.resource(templatePath(node).id ?? '') ?? []);
  return users.length > 0 && users.every(replacesInstances)
    ? []
    : [`Instances that \`${id}\` has launched already keep running as they are: replace them after the update.`];
}

function replacesInstances(user: Resource): boolean {
  const policy = user.attribute('UpdatePolicy');
  const ways = ['AutoScalingRollingUpdate', 'AutoScalingReplacingUpdate'];
  return policy !== null && ways.some((way) => optionsAt(policy, way).length > 0);
}
