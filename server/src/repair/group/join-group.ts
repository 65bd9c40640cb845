/** Plans that give the policies of IAM users to a group that they are in. */
import { groupedBy } from '../../analysis/grouped.js';
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource, Template } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Entry } from '../../syntax/tree.js';
import { onceWith, onceWithin } from '../../text/once.js';
import { encloses, type Span } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { namesWithin, needs } from '../dependency.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { appendToProperty } from '../property-list.js';
import { newRoleItems } from '../role/hand-on.js';
import { conditionOf, groupContent, type GroupSpecification } from '../role/role-content.js';
import { ref } from '../reference-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addParameter, addResource, resourceEntry } from '../section.js';
import { type Unclear, unclear } from '../unclear.js';
import { propertyEntry } from '../written-place.js';
import { hasKeysAlone, hasPolicies, isUser, itemsOf, type OwnPolicies, ownPolicies, policySignature } from './own-policies.js';

/**
 * Moves everything that a user may do of its own to a new group, which users with exactly the same policies share. A
 * suggestion: nobody may do more or less, but who belongs together is a person's decision. None for a program, which needs
 * a role, and for a user without policies.
 */
export function joinGroup(scene: Scene, user: Resource): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || resourceEntry(scene.template, user) === null || hasKeysAlone(scene.template, user)) return [];
  const own = ownPolicies(scene.template, user);
  if ('kind' in own) return [decline(`Move the policies of \`${user.id}\` to a group`, own.reason)];
  return hasPolicies(own) ? [movingTogether(scene, membersLike(scene, own))] : [];
}

/** The same for everybody whom a policy lists; none where a program is among them. */
export function listGroups(scene: Scene, policy: Resource): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || resourceEntry(scene.template, policy) === null) return [];
  const { template } = scene;
  const title = `Attach policy \`${policy.id}\` to a group instead of users`;
  const members = itemsOf(policy, 'Users');
  if (members === null) return [decline(title, 'A function chooses the users.')];
  const users = [...template.resources.values()].filter(({ type }) => type === 'AWS::IAM::User');
  const here = users.filter((user) => members.some((item) => isUser(template, item, user)));
  if (here.some((user) => resourceEntry(template, user) === null || hasKeysAlone(template, user))) return [];
  const own = here.map((user) => ownPolicies(template, user));
  const isAway = members.some((item) => !here.some((user) => isUser(template, item, user)));
  const reason = isAway
    ? 'A function chooses a user, or one of them is not in this template.'
    : own.flatMap((each) => ('kind' in each ? [each.reason] : []))[0];
  if (reason !== undefined) return [decline(title, reason)];
  const sets = own.flatMap((each) => ('kind' in each ? [] : [membersLike(scene, each)]));
  const distinct = new Map(sets.map((set) => [set[0]?.user.id, set]));
  return [moving(scene, [...distinct.values()])];
}

/** Has whoever deploys the stack name the group of a user for whom the template shows no permissions. */
export function joinNamedGroup(scene: Scene, user: Resource): readonly (Fix | Declined)[] {
  const isIn = hasTemplate(scene) && resourceEntry(scene.template, user) !== null && !hasKeysAlone(scene.template, user);
  if (!isIn || (itemsOf(user, 'Groups')?.length ?? 0) > 0) return [];
  const name = freeId(scene.template, `${user.id}Group`);
  const title = `Put \`${user.id}\` in a group that a new parameter names`;
  const asked = addParameter(
    scene.template,
    name,
    fields({ Type: text('String'), Description: text(`Name of the IAM group that ${user.id} belongs to`) }),
    { note: 'Adds a parameter for the name of the group.' },
  );
  const joined = appendToProperty(user, 'Groups', [ref(name)], { note: `Puts \`${user.id}\` in the group.` });
  if (asked === null || joined === null) return [decline(title, 'A function chooses the parameters or the groups.')];
  const left = [`Set \`${name}\` to the name of a group of the account: \`${user.id}\` will be allowed what that group allows.`];
  return [offer(scene, { title, safety: 'suggestion', changes: [asked, ...joined], left })];
}

/** Those that have the same policies as a user, with the user, in the order of the template. */
function membersLike({ template }: TemplateScene, own: OwnPolicies): readonly OwnPolicies[] {
  return alike(template).get(policySignature(template, own)) ?? [own];
}

const alike = onceWith((template: Template): ReadonlyMap<string, readonly OwnPolicies[]> => {
  const users = [...template.resources.values()].filter(
    (each) => each.type === 'AWS::IAM::User' && resourceEntry(template, each) !== null && !hasKeysAlone(template, each),
  );
  const known = users.map((user) => ownPolicies(template, user)).flatMap((own) => ('kind' in own ? [] : [own]));
  return groupedBy(known, (own) => policySignature(template, own));
});

/** Kept, because the finding of each member has the same plan. */
const movingTogether = onceWithin((scene: TemplateScene, members: readonly OwnPolicies[]) => moving(scene, [members]));

function moving(scene: TemplateScene, sets: readonly (readonly OwnPolicies[])[]): Fix | Declined {
  const users = sets.flatMap((members) => members.map(({ user }) => user.id));
  const words = sets.length === 1 ? 'group' : 'groups';
  const title = `Move the policies of ${listed(users)} to ${sets.length === 1 ? 'a group' : 'groups'}`;
  const groups = named(scene.template, sets);
  const plans = [...groups.map((group) => groupChanges(scene, group)), attachments(groups)];
  const reason = plans.flatMap((plan) => ('kind' in plan ? [plan.reason] : []))[0];
  if (reason !== undefined) return decline(title, reason);
  const left = [`Name the ${words} after what the members do, if you like.`];
  return offer(scene, { title, safety: 'suggestion', changes: plans.flatMap((plan) => ('kind' in plan ? [] : plan)), left });
}

interface NewGroup {
  readonly id: string;
  readonly members: readonly OwnPolicies[];
}

/** Calls a group by its only member, or by the policy that its members share. */
function named(template: Template, sets: readonly (readonly OwnPolicies[])[]): readonly NewGroup[] {
  const taken = new Set<string>();
  return sets.map((members) => {
    const [first] = members;
    const policy = members.length === 1 ? undefined : first?.listed[0]?.policy;
    const id = freeId(template, `${policy?.id.replace(/Policy$/, '') ?? first?.user.id}Group`, taken);
    taken.add(id);
    return { id, members };
  });
}

/** Adds a group and moves its members there. */
function groupChanges(scene: TemplateScene, { id, members }: NewGroup): readonly Change[] | Unclear {
  const { template } = scene;
  const [first] = members;
  const sibling = first === undefined ? null : resourceEntry(template, first.user);
  if (first === undefined || sibling === null) return unclear('The user is not written in this file.');
  const lists = policyLists(scene, first);
  if ('kind' in lists) return lists;
  const after = lookupEntry(first.user.node, 'DependsOn')?.value ?? null;
  const content = groupContent({ ...lists, dependsOn: after === null ? null : copy(after), condition: conditionOf(first.user) });
  const note = `Adds group \`${id}\` with the policies of ${listed(members.map(({ user }) => user.id))}.`;
  const added = addResource(template, { id, content, place: { kind: 'before', sibling }, note });
  const moved = members.map((each) => memberChanges(scene, each, id));
  const reason = moved.find((each) => 'kind' in each);
  if (reason !== undefined && 'kind' in reason) return reason;
  return [...(added === null ? [] : [added]), ...moved.flatMap((each) => ('kind' in each ? [] : each))];
}

/** The lists of the user for the group: as they are, unless the policies of resources come to them. */
function policyLists(scene: TemplateScene, { user, inline, owned }: OwnPolicies): Pick<GroupSpecification, 'inline' | 'managed'> | Unclear {
  const policies = propertyEntry(user, 'Policies');
  const arns = propertyEntry(user, 'ManagedPolicyArns');
  const joined = owned.length === 0 ? null : newRoleItems(inline);
  const lists = { inline: joined === null ? copyOf(policies) : items(...joined), managed: copyOf(arns) };
  const isCopied = (policies === null || lists.inline !== null) && (arns === null || lists.managed !== null);
  if (!isCopied || (owned.length > 0 && joined === null)) return unclear(`A policy of \`${user.id}\` cannot be written again in a group.`);
  const copied = [...(joined === null ? [policies?.value ?? null] : inline.map(({ item }) => item)), arns?.value ?? null];
  const isLost = scene.file.tree.comments.some((comment) => isWithin(comment, [policies, arns]) && !isWithin(comment, copied));
  return isLost ? unclear('A comment beside the policies would be lost.') : lists;
}

function isWithin(comment: Span, places: readonly (Span | null)[]): boolean {
  return places.some((place) => place !== null && encloses(place, comment));
}

function copyOf(entry: Entry | null): Content | null {
  return entry === null || entry.value === null ? null : copy(entry.value);
}

/** Takes from a user what the group has, and makes it a member. */
function memberChanges(scene: TemplateScene, { user, owned, listed: lists }: OwnPolicies, group: string): readonly Change[] | Unclear {
  const note = `Takes from \`${user.id}\` what it has from group \`${group}\`.`;
  const removed = [
    ...['Policies', 'ManagedPolicyArns'].map((property) => propertyEntry(user, property)),
    ...owned.map((policy) => resourceEntry(scene.template, policy)),
  ];
  const isNamed = owned.some(
    (policy) => scene.references(policy.id).length > 0 || needs(scene, ownNames(scene, policy), new Set([user.id])),
  );
  if (isNamed) return unclear(`A policy of \`${user.id}\` names the user, or is named elsewhere.`);
  const joined = appendToProperty(user, 'Groups', [ref(group)], { note: `Puts \`${user.id}\` in group \`${group}\`.` });
  if (joined === null) return unclear(`A function chooses the groups of \`${user.id}\`.`);
  return [
    ...removed.flatMap((target): readonly Change[] => (target === null ? [] : [{ kind: 'remove', target, emptied: 'keep', note }])),
    ...lists.map(({ item }): Change => ({ kind: 'remove', target: item, emptied: 'remove', note })),
    ...joined,
  ];
}

/** What the document of a policy of one user names. */
function ownNames(scene: TemplateScene, policy: Resource): readonly string[] {
  const document = propertyEntry(policy, 'PolicyDocument')?.value ?? null;
  return document === null ? [] : namesWithin(scene, document);
}

/** Attaches each policy that lists members to the groups that they are in from now on. */
function attachments(groups: readonly NewGroup[]): readonly Change[] | Unclear {
  const policies = new Set(groups.flatMap(({ members }) => members.flatMap((member) => member.listed.map(({ policy }) => policy))));
  const changes = [...policies].map((policy) => {
    const own = groups.filter(({ members }) => members.some((member) => member.listed.some((each) => each.policy === policy)));
    const note = `Attaches policy \`${policy.id}\` to ${listed(own.map(({ id }) => id))}.`;
    return appendToProperty(
      policy,
      'Groups',
      own.map(({ id }) => ref(id)),
      { note },
    );
  });
  return changes.includes(null) ? unclear('A function chooses the groups of a policy.') : changes.flatMap((change) => change ?? []);
}
