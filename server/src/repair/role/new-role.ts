/** New roles for workloads that have none. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { RunTimeRole } from '../../data/run-time-role.js';
import type { Change, Place } from '../../edit/change.js';
import { type Content, fields } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { freeId } from '../free-id.js';
import { attribute, ref } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { addResource } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { formerProfile, isBeanstalk, setProfileOption, tierPolicy } from './beanstalk-profile.js';
import { letPass } from './let-pass.js';
import { requireTokens } from './require-token.js';
import { conditionOf, instanceProfileContent, roleContent, type RoleSpecification } from './role-content.js';

/** Workloads that can share one new role, because it is for the same services and under the same condition. */
export interface NewRole {
  readonly id: string;
  readonly property: RunTimeRole;
  readonly workloads: readonly Workload[];
}

/** Names a role after its workload, or after `shared` when it is for several. */
export function nameRole({ template }: TemplateScene, workloads: readonly Workload[], shared: string, taken: Set<string>): string {
  const [only] = workloads;
  const base =
    workloads.length === 1 && only !== undefined
      ? only.resource.id.replace(/(?:Task)?Definition$/, 'Task').replace(/TaskTask$/, 'Task')
      : shared;
  const id = freeId(template, base.endsWith('Role') ? base : `${base}Role`, taken);
  taken.add(id);
  return id;
}

/** AWS managed policies, by path and name, that a workload's role needs whatever its code does. */
export function basicPolicies({ resource }: Workload): readonly string[] {
  if (isBeanstalk(resource)) return [tierPolicy(resource)];
  return resource.type === 'AWS::Lambda::Function' ? ['service-role/AWSLambdaBasicExecutionRole'] : [];
}

export interface RoleAddition {
  readonly changes: readonly Change[];
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
  /** Whether instance metadata requires a session token from now on, unlike before. */
  readonly requiresToken: boolean;
}

/** What a new role may do, and where in the template it goes. */
export interface RolePlan extends Omit<RoleSpecification, 'trusts' | 'condition'> {
  readonly place: Place;
}

/**
 * The role, its instance profile, the properties that attach them, and session tokens for whoever asks an instance for the
 * keys of the role; null when a workload's properties are no plain map.
 */
export function addRole(scene: TemplateScene, role: NewRole, plan: RolePlan, taken: Set<string>): RoleAddition | null {
  const { template } = scene;
  const { place } = plan;
  const [first] = role.workloads;
  const condition = first === undefined ? null : conditionOf(first.resource);
  const content = roleContent({ ...plan, trusts: role.property.trusts, condition });
  const added = [addResource(template, { id: role.id, content, place, note: `Adds role \`${role.id}\`.` })];
  const profile =
    role.property.takes === 'role-arn'
      ? null
      : freeId(template, role.id.replace(/(?:Instance)?Role\d{0,3}$/, '') + 'InstanceProfile', taken);
  if (profile !== null) {
    taken.add(profile);
    const note = `Adds instance profile \`${profile}\`.`;
    added.push(addResource(template, { id: profile, content: instanceProfileContent(role.id, condition), place, note }));
  }
  const resources = role.workloads.map(({ resource }) => resource);
  const tokens = requireTokens(scene, resources);
  const passings = resources.map((resource) => letPass(scene, resource, role.id));
  const attachments = resources.map((resource) => attach(resource, role, profile));
  const former = resources.filter(isBeanstalk).map((resource) => formerProfile(resource, role.id));
  return added.includes(null) || attachments.includes(null)
    ? null
    : {
        changes: [
          ...added.flatMap((each) => each ?? []),
          ...attachments.flatMap((each) => each ?? []),
          ...tokens.changes,
          ...passings.flatMap(({ changes }) => changes),
        ],
        left: [...former, ...tokens.left, ...passings.flatMap(({ left }) => left)],
        requiresToken: tokens.changes.length > 0,
      };
}

/** Attaches an instance profile of the template; null when the properties of the workload are not a plain map. */
export function attachProfile(resource: Resource, property: RunTimeRole, profile: string): readonly Change[] | null {
  if (isBeanstalk(resource)) return setProfileOption(resource, profile);
  return attached(resource, property, referenceTo(property, profile, profile), `instance profile \`${profile}\``);
}

function attach(resource: Resource, { id, property }: NewRole, profile: string | null): readonly Change[] | null {
  if (profile !== null && isBeanstalk(resource)) return setProfileOption(resource, profile);
  return attached(resource, property, referenceTo(property, id, profile), `role \`${id}\``);
}

function attached(resource: Resource, { path }: RunTimeRole, value: Content, what: string): readonly Change[] | null {
  const change = setAtPath(resource, path, value, `Gives \`${resource.id}\` ${what}.`);
  return change === null ? null : [change];
}

function referenceTo({ takes }: RunTimeRole, role: string, profile: string | null): Content {
  switch (takes) {
    case 'role-arn':
      return attribute(role, 'Arn');
    case 'profile-name':
      return ref(profile ?? role);
    case 'profile-arn':
      return attribute(profile ?? role, 'Arn');
    case 'profile-specification':
      return fields({ Arn: attribute(profile ?? role, 'Arn') });
  }
}
