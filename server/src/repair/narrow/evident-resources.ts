/** Which resources of the template the holders of a policy evidently use. */
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Resource } from '../../model/template.js';
import { encloses, type Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';

export type PolicyScene = TemplateScene & Pick<Facts, 'holders'>;

/**
 * Those that what runs with the policy names or is named by, as in a variable of a function, and those that another statement
 * beside this one names. Not roles, users and policies: where the holders name one, they have it.
 */
export function evidentResources(scene: PolicyScene, { site, statement }: StatementSite): (resource: Resource) => boolean {
  const holders = new Set(scene.holders(site).flatMap(({ resource }) => resource ?? []));
  const users = scene.workloads.flatMap(({ resource, roles }) =>
    [...holders].some((holder) => holder.madeFrom === resource.id || roles.some(({ role }) => role === holder)) ? [resource] : [],
  );
  const places: readonly Span[] = [...users, ...holders, ...(site.owner === null ? [] : [site.owner])].map(({ node }) => node);
  const own = statement.at;
  const isNamed = ({ id }: Resource): boolean =>
    scene.references(id).some(({ at }) => !(own !== null && encloses(own, at)) && places.some((place) => encloses(place, at)));
  const namesUser = ({ node }: Resource): boolean =>
    users.some((user) => user.node !== node && scene.references(user.id).some(({ at }) => encloses(node, at)));
  return (resource) => !resource.type.startsWith('AWS::IAM::') && (isNamed(resource) || namesUser(resource));
}
