/** Plans that leave only known callers to a statement that grants access to others too. */
import type { Change } from '../../edit/change.js';
import { fields } from '../../edit/content.js';
import type { Statement } from '../../iam/policy.js';
import { isAnybody, type Principal } from '../../iam/principal.js';
import type { Resource } from '../../model/template.js';
import { entryOf, keyText } from '../../syntax/lookup.js';
import type { Span } from '../../text/span.js';
import { askFor, askForOrganization } from '../asked-value.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { requireCondition } from './require-condition.js';
import { ref } from '../reference-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { nodeWithSpan } from '../written-place.js';

/**
 * For a statement that names everybody: this account alone, or the organisation. Where it names others too, of whatever kind,
 * these stay and everybody goes. None for what services use (`aws:SourceArn` and the like), and without a template.
 * `at` is the place of everybody, `opening` says in the words of a title what they are let do.
 */
export function limitEverybody(scene: Scene, statement: Statement, at: Span, opening: string): readonly (Fix | Declined)[] {
  const items = statement.principal?.items ?? [];
  if (!hasTemplate(scene) || isForServices(statement)) return [];
  if (items.some(({ parsed }) => !isAnybody(parsed))) return leaveNamed(scene, at, opening);
  if (items.some(({ parsed }) => parsed.kind !== 'anyone')) return [];
  return [limitToAccount(scene, statement, opening), ...limitToOrganization(scene, statement, opening)];
}

/**
 * The same where the statement allows every action: the account takes the place of everybody, and decides by its own policies
 * who may do what, as with the default policy of a key.
 */
export function leaveToAccount(scene: Scene, statement: Statement, at: Span, opening: string): readonly (Fix | Declined)[] {
  const items = statement.principal?.items ?? [];
  if (items.some(({ parsed }) => parsed.kind !== 'anyone') || isForServices(statement)) {
    return limitEverybody(scene, statement, at, opening);
  }
  const title = `Let only this account ${opening}`;
  const target = nodeWithSpan(scene.file.tree, at);
  if (!hasTemplate(scene)) return [];
  if (target === null) return [decline(title, 'The policy is a part of a longer text.')];
  const owner = entryOf(target);
  const isAlone = owner !== null && keyText(owner) === 'Principal';
  const value = isAlone ? fields({ AWS: ref('AWS::AccountId') }) : ref('AWS::AccountId');
  const change: Change = { kind: 'set', target, value, note: 'Names the account of the stack.' };
  const left = [leftToAccount, 'Within the account, whoever needs it has to be allowed to by a policy of its own.'];
  return [offer(scene, { title, safety: 'suggestion', changes: [change], left })];
}

function limitToAccount(scene: Scene, statement: Statement, opening: string): Fix | Declined {
  return requireCondition(scene, statement, {
    title: `Let only principals of this account ${opening}`,
    operator: 'StringEquals',
    key: 'aws:PrincipalAccount',
    value: ref('AWS::AccountId'),
    note: 'Requires that the caller belongs to the account of the stack.',
    // Only trust policies have statements without a resource.
    left: [statement.resource === null ? `Other accounts ${othersLeft}` : leftToAccount],
  });
}

const othersLeft = 'will be denied: list the accounts that need it beside this one.';
const leftToAccount = `Other accounts, AWS services, and requests without a signature ${othersLeft}`;

function leftToOrganization(parameter: string): string {
  return `Set \`${parameter}\` to the ID of your organisation; whoever does not belong to it will be denied.`;
}

/** Whoever is let in has to belong to the organisation, whose ID a parameter asks for. None without a template. */
export function limitToOrganization(scene: Scene, statement: Statement, opening: string): readonly (Fix | Declined)[] {
  const asked = hasTemplate(scene) ? askForOrganization(scene) : null;
  if (asked === null || !isForPrincipals(statement)) return [];
  return [
    requireCondition(scene, statement, {
      title: `Let only principals of your organisation ${opening}`,
      operator: 'StringEquals',
      key: 'aws:PrincipalOrgID',
      value: ref(asked.parameter),
      note: 'Requires that the caller belongs to the organisation.',
      left: [leftToOrganization(asked.parameter)],
      beside: asked.changes,
    }),
  ];
}

/** Whoever assumes a role has to send an external ID, for which a parameter asks. None where others than accounts are let in. */
export function askForExternalId(scene: Scene, statement: Statement, role: string, account: string): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || !isForPrincipals(statement) || statement.principal?.items.some(({ parsed }) => parsed.kind === 'anyone')) {
    return [];
  }
  const asked = askFor(scene, `${role}ExternalId`, {
    description: `External ID that account ${account} sends to assume ${role}`,
    pattern: '^[\\w+=,.@:/-]{2,1224}$',
    note: 'Adds a parameter for the external ID.',
  });
  if (asked === null) return [];
  const { parameter, changes } = asked;
  return [
    requireCondition(scene, statement, {
      title: `Let role \`${role}\` be assumed only with an external ID`,
      operator: 'StringEquals',
      key: 'sts:ExternalId',
      value: ref(parameter),
      note: 'Requires an external ID to assume the role.',
      left: [
        `Agree on an external ID with account ${account}, and pass it in parameter \`${parameter}\`; whoever assumes \`${role}\` without it will be denied.`,
      ],
      beside: changes,
    }),
  ];
}

/** A permission of a function takes the organisation as a property. None for one that is not written in the template. */
export function limitPermission(scene: Scene, permission: Resource): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || resourceEntry(scene.template, permission) === null) return [];
  const asked = askForOrganization(scene);
  const note = 'Requires that the caller belongs to the organisation.';
  const change = asked === null ? null : setAtPath(permission, ['PrincipalOrgID'], ref(asked.parameter), note);
  if (asked === null || change === null) return [];
  const title = `Let only principals of your organisation get access from permission \`${permission.id}\``;
  return [offer(scene, { title, safety: 'suggestion', changes: [...asked.changes, change], left: [leftToOrganization(asked.parameter)] })];
}

/** The same for one that grants access to everybody: this account alone comes first. */
export function limitPublicPermission(scene: Scene, permission: Resource): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || resourceEntry(scene.template, permission) === null) return [];
  const change = setAtPath(permission, ['Principal'], ref('AWS::AccountId'), 'Grants access to the account of the stack alone.');
  const title = `Let only principals of this account get access from permission \`${permission.id}\``;
  const own = change === null ? [] : [offer(scene, { title, safety: 'suggestion', changes: [change], left: [leftToAccount] })];
  return [...own, ...limitPermission(scene, permission)];
}

/** Removes everybody from a list of principals, or from beside principals of another kind. */
function leaveNamed(scene: Scene, at: Span, opening: string): readonly (Fix | Declined)[] {
  const title = `Let only the principals that are named ${opening}`;
  const node = nodeWithSpan(scene.file.tree, at);
  const entry = node === null ? null : entryOf(node);
  const list = node?.parent?.kind === 'sequence' && node.parent.tag === null ? node.parent : null;
  const holder = entry?.key.parent?.kind === 'mapping' ? entry.key.parent : null;
  const target = list !== null && list.items.length > 1 ? node : holder !== null && holder.entries.length > 1 ? entry : null;
  if (target === null) return [decline(title, 'Everybody is named in a part of a longer text, or in a branch of a condition.')];
  const change: Change = { kind: 'remove', target, emptied: 'keep', note: 'Removes the star, which grants access to everybody.' };
  const left = ['Whoever else needs it will be denied, and has to be named.'];
  return [offer(scene, { title, safety: 'suggestion', changes: [change], left })];
}

/** Whether all who are let in are principals of AWS, which belong to an account. */
function isForPrincipals({ principal }: Statement): boolean {
  const kinds = new Set(['anyone', 'account', 'user', 'role', 'assumed-role', 'federated-user', 'unique-id']);
  const isOfAws = (parsed: Principal): boolean => kinds.has(parsed.kind) || (parsed.kind === 'reference' && parsed.type === 'AWS');
  return principal !== null && !principal.negated && principal.items.every(({ parsed }) => isOfAws(parsed));
}

/** Whether a test is of what only services have, acting for somebody. */
function isForServices({ condition }: Statement): boolean {
  return (
    condition?.tests.some(({ key }) =>
      /^aws:(?:source(?:arn|account|owner|org(?:id|paths))|principalisawsservice|principalservice)/i.test(key),
    ) === true
  );
}
