/** Lets whatever starts a task or an instance pass it the role that it is given. */
import { namedResource } from '../../analysis/named-resource.js';
import { templatePath } from '../../analysis/place.js';
import { propertyValues } from '../../analysis/property-value.js';
import { runTimeRoles } from '../../data/run-time-role.js';
import type { Change } from '../../edit/change.js';
import { hasWildcardSign } from '../../iam/partial-text.js';
import type { Resource } from '../../model/template.js';
import { writtenId } from '../../model/written-id.js';
import { needs } from '../dependency.js';
import { attribute } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { permitAlso } from './permit-also.js';

/**
 * What is started from a resource, with the roles that it names: these have to be passed (Amazon ECS developer guide, "Grant
 * permissions to run tasks"; Amazon EC2 user guide, "Grant permissions to pass an IAM role to an instance").
 */
const starting: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::ECS::TaskDefinition', ['ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:UpdateService']],
  ['AWS::EC2::LaunchTemplate', ['ec2:RunInstances']],
]);

/** The actions that start something from a resource of a type; none for other types. */
export function startingActions(type: string): readonly string[] {
  return starting.get(type) ?? [];
}

export interface Passing {
  readonly changes: readonly Change[];
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
}

/** Allows those that start something from a resource, and may not pass every role, to pass the new role `roleId`. */
export function letPass(scene: TemplateScene, started: Resource, roleId: string): Passing {
  const passings = startersOf(scene, started).map(({ starter, role }): Passing => {
    const left = `Allow the role with which \`${writtenId(starter)}\` starts \`${started.id}\` to pass role \`${roleId}\` (\`iam:PassRole\`).`;
    const isWritten = role !== null && role.madeFrom === null && resourceEntry(scene.template, role) !== null;
    // The new role may be limited to what the task names, so nothing that the task needs can wait for it.
    if (!isWritten || needs(scene, [started.id], new Set([role.id]))) return { changes: [], left: [left] };
    const changes = permitAlso(scene, role, {
      action: 'iam:PassRole',
      resource: attribute(roleId, 'Arn'),
      policyName: `Pass${roleId}`,
      note: `Allows role \`${role.id}\` to pass role \`${roleId}\` to \`${started.id}\`.`,
    });
    return changes === null ? { changes: [], left: [left] } : { changes, left: [] };
  });
  return { changes: passings.flatMap(({ changes }) => changes), left: [...new Set(passings.flatMap(({ left }) => left))] };
}

interface Starter {
  readonly starter: Resource;
  /** The role with which it does so; null for one from elsewhere. */
  readonly role: Resource | null;
}

/** Each role once, with the first resource that starts something with it. */
function startersOf(scene: TemplateScene, started: Resource): readonly Starter[] {
  const actions = startingActions(started.type);
  const found = new Map<string, Starter>();
  for (const { node } of actions.length === 0 ? [] : scene.references(started.id)) {
    const { section, id } = templatePath(node);
    const starter = section === 'Resources' && id !== null ? scene.template.resource(id) : null;
    for (const role of starter === null ? [] : rolesOf(scene, starter)) {
      if (starter === null || (role !== null && !hasToBeAllowed(scene, role, actions))) continue;
      const key = role?.id ?? `:${starter.id}`;
      if (!found.has(key)) found.set(key, { starter, role });
    }
  }
  return [...found.values()];
}

/** The roles with which a resource acts; null for one from elsewhere, where the resource does nothing but start what it names. */
function rolesOf({ template }: TemplateScene, starter: Resource): readonly (Resource | null)[] {
  return runTimeRoles(starter.type).flatMap(({ path, consumer }) =>
    propertyValues(starter, path).flatMap(({ value }) => {
      const role = namedResource(value, 'AWS::IAM::Role', template);
      return role === null && consumer !== 'delivery' && consumer !== 'state-machine' ? [] : [role];
    }),
  );
}

/** Whether a role may start something, but not pass a role whose name nobody knows yet. */
function hasToBeAllowed({ identity }: TemplateScene, { id }: Resource, actions: readonly string[]): boolean {
  const allowance = identity(id)?.allowance ?? null;
  if (allowance === null || actions.every((action) => allowance.permissionsFor(action).length === 0)) return false;
  return !allowance.permissionsFor('iam:PassRole').some(({ resources }) => resources.some(hasWildcardSign));
}
