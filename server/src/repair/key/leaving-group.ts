/** Removes groups that lose their last member with a user, if nothing else needs them. */
import { groupsOf } from '../../analysis/identity/attachment.js';
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { encloses, type Span } from '../../text/span.js';
import { textOf } from '../../value/read.js';
import type { UserGrant } from '../role/user-grant.js';
import type { TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { outermostAt } from '../written-place.js';
import { namingSites } from './naming-site.js';

/** `gone`: what is already removed with the user. The permissions of the groups are passed on with the user's own. */
export function leavingGroups(scene: TemplateScene, user: Resource, grant: UserGrant, gone: readonly Span[]): readonly Change[] {
  const groups = new Set(groupsOf(user, scene.template).map(({ group }) => group));
  return [...groups].flatMap((group) => leavingGroup(scene, group, grant, gone));
}

/** None when another member, or anything but a policy, needs the group. IAM does not delete a group that has other members. */
function leavingGroup(scene: TemplateScene, group: Resource, grant: UserGrant, gone: readonly Span[]): readonly Change[] {
  const entry = resourceEntry(scene.template, group);
  const name = textOf(group.property('GroupName'));
  if (entry === null || (name !== null && scene.file.tree.text.includes(`/${name}`))) return [];
  const sites = namingSites(scene, group).filter(({ at }) => !gone.some((span) => encloses(span, at)));
  const uses = sites.map((site) => policyUse(scene, site, grant));
  if (uses.includes(null)) return [];
  return [
    { kind: 'remove', target: entry, emptied: 'remove', note: `Removes group \`${group.id}\`, whose only member is removed.` },
    ...uses.flatMap((use) => use ?? []),
  ];
}

/** Removes the group from a policy; a policy that only the group has is removed with it. */
function policyUse({ template }: TemplateScene, { node }: ReferenceSite, grant: UserGrant): Change | null {
  const { section, id, steps } = templatePath(node);
  const policy = section === 'Resources' && id !== null ? template.resources.get(id) : undefined;
  const entry = policy === undefined ? null : resourceEntry(template, policy);
  if (policy === undefined || entry === null) return null;
  if (policy.type === 'AWS::IAM::GroupPolicy') {
    return { kind: 'remove', target: entry, emptied: 'remove', note: `Removes policy \`${policy.id}\` of the group.` };
  }
  const isAttached = steps[1] === 'Groups' && grant.attachments.some((attachment) => attachment.policy === policy);
  return isAttached
    ? { kind: 'remove', target: outermostAt(node), emptied: 'remove', note: `Detaches the group from policy \`${policy.id}\`.` }
    : null;
}
