/** A grant to change permissions on every resource. */
import { grantOf, isWholeService, openActions, type BroadAction, type Grant } from '../../analysis/grant.js';
import { andOthers } from '../../text/wording.js';
import { onlyReads } from '../../iam/action.js';
import { isIdleCondition } from '../../iam/idle-test.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import { defineRule } from '../rule.js';

export const permissionsManagement = defineRule({
  id: 'admin/permissions-management',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows changing permissions on every resource.',
  why: 'Whoever may write the policy of a resource can let anybody in, themselves and strangers included.',
  remedy: 'Name the resources, or remove the actions.',
  references: [
    {
      title: 'Understanding access level summaries',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    permissions: { severity: 'warning', text: 'Policy `{policy}` allows changing permissions on every resource, with `{action}`{more}.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || !isIdleCondition(statement.condition) || grant.actions.some(({ parsed }) => isWholeService(parsed))) {
      return;
    }
    const changing = permissionChanges(grant);
    const [first] = changing;
    if (first === undefined) return;
    const { action, item, everywhere } = first;
    report('permissions', item.at ?? at, {
      slots: { policy: site.name, action: action.id, more: andOthers(changing.length - 1, 'action') },
      when: [...when, ...item.when, ...everywhere.when],
    });
  },

  fixes: {
    permissions: (_, subject, facts) => {
      const grant = grantOf(subject, facts);
      const changing = new Set(grant === null ? [] : permissionChanges(grant).map(({ item }) => item));
      return nameResources(facts, subject, (item) => changing.has(item));
    },
  },
});

function permissionChanges(grant: Grant): readonly BroadAction[] {
  return openActions(grant).filter((action) => changesPermissions(action) && !isLimitedElsewhere(action, grant));
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
  if (id === forServicesAlone || onlyReads(record)) return false;
  if (/^(?:Put|Set|Create|Update)\w*(?:Resource|Permissions)Policy/.test(name)) return true;
  return access === 'Permissions management' && (resourceTypes.length > 0 || granting.test(name));
}

/** Writes policies that hold only for AWS services that deliver logs (CloudWatch Logs API reference, `PutResourcePolicy`). */
const forServicesAlone = 'logs:PutResourcePolicy';

const granting = /^(?:Batch)?(?:Add|Apply|Associate|Create|Enable|Grant|Put|Set|Update)(?!\w*PublicAccess)/;
