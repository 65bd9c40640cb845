/** Which role a workload acts with, or could be given. */
import { givenRoles, isOfNotebooks } from '../../analysis/workload/given-role.js';
import { launchTemplateIn } from '../../analysis/workload/launch-template.js';
import { isOwnIdentity, type Workload } from '../../analysis/workload/workload.js';
import type { RunTimeRole } from '../../data/run-time-role.js';
import type { Resource } from '../../model/template.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import type { TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';

export type RoleTarget =
  /** A role of the template. */
  | { readonly kind: 'written'; readonly role: Resource }
  /** The role that SAM creates for a function or state machine, which lists the policies itself. */
  | { readonly kind: 'made'; readonly roleId: string; readonly workload: Workload }
  /** The workload has none; the property can give it one. */
  | { readonly kind: 'missing'; readonly workload: Workload; readonly property: RunTimeRole }
  | { readonly kind: 'outside'; readonly reason: string };

export function roleTarget(scene: TemplateScene, workload: Workload): RoleTarget {
  const { template } = scene;
  const { resource } = workload;
  const launch = workload.hasRole === 'no' ? null : launchWorkload(scene, workload);
  if (launch !== null) return roleTarget(scene, launch);
  const own = workload.roles.filter(({ property }) => isOwnIdentity(property));
  const properties = workload.roleProperties.filter(isOwnIdentity);
  const property = properties.find(({ path }) => isAtHand(resource, path)) ?? (properties.length === 1 ? properties[0] : undefined);
  if (own.length === 0 && /^AWS::Serverless::(?:Function|StateMachine)$/.test(resource.type) && resource.property('Role') === null) {
    return { kind: 'made', roleId: `${resource.id}Role`, workload };
  }
  const given = own.length === 0 ? givenRoles(resource, scene) : [];
  if (own.length === 0 && given.length === 0) {
    if (property === undefined) return outside(unassigned(resource));
    if (hasProfileElsewhere(resource)) return outside(`This template does not show which instance profile \`${resource.id}\` has.`);
    if (workload.hasRole !== 'no') return outside(`This template does not show whether \`${resource.id}\` has a role.`);
    return property.path.includes('*')
      ? outside(`\`${resource.id}\` takes a role in several places.`)
      : { kind: 'missing', workload, property };
  }
  const isOptional = property !== undefined && absencesAt(resource.properties, ...property.path).some((when) => when.length > 0);
  if (isOptional) return outside(`Conditions decide whether \`${resource.id}\` has a role.`);
  const [role, ...others] = new Set([...own.map((each) => each.role), ...given]);
  if (given.length > 0 && others.length > 0) {
    return outside(`${isOfNotebooks(resource) ? 'Notebooks run' : 'Instances are launched from'} \`${resource.id}\` with several roles.`);
  }
  if (role === null || role === undefined) return outside(`The role of \`${resource.id}\` is not in this template.`);
  if (others.length > 0) return outside(`Conditions decide which role \`${resource.id}\` has.`);
  if (role.madeFrom !== null) return { kind: 'made', roleId: role.id, workload };
  return resourceEntry(template, role) === null
    ? outside(`The role of \`${resource.id}\` is not defined in this file.`)
    : { kind: 'written', role };
}

/**
 * Why a workload that takes no role itself has none. Functions of Greengrass sign with the role of their group, and
 * components with that of their core device (IoT Greengrass developer guides, "Greengrass group role", "Authorize core
 * devices to interact with AWS services"); pods of a Batch job, with that of their service account (Batch API reference,
 * `EksPodProperties`).
 */
function unassigned(resource: Resource): string {
  if (/^AWS::Greengrass(?:V2)?::/.test(resource.type)) {
    return `What runs in \`${resource.id}\` signs with the role of its Greengrass group or core device: let that role do what the key permits first.`;
  }
  if (resource.property('EksProperties') !== null) {
    return `Pods of \`${resource.id}\` sign with the role of their service account: let that role do what the key permits first.`;
  }
  return isOfNotebooks(resource)
    ? `This template does not show which notebooks run \`${resource.id}\`, nor with which role.`
    : `\`${resource.id}\` cannot be given a role.`;
}

/** Whether options of Elastic Beanstalk are completed by others: those of a saved configuration, or of the environments that use one. */
function hasProfileElsewhere(resource: Resource): boolean {
  return resource.type === 'AWS::ElasticBeanstalk::ConfigurationTemplate' || resource.property('TemplateName') !== null;
}

/** Whether the map that holds the role property is there: a Batch job definition has a map for its kind only. */
function isAtHand({ properties }: Resource, path: readonly string[]): boolean {
  const items = path.indexOf('*');
  const holder = path.slice(0, items === -1 ? -1 : items);
  return holder.length === 0 || optionsAt(properties, ...holder).length > 0;
}

function outside(reason: string): RoleTarget {
  return { kind: 'outside', reason };
}

/** The launch template that an instance without a profile of its own refers to. */
function launchWorkload({ template, workloads }: TemplateScene, { resource, roles }: Workload): Workload | null {
  const target = roles.length > 0 ? null : launchTemplateIn(resource.property('LaunchTemplate'), template);
  return target === null ? null : (workloads.find((each) => each.resource === target) ?? null);
}
