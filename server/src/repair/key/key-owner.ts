/** The owner of an access key, and what the owner may do. */
import { namedResource } from '../../analysis/named-resource.js';
import { rootOptions } from '../../analysis/root-identity.js';
import type { Resource } from '../../model/template.js';
import { onceWithin } from '../../text/once.js';
import { optionsOf } from '../../value/read.js';
import { nothingGranted, type UserGrant, userGrant } from '../role/user-grant.js';
import type { TemplateScene } from '../scene.js';
import { type Unclear, unclear } from '../unclear.js';

/** A user of the template, or the root user, who is not in any template. */
export interface KeyOwner {
  readonly user: Resource | null;
  readonly grant: UserGrant;
}

/** The owner of an access key; unclear when some of the owner's permissions are not in the template. */
export const keyOwner = onceWithin(findOwner);

function findOwner({ template, file }: TemplateScene, key: Resource): KeyOwner | Unclear {
  const name = key.property('UserName');
  if (name === null) return unclear('The key does not say which user it belongs to.');
  const asRoot = rootOptions(name, template);
  if (asRoot.length > 0 && asRoot.length < optionsOf(name).length) {
    return unclear('Under another condition, the key belongs to a user other than the root user.');
  }
  if (asRoot.length > 0) return { user: null, grant: nothingGranted };
  const user = namedResource(name, 'AWS::IAM::User', template);
  if (user === null) return unclear('The user of the key is not in this template, so nothing here shows what a role would have to permit.');
  if (file.tree.problems.some(({ kind }) => kind === 'syntax')) {
    return unclear('Part of the file could not be read, and may give the user more permissions.');
  }
  const grant = userGrant(template, user);
  return 'kind' in grant ? grant : { user, grant };
}
