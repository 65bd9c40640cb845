/** Which roles of the template the holders of a policy evidently pass to services. */
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { namedResource } from '../../analysis/named-resource.js';
import { propertyValues } from '../../analysis/property-value.js';
import { runTimeRoles } from '../../data/run-time-role.js';
import { meansAction } from '../../iam/action.js';
import type { Resource } from '../../model/template.js';
import { encloses } from '../../text/span.js';
import { startingActions } from '../role/let-pass.js';
import type { TemplateScene } from '../scene.js';
import { evidentResources, workloadsWith } from './evident-resources.js';

export type PassingScene = TemplateScene & Pick<Facts, 'holders' | 'identity' | 'assumedBy'>;

/** What acts with the policy, with all roles that it has itself. */
interface User {
  readonly resource: Resource;
  readonly roles: readonly (Resource | null)[];
}

/**
 * Those for services alone that whatever acts with the policy names, other than for itself, and those of the tasks and instances
 * that it starts. None where it starts something with a role from elsewhere.
 */
export function passedRoles(scene: PassingScene, subject: StatementSite): readonly Resource[] {
  const users = usersOf(scene, subject);
  const isEvident = evidentResources(scene, subject);
  const started = scene.workloads.filter(
    ({ resource }) => startsFrom(scene, subject, resource.type) && (isNamedBy(scene, users, resource) || isEvident(resource)),
  );
  const given = started.flatMap(({ roles }) => roles.map(({ role }) => role));
  if (given.includes(null)) return [];
  const own = new Set(users.flatMap(({ roles }) => roles));
  const named = [...scene.template.resources.values()].filter(
    (role) => !own.has(role) && isForServices(scene, role) && isNamedBy(scene, users, role),
  );
  return [...new Set([...named, ...given.flatMap((role) => role ?? [])])];
}

/** Workloads, and what a service does with the role, such as a pipeline. */
function usersOf(scene: PassingScene, { site }: StatementSite): readonly User[] {
  const { template } = scene;
  const holders = new Set(scene.holders(site).flatMap(({ resource }) => resource ?? []));
  const workloads = workloadsWith(scene, site).map(({ resource, roles }) => ({ resource, roles: roles.map(({ role }) => role) }));
  const services = [...template.resources.values()].map((resource) => ({
    resource,
    roles: runTimeRoles(resource.type).flatMap(({ path }) =>
      propertyValues(resource, path).map(({ value }) => namedResource(value, 'AWS::IAM::Role', template)),
    ),
  }));
  return [...workloads, ...services.filter(({ roles }) => roles.some((role) => role !== null && holders.has(role)))];
}

function startsFrom({ holders }: PassingScene, { site }: StatementSite, type: string): boolean {
  const actions = startingActions(type);
  return (
    actions.length > 0 &&
    holders(site).some(({ policies }) =>
      policies.some(({ policy }) =>
        policy?.statements.some(
          ({ effect, action }) => effect === 'Allow' && action !== null && actions.some((name) => meansAction(action, name) === 'yes'),
        ),
      ),
    )
  );
}

/** Whether a role is one that somebody has to pass: nobody else may assume it. */
function isForServices({ identity, assumedBy }: PassingScene, { id, type }: Resource): boolean {
  const role = type === 'AWS::IAM::Role' ? identity(id) : null;
  const trusted = role === null ? [] : assumedBy(role);
  return trusted.length > 0 && trusted.every(({ kind }) => kind === 'service');
}

function isNamedBy({ references }: PassingScene, users: readonly User[], { id }: Resource): boolean {
  return references(id).some(({ at }) => users.some(({ resource }) => encloses(resource.node, at)));
}
