/** Whether several keys can be swapped for one role at once, and what the role then has to permit. */
import { groupsOf } from '../../analysis/identity/attachment.js';
import { templatePath } from '../../analysis/place.js';
import type { Resource } from '../../model/template.js';
import type { Entry } from '../../syntax/tree.js';
import type { UserGrant } from '../role/user-grant.js';
import type { TemplateScene } from '../scene.js';
import type { CredentialUse } from './credential-use.js';
import type { KeyOwner } from './key-owner.js';
import { usingWorkloads } from './key-users.js';
import { namingSites } from './naming-site.js';

/** A key with its owner, what that owner may do, and where the key is used. */
export interface HeldKey {
  readonly key: Resource;
  readonly entry: Entry;
  readonly owner: KeyOwner;
  readonly uses: readonly CredentialUse[];
}

/** The users of the keys, each one once, but not the root user, who is not in the template. */
export function usersOf(swaps: readonly HeldKey[]): readonly Resource[] {
  return [...new Set(swaps.flatMap(({ owner: { user } }) => user ?? []))];
}

export function grantOfAll(swaps: readonly HeldKey[]): UserGrant {
  const grants = [...new Map(swaps.map(({ owner: { user, grant } }) => [user, grant])).values()];
  return {
    inline: grants.flatMap(({ inline }) => inline),
    managed: grants.flatMap(({ managed }) => managed),
    attachments: grants.flatMap(({ attachments }) => attachments),
    boundary: grants.map(({ boundary }) => boundary).find((boundary) => boundary !== null) ?? null,
  };
}

/** The reason why the keys have to be replaced one by one; null if there is none. */
export function reasonApart(scene: TemplateScene, swaps: readonly HeldKey[]): string | null {
  if (swaps.some(({ key, owner: { user } }) => user === null || key.when.length > 0)) {
    return 'The root user has one of the keys, or a condition decides whether it exists: replace them one by one.';
  }
  const [first = '', ...others] = swaps.map(({ uses }) => idsOf(usingWorkloads(uses).map(({ resource }) => resource)));
  if (others.some((other) => other !== first)) return 'Not all of the keys are handed to the same workloads: replace them one by one.';
  if (swaps.filter(({ uses }) => uses.some(({ kind }) => kind === 'script')).length > 1) {
    return 'A script sets several of the keys: replace them one by one.';
  }
  const users = usersOf(swaps);
  const isLimited = swaps.some(({ owner: { grant } }) => grant.boundary !== null);
  if (users.length > 1 && (isLimited || shareResource(scene, users))) {
    return 'The users of the keys share a permissions boundary, a group or a policy: replace the keys one by one.';
  }
  return null;
}

function idsOf(resources: readonly Resource[]): string {
  return resources
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

/** Whether a resource names two of the users, so that what has to be removed from it depends on both. */
function shareResource(scene: TemplateScene, users: readonly Resource[]): boolean {
  const named = users.map((user) => new Set(namingSites(scene, user).map(({ node }) => templatePath(node).id)));
  const all = named.flatMap((ids) => [...ids]);
  const groups = users.flatMap((user) => [...new Set(groupNames(scene, user))]);
  return new Set(all).size < all.length || new Set(groups).size < groups.length;
}

function groupNames({ template }: TemplateScene, user: Resource): readonly string[] {
  return groupsOf(user, template).map(({ group }) => group.id);
}
