/** Which actions of a grant have rules of their own, because they return credentials, read data in bulk, or change permissions. */
import { credentialActions, dataActions } from '../data/sensitive-action.js';
import { coversAction, expandAction, onlyReads, type KnownAction } from '../iam/action.js';
import { readArn } from '../iam/arn.js';
import { isIneffectiveCondition } from '../iam/condition/ineffective-test.js';
import type { Pattern } from '../iam/pattern.js';
import type { Item } from '../iam/policy.js';
import { endsInStar, isEveryOneOfOwn } from '../iam/resource/every-resource.js';
import { gather } from '../text/gather.js';
import { onceWith } from '../text/once.js';
import { broadActions, isDenied, isWholeService, openActions, type BroadAction, type Grant } from './grant.js';

/** The actions that return credentials of everything there is; none where a condition limits them. */
export function credentialFetches(grant: Grant): readonly BroadAction[] {
  return isOpen(grant) ? broadActions(grant).filter(({ action, item }) => credentialActions().has(action.id) && !isKeyRule(item)) : [];
}

/** The same for credentials of the own account, or of one of its regions. */
export function accountCredentials(grant: Grant): readonly BroadAction[] {
  const listed = grant.resources.filter(({ text }) => readArn(text) !== null && endsInStar(text));
  if (listed.length === 0 || !isOpen(grant)) return [];
  return gather(grant.single, ({ item, prefix }) =>
    gather(credentialsOf(prefix, item), (action) => fetchOfOwn(action, item, { grant, listed })),
  );
}

function credentialsOf(prefix: string, { parsed }: Item<Pattern>): readonly KnownAction[] {
  services ??= new Set([...credentialActions()].map((id) => id.slice(0, id.indexOf(':') + 1)));
  return prefix === '' || services.has(prefix) ? expandAction(parsed).filter(({ id }) => credentialActions().has(id)) : [];
}

/** The prefixes of the actions that return credentials, such as `ssm:`. */
let services: ReadonlySet<string> | undefined;

function fetchOfOwn(
  action: KnownAction,
  item: Item<Pattern>,
  { grant, listed }: { readonly grant: Grant; readonly listed: Grant['resources'] },
): readonly BroadAction[] {
  const everywhere = listed.find(({ text }) => isEveryOneOfOwn(text, action));
  return everywhere === undefined || isKeyRule(item) || isDenied(grant, action.id) ? [] : [{ action, item, everywhere }];
}

/** A pattern that covers an action with a rule of its own is reported by that rule. */
function isKeyRule({ parsed }: Item<Pattern>): boolean {
  return ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'sts:AssumeRole'].some((id) => coversAction(parsed, id) === 'yes');
}

/** The actions that read the data of everything there is; none where a condition limits them. */
export function dataReads(grant: Grant): readonly BroadAction[] {
  return isOpen(grant) ? broadActions(grant).filter(({ action }) => dataActions().has(action.id)) : [];
}

/** The actions that change permissions on everything there is; none where a condition limits them, here or elsewhere. */
export function permissionChanges(grant: Grant): readonly BroadAction[] {
  return openChanges(grant).filter((action) => !isLimitedElsewhere(action, grant));
}

function openChanges(grant: Grant): readonly BroadAction[] {
  return !isOpen(grant) || grant.actions.some(({ parsed }) => isWholeService(parsed)) ? [] : openActions(grant).filter(changesPermissions);
}

/**
 * The items of `Action` that read data or change permissions everywhere, so that no other rule has to report them: they have
 * rules of their own, and what is limited elsewhere is no broad grant. None where there is a condition, even one that limits
 * nothing: another rule reports that it is the only limit.
 */
export const sensitiveItems = onceWith((grant: Grant): ReadonlySet<Item<Pattern>> => {
  const sensitive = grant.source.statement.condition === null ? [...dataReads(grant), ...openChanges(grant)] : [];
  return new Set(sensitive.map(({ item }) => item));
});

function isOpen({ isAdministration, source }: Grant): boolean {
  return !isAdministration && isIneffectiveCondition(source.statement.condition);
}

/**
 * Whether denials or boundaries leave the action to the holders of the policy only under a condition, such as one that
 * demands a boundary.
 */
function isLimitedElsewhere({ action: { id } }: BroadAction, { holders }: Grant): boolean {
  return (
    holders.length > 0 &&
    holders.every(({ allowance }) => {
      const permissions = allowance.permissionsFor(id);
      return permissions.length > 0 && permissions.every(({ isConditioned }) => isConditioned);
    })
  );
}

/**
 * By its access level, which AWS also gives to some actions of consoles and to some that only read (`glue:GetQuery`): where an action takes no resource,
 * its name must say that something is granted; lifting a block of public access grants nothing yet. Writing the policy
 * of a resource is sometimes classified as a mere *Write*.
 */
function changesPermissions({ action: { id, record } }: BroadAction): boolean {
  const { access, name, resourceTypes } = record;
  if (id === forServicesAlone || id === signIn || onlyReads(record)) return false;
  if (/^(?:Put|Set|Create|Update)\w*(?:Resource|Permissions)Policy/.test(name)) return true;
  return access === 'Permissions management' && (resourceTypes.length > 0 || granting.test(name));
}

/** Writes policies that hold only for AWS services that deliver logs (CloudWatch Logs API reference, `PutResourcePolicy`). */
const forServicesAlone = 'logs:PutResourcePolicy';

/** Lets its holder into databases, without changing who else may enter (RDS user guide, "IAM database authentication"). */
const signIn = 'rds-db:connect';

const granting = /^(?:Batch)?(?:Add|Apply|Associate|Create|Enable|Grant|Put|Set|Update)(?!\w*PublicAccess)/;
