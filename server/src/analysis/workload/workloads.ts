/** What a resource runs, and as whom. */
import { runTimeRoles, type RunTimeRole } from '../../data/run-time-role.js';
import type { Resource, Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { optionsAt } from '../../value/path.js';
import { valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { namedResource } from '../named-resource.js';
import { propertyValues } from '../property-value.js';
import type { Script } from '../script/script.js';
import { launchTemplateIn } from './launch-template.js';
import { type NamedValue, namedValues } from './named-value.js';
import { isOwnIdentity, type HasRole, type Workload, type WorkloadRole } from './workload.js';

/** The workload that a resource is: it runs something, or hands an environment to something that runs; null for any other. */
export function workloadOf(resource: Resource, template: Template, scripts: readonly Script[]): Workload | null {
  const properties = [...runTimeRoles(resource.type)].sort((a, b) => Number(isOwnIdentity(b)) - Number(isOwnIdentity(a)));
  const named = namedValues(resource);
  const environment = named.filter(({ purpose }) => purpose === 'environment');
  if (!properties.some(isOwnIdentity) && environment.length + scripts.length === 0) return null;
  const roles = [...gather(properties, (property) => rolesIn(resource, property, template)), ...optionRoles(named, template)];
  const roleProperties = hasOptions(resource) ? [...properties, profileOption] : properties;
  return { resource, roleProperties, roles, hasRole: hasRole(resource, roles, template), environment, scripts };
}

function rolesIn(resource: Resource, property: RunTimeRole, template: Template): readonly WorkloadRole[] {
  const written = gather(propertyValues(resource, property.path), ({ value, when }): readonly WorkloadRole[] => {
    if (value.kind === 'null') return [];
    const profile = property.takes === 'role-arn' ? null : namedResource(named(value), 'AWS::IAM::InstanceProfile', template);
    const role = property.takes === 'role-arn' ? namedResource(value, 'AWS::IAM::Role', template) : roleOfProfile(profile, template);
    return [{ property, value, at: value.at ?? resource.key, when, role, profile }];
  });
  return written.length > 0 ? written : generatedRole(resource, property, template);
}

/** Elastic Beanstalk has the profile of its instances as an option; without one it uses a profile of the account. */
const profileOption: RunTimeRole = {
  path: ['OptionSettings'],
  consumer: 'instance',
  takes: 'profile-name',
  trusts: ['ec2.amazonaws.com'],
};

/** Whether it is an environment of Elastic Beanstalk, or a configuration for some. */
function hasOptions({ type }: Resource): boolean {
  return /^AWS::ElasticBeanstalk::(?:Environment|ConfigurationTemplate)$/.test(type);
}

function optionRoles(settings: readonly NamedValue[], template: Template): readonly WorkloadRole[] {
  return settings
    .filter(({ purpose, name, path }) => purpose === 'setting' && name === 'IamInstanceProfile' && path[0] === 'OptionSettings')
    .map(({ value, at, when }) => {
      const profile = namedResource(value, 'AWS::IAM::InstanceProfile', template);
      return { property: profileOption, value, at, when, role: roleOfProfile(profile, template), profile };
    });
}

/** `{ Arn: … }`, `{ Name: … }`, or the name or ARN itself. */
function named(value: Value): Value {
  return valueAt(value, 'Arn') ?? valueAt(value, 'Name') ?? value;
}

/** The role in an instance profile, which can have only one. */
export function roleOfProfile(profile: Resource | null, template: Template): Resource | null {
  const [first] = profile === null ? [] : propertyValues(profile, ['Roles', '*']);
  return first === undefined ? null : namedResource(first.value, 'AWS::IAM::Role', template);
}

/** Whether a profile has no role. */
function isEmpty(profile: Resource | null): boolean {
  return (
    profile?.properties.kind === 'map' &&
    optionsAt(profile.properties, 'Roles').every(({ value }) => value.kind === 'list' && value.items.length === 0)
  );
}

/** The role that SAM creates for a function or state machine without one. */
function generatedRole(resource: Resource, property: RunTimeRole, template: Template): readonly WorkloadRole[] {
  const role = template.generated.get(`${resource.id}Role`);
  if (role === undefined || role.madeFrom !== resource.id || property.path.join('/') !== 'Role') return [];
  const value: Value = { kind: 'attribute', id: role.id, name: 'Arn', at: resource.key };
  return [{ property, value, at: resource.key, when: role.when, role, profile: null }];
}

function hasRole(resource: Resource, roles: readonly WorkloadRole[], template: Template): HasRole {
  const own = roles.filter(({ property, profile }) => isOwnIdentity(property) && !isEmpty(profile));
  if (own.some(({ when }) => when.length === 0)) return 'yes';
  if (own.length > 0 || resource.properties.kind !== 'map') return 'unknown';
  return throughLaunchTemplate(resource, template);
}

/** Whether an instance has the profile of its launch template, which is unknown if that is not in the template. */
function throughLaunchTemplate(resource: Resource, template: Template): HasRole {
  const [used] = propertyValues(resource, ['LaunchTemplate']);
  if (used === undefined) return 'no';
  const launch = launchTemplateIn(used.value, template);
  if (launch === null) return 'unknown';
  const [profile] = propertyValues(launch, ['LaunchTemplateData', 'IamInstanceProfile']);
  if (profile === undefined || isEmpty(namedResource(named(profile.value), 'AWS::IAM::InstanceProfile', template))) return 'no';
  return profile.when.length === 0 ? 'yes' : 'unknown';
}
