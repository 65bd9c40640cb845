/** Gives a role to workloads that have none. */
import type { RunTimeRole } from '../data/run-time-role.js';
import type { Workload } from '../analysis/workload/workload.js';
import type { Change, Place } from '../edit/change.js';
import { type Content, fields } from '../edit/content.js';
import type { Resource } from '../model/template.js';
import { lookupEntry } from '../syntax/lookup.js';
import { freeId } from './free-id.js';
import { attribute, conditionOf, instanceProfileContent, ref, roleContent, type RoleSpecification } from './role-content.js';
import type { TemplateScene } from './scene.js';
import { addResource } from './section.js';
import { mappingOf } from './written-place.js';

/** Workloads that can share one new role: they are to trust the same services, under the same condition. */
export interface NewRole {
  readonly id: string;
  readonly property: RunTimeRole;
  readonly workloads: readonly Workload[];
}

/** Names a role after its workload, or after `shared` when it is for several. */
export function nameRole({ template }: TemplateScene, workloads: readonly Workload[], shared: string, taken: Set<string>): string {
  const [only] = workloads;
  const base = workloads.length === 1 && only !== undefined ? only.resource.id.replace(/(?:Task)?Definition$/, 'Task').replace(/TaskTask$/, 'Task') : shared;
  const id = freeId(template, base.endsWith('Role') ? base : `${base}Role`, taken);
  taken.add(id);
  return id;
}

/** What the code of a workload needs of its role, whatever else it does: managed policies of AWS, by path and name. */
export function basicPolicies({ resource }: Workload): readonly string[] {
  return resource.type === 'AWS::Lambda::Function' ? ['service-role/AWSLambdaBasicExecutionRole'] : [];
}

/** The role, its instance profile, and the properties that attach them; null when a workload's properties are no plain map. */
export function addRole(
  { template }: TemplateScene, role: NewRole, specification: Omit<RoleSpecification, 'trusts' | 'condition'>, place: Place, taken: Set<string>,
): readonly Change[] | null {
  const [first] = role.workloads;
  const condition = first === undefined ? null : conditionOf(first.resource);
  const content = roleContent({ ...specification, trusts: role.property.trusts, condition });
  const added = [addResource(template, role.id, content, place, { note: `Adds role \`${role.id}\`.` })];
  const profile = role.property.takes === 'role-arn' ? null : freeId(template, role.id.replace(/(?:Instance)?Role\d{0,3}$/, '') + 'InstanceProfile', taken);
  if (profile !== null) {
    taken.add(profile);
    added.push(addResource(template, profile, instanceProfileContent(role.id, condition), place, { note: `Adds instance profile \`${profile}\`.` }));
  }
  const attached = role.workloads.map(({ resource }) => attach(resource, role, profile));
  const changes = [...added, ...attached];
  return changes.includes(null) ? null : changes.flatMap((change) => change ?? []);
}

function attach(resource: Resource, { id, property }: NewRole, profile: string | null): Change | null {
  return setAtPath(resource, property.path, referenceTo(property, id, profile), `Gives \`${resource.id}\` role \`${id}\`.`);
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

/** Sets a property at a path of keys, with the maps on the way that are not there yet. */
export function setAtPath(resource: Resource, path: readonly string[], value: Content, note: string): Change | null {
  let holder = resource.node;
  const steps = ['Properties', ...path];
  for (let depth = 0; depth < steps.length; depth++) {
    const key = steps[depth] ?? '';
    const entry = lookupEntry(holder, key);
    if (entry === null) {
      const rest = steps.slice(depth + 1).reduceRight<Content>((inner, step) => fields({ [step]: inner }), value);
      return { kind: 'insert-entry', mapping: holder, key, value: rest, place: { kind: 'sorted' }, note };
    }
    if (depth === steps.length - 1) return { kind: 'set', target: entry, value, note };
    const next = entry.value?.tag === null ? mappingOf(entry.value) : null;
    if (next === null) return null;
    holder = next;
  }
  return null;
}
