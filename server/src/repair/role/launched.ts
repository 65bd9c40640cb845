/** What a change of a launch template or configuration leaves to be done with the instances that it has launched. */
import { templatePath } from '../../analysis/place.js';
import type { Resource } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';

const launches: ReadonlySet<string> = new Set(['AWS::AutoScaling::LaunchConfiguration', 'AWS::EC2::LaunchTemplate']);

/**
 * In a sentence; none for an instance itself, and where a group of the template has a policy by which CloudFormation replaces its
 * instances (CloudFormation user guide, "UpdatePolicy attribute").
 */
export function launchedLeft(scene: Scene, { id, type }: Resource): readonly string[] {
  if (!launches.has(type) || !hasTemplate(scene) || isRolledOut(scene, { id, type })) return [];
  return [`Instances that \`${id}\` has launched already keep running as they are: replace them after the update.`];
}

/** Whether CloudFormation replaces all instances that a launch template or configuration of the template has launched. */
export function isRolledOut({ references, template }: TemplateScene, { id, type }: Pick<Resource, 'id' | 'type'>): boolean {
  if (!launches.has(type)) return false;
  const users = references(id).flatMap(({ node }) => template.resource(templatePath(node).id ?? '') ?? []);
  return users.length > 0 && users.every(replacesInstances);
}

function replacesInstances(user: Resource): boolean {
  const policy = user.attribute('UpdatePolicy');
  const ways = ['AutoScalingRollingUpdate', 'AutoScalingReplacingUpdate'];
  return policy !== null && ways.some((way) => optionsAt(policy, way).length > 0);
}
