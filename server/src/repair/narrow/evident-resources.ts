/** Which resources of the template the holders of a policy evidently use. */
import type { Facts } from '../../analysis/facts.js';
import type { PolicySite, StatementSite } from '../../analysis/policy/policy-site.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Resource } from '../../model/template.js';
import { once } from '../../text/once.js';
import { encloses } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';

export type PolicyScene = TemplateScene & Pick<Facts, 'holders'>;

/**
 * Those that what runs with the policy names or is named by, as in a variable of a function, and those that another statement
 * beside this one names. Not roles, users and policies: where the holders name one, they have it.
 */
export function evidentResources(scene: PolicyScene, { site, statement }: StatementSite): (resource: Resource) => boolean {
  const users = once(() => workloadsWith(scene, site).map(({ resource }) => resource));
  const places = once(() => [...users(), ...holdersOf(scene, site), ...(site.owner === null ? [] : [site.owner])]);
  const own = statement.at;
  const isNamed = (resource: Resource): boolean =>
    scene
      .references(resource.id)
      .some(
        (site) =>
          !isContent(resource, site) && !(own !== null && encloses(own, site.at)) && places().some(({ node }) => encloses(node, site.at)),
      );
  const namesUser = ({ node }: Resource): boolean =>
    users().some((user) => user.node !== node && scene.references(user.id).some(({ at }) => encloses(node, at)));
  return (resource) => !resource.type.startsWith('AWS::IAM::') && (isNamed(resource) || namesUser(resource));
}

/** Whoever gets what a parameter holds (`Limit.Value`) does not have to read it, and what it holds may be the name of another resource. */
function isContent({ type }: Resource, { attribute }: ReferenceSite): boolean {
  return type === 'AWS::SSM::Parameter' && attribute === 'Value';
}

function holdersOf({ holders }: PolicyScene, site: PolicySite): readonly Resource[] {
  return holders(site).flatMap(({ resource }) => resource ?? []);
}

/** What runs with the policy. */
export function workloadsWith(scene: PolicyScene, site: PolicySite): readonly Workload[] {
  const holders = new Set(holdersOf(scene, site));
  const made = new Set([...holders].map(({ madeFrom }) => madeFrom));
  return scene.workloads.filter(
    ({ resource, roles }) => made.has(resource.id) || roles.some(({ role }) => role !== null && holders.has(role)),
  );
}
