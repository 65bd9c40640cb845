/** Plans for guards that demand MFA of people, and leave them what they need to enrol a device. */
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import { isEveryAction, meansAction } from '../../iam/action.js';
import type { Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Entry } from '../../syntax/tree.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { appendToProperty } from '../property-list.js';
import { ref, sub } from '../reference-content.js';
import { resourceContent } from '../resource-content.js';
import { conditionOf, inlinePolicyContent, statementContent } from '../role/role-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { subText } from '../sub-text.js';

/** IAM user guide, "AWS: Allows MFA-authenticated IAM users to manage their own credentials on the Security credentials page". */
const neededToEnrol = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
] as const;

/** Takes what is needed to enrol a device out of a denial of everything else. */
export function exceptEnrolment(scene: Scene, statement: Statement): Fix | Declined {
  const title = 'Let people enrol an MFA device before they have one';
  const { at, action } = statement;
  const entry = at?.kind !== 'mapping' || at.tag !== null || action === null ? null : lookupEntry(at, action.element);
  if (action === null || entry?.value === undefined || entry.value === null) {
    return decline(title, 'The statement is put together elsewhere, or is part of a longer text.');
  }
  const changes = action.negated
    ? addTo(
        entry,
        neededToEnrol.filter((name) => meansAction(action, name) === 'yes'),
      )
    : action.items.every(({ parsed }) => isEveryAction(parsed))
      ? turnAround(entry)
      : null;
  return changes === null
    ? decline(title, 'What the statement denies is neither everything nor a plain list of exceptions.')
    : offer(scene, { title, safety: 'suggestion', changes });
}

const exception = 'Lets people enrol an MFA device without one.';

function turnAround(entry: Entry): readonly Change[] {
  const { value } = entry;
  return [
    { kind: 'rename', entry, key: 'NotAction', note: exception },
    { kind: 'set', target: value ?? entry, value: items(...neededToEnrol.map(text)), note: exception },
  ];
}

/** Null for a list that a function makes. */
function addTo(entry: Entry, missing: readonly string[]): readonly Change[] | null {
  const { value } = entry;
  if (value?.kind === 'sequence' && value.tag === null) {
    return missing.map((name) => ({ kind: 'insert-item', sequence: value, value: text(name), place: { kind: 'last' }, note: exception }));
  }
  const single = value?.kind === 'scalar' && value.tag === null ? copy(value) : null;
  return single === null ? null : [{ kind: 'set', target: entry, value: items(single, ...missing.map(text)), note: exception }];
}

/**
 * Denies everything but enrolment to the members of a group without MFA, and permits them the enrolment of their own
 * device. A user becomes a member of a new group that does so.
 */
export function demandMfa(scene: Scene, holder: Resource): Fix | Declined {
  const isGroup = holder.type === 'AWS::IAM::Group';
  const title = `Require MFA of ${isGroup ? `the members of group \`${holder.id}\`` : `user \`${holder.id}\``}`;
  if (!hasTemplate(scene) || resourceEntry(scene.template, holder) === null) {
    return decline(title, `\`${holder.id}\` is not written in this file.`);
  }
  const changes = isGroup ? guardGroup(holder) : joinGuardedGroup(scene, holder);
  if (changes === null) return decline(title, `A function chooses the ${isGroup ? 'policies' : 'groups'} of \`${holder.id}\`.`);
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes,
    left: [
      `Have ${isGroup ? 'the members' : `\`${holder.id}\``} enrol a device at the next sign-in. If the first password must be changed at once, let an administrator register the device, or list \`iam:ChangePassword\` under \`NotAction\`.`,
      'Access keys alone no longer work on the command line: begin a session with MFA first (`aws sts get-session-token`).',
    ],
  });
}

const demand = 'Denies everything but enrolment to people without MFA.';

function guardGroup(group: Resource): readonly Change[] | null {
  return appendToProperty(group, 'Policies', [inlinePolicyContent(text('RequireMfa'), guard(everyPath))], { note: demand });
}

function joinGuardedGroup({ template }: TemplateScene, user: Resource): readonly Change[] | null {
  const id = freeId(template, `${user.id}MfaGroup`);
  const sibling = resourceEntry(template, user);
  const content = resourceContent({
    type: 'AWS::IAM::Group',
    condition: conditionOf(user),
    properties: { Policies: items(inlinePolicyContent(text('RequireMfa'), guard(pathsOf(user)))) },
  });
  const added = sibling === null ? null : addResource(template, { id, content, place: { kind: 'before', sibling }, note: demand });
  const joined = appendToProperty(user, 'Groups', [ref(id)], { note: `Puts user \`${user.id}\` into group \`${id}\`.` });
  return added === null || joined === null ? null : [added, ...joined];
}

/** Without a path, and below any. IAM allows a name once in an account, whatever the path, so the second means one user too. */
const everyPath = ['/', '/*/'];

function pathsOf(user: Resource): readonly string[] {
  const path = user.property('Path');
  if (path === null) return ['/'];
  const written = subText(path);
  return written === null ? everyPath : [written];
}

/** `paths`: those that the users may have. */
function guard(paths: readonly string[]): Content {
  const ofAccount = 'arn:${AWS::Partition}:iam::${AWS::AccountId}';
  const ownDevice = ['iam:EnableMFADevice', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListMFADevices', 'iam:ResyncMFADevice'];
  const denial = fields({
    Effect: text('Deny'),
    NotAction: items(...neededToEnrol.map(text)),
    Resource: text('*'),
    Condition: fields({ BoolIfExists: fields({ 'aws:MultiFactorAuthPresent': text('false') }) }),
  });
  return fields({
    Version: text('2012-10-17'),
    Statement: items(
      statementContent(['iam:ListVirtualMFADevices'], [text('*')]),
      statementContent(['iam:CreateVirtualMFADevice'], [sub(`${ofAccount}:mfa/*`)]),
      statementContent(
        ownDevice,
        paths.map((path) => sub(`${ofAccount}:user${path}\${!aws:username}`)),
      ),
      denial,
    ),
  });
}
