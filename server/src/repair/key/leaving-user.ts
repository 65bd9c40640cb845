/** Decides whether a user is removed with its key, and removes it everywhere. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import type { Entry, Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { letInBeside, letInInstead } from '../role/let-in.js';
import type { UserGrant } from '../role/user-grant.js';
import type { TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { outermostAt, sequenceOf } from '../written-place.js';
import { carriesOnly } from './carried.js';
import { leavingGroups } from './leaving-group.js';
import { namingSites } from './naming-site.js';

export interface Leaving {
  readonly kind: 'leaves';
  readonly changes: readonly Change[];
  /** The logical IDs of what is removed. */
  readonly ids: readonly string[];
}

/** The user stays; the reason completes a sentence. */
export interface Staying {
  readonly kind: 'stays';
  readonly reason: string;
  /** These allow the roles beside the user. */
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/** What the swap of the keys does whether or not the user is removed. */
export interface Replacement {
  readonly removed: readonly Span[];
  /** The logical IDs of the roles that replace the user. */
  readonly roles: readonly string[];
}

export function leavingUser(scene: TemplateScene, user: Resource, grant: UserGrant, { removed, roles }: Replacement): Leaving | Staying {
  const entry = resourceEntry(scene.template, user);
  const sites = namingSites(scene, user).filter(({ at }) => !removed.some((span) => encloses(span, at)));
  const stays = (reason: string): Staying => ({ kind: 'stays', reason, ...letInBeside(scene, sites, roles) });
  if (entry === null) return stays('it is not written in this file');
  if (user.property('LoginProfile') !== null) return stays('a person signs in as it');
  const changes: Change[] = [remove(entry, `Removes user \`${user.id}\`.`)];
  const ids = [user.id];
  for (const site of sites) {
    const use = useOf(scene, site, grant, roles);
    if (use === null) return stays(`${placeWords(site.node)} names it`);
    changes.push(use.change);
    ids.push(...use.ids);
  }
  const gone = [...removed, ...changes.flatMap((change) => (change.kind === 'remove' ? change.target : []))];
  return { kind: 'leaves', changes: [...changes, ...leavingGroups(scene, user, grant, gone)], ids };
}

function remove(target: Entry | Node, note: string): Change {
  return { kind: 'remove', target, emptied: 'remove', note };
}

interface Use {
  readonly change: Change;
  readonly ids: readonly string[];
}

/** What becomes of a place that names the user; null when the place serves another purpose. */
function useOf(scene: TemplateScene, site: ReferenceSite, grant: UserGrant, roles: readonly string[]): Use | null {
  const { section, id, steps } = templatePath(site.node);
  const resource = section === 'Resources' && id !== null ? (scene.template.resources.get(id) ?? null) : null;
  const entry = resource === null ? null : resourceEntry(scene.template, resource);
  if (resource === null || entry === null) return null;
  const whole = outermostAt(site.node);
  const letIn = letInInstead(scene, site, roles);
  if (letIn !== null) return { change: letIn, ids: [] };
  const value = scene.template.resolve(whole);
  const isOnlyUser =
    value.kind === 'scalar' || carriesOnly(value, { credentials: new Set([site.name]), alongside: new Set(), names: new Set() });
  if (!isOnlyUser) return null;
  if (grant.attachments.some(({ policy, userItem }) => policy === resource && userItem !== null) && steps[1] === 'Users') {
    return { change: remove(whole, `Detaches the user from policy \`${resource.id}\`.`), ids: [] };
  }
  if (resource.type === 'AWS::IAM::UserPolicy') {
    return { change: remove(entry, `Removes policy \`${resource.id}\` of the user.`), ids: [resource.id] };
  }
  if (resource.type === 'AWS::IAM::UserToGroupAddition') {
    const list = sequenceOf(whole.parent);
    const isOnly = list === null || list.items.length === 1;
    return { change: remove(isOnly ? entry : whole, 'Removes the user from its group.'), ids: isOnly ? [resource.id] : [] };
  }
  return null;
}

function placeWords(node: Node): string {
  const { section, id } = templatePath(node);
  return section === 'Resources' ? `\`${id ?? ''}\`` : section === 'Outputs' ? `output \`${id ?? ''}\`` : 'the template';
}
