/** A grant to hand any role of the account to a service. */
import { leaveNamedServices } from '../../analysis/escalation/passed-role.js';
import { grantOf, isSaidToAll, isWholeService, itemFor } from '../../analysis/grant.js';
import { reachesEvery } from '../../iam/resource/resource-reach.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { coversAction } from '../../iam/action.js';
import { namesValues } from '../../iam/condition/named-values.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Condition, Item } from '../../iam/policy.js';
import { namePassedRoles } from '../../repair/narrow/name-passed-roles.js';
import { defineRule } from '../rule.js';

export const passRoleAnywhere = defineRule({
  id: 'admin/pass-role-anywhere',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows passing any role in the account to a service.',
  why: 'Whoever may pass a role to a service can have the service act with it. If any role can be passed, the most powerful one is just a function or an instance away.',
  remedy: 'Name the roles under `Resource`, and the service in a condition on `iam:PassedToService`.',
  references: [
    {
      title: 'Granting a user permissions to pass a role to an AWS service',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    },
  ],
  messages: {
    anyRole: { severity: 'error', text: 'Policy `{policy}` allows passing any role in the account to any service that takes one.' },
    others: { severity: 'error', text: 'Policy `{policy}` allows passing every role but those it lists to any service that takes one.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const passed = itemPassingOthers(subject);
    if (passed !== null) {
      report('others', statement.resource?.keyAt ?? at, { slots: { policy: site.name }, when: [...when, ...passed.when] });
    }
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration || namesReceiver(statement.condition)) return;
    const passing = itemFor(grant, 'iam:PassRole');
    const anyRole = passing === null ? undefined : grant.resources.find(({ text }) => reachesEvery(text, 'role/', 'iam'));
    if (passing === null || anyRole === undefined) return;
    if (isSaidToAll(grant, (statements) => leaveNamedServices(statements, when))) return;
    report('anyRole', anyRole.at ?? at, {
      slots: { policy: site.name },
      when: [...when, ...passing.when, ...anyRole.when],
      related: passing.at === null ? [] : [{ message: 'This allows passing them.', at: passing.at }],
    });
  },

  fixes: { anyRole: (_, subject, facts) => namePassedRoles(facts, subject) },
});

/** The item that passes every role but those that `NotResource` lists; null where none does. */
function itemPassingOthers({ statement, site }: StatementSite): Item<Pattern> | null {
  const { effect, action, resource, condition } = statement;
  if (effect !== 'Allow' || site.policy.kind !== 'identity' || action === null || action.negated || resource?.negated !== true) return null;
  if (!resource.complete || resource.items.some(({ text }) => reachesEvery(text, 'role/', 'iam')) || namesReceiver(condition)) return null;
  return action.items.find(({ parsed }) => !isWholeService(parsed) && coversAction(parsed, 'iam:PassRole') === 'yes') ?? null;
}

/**
 * Whether a condition names the service that gets the role, or the resource that the role will belong to (IAM user guide,
 * "IAM and AWS STS condition context keys").
 */
function namesReceiver(condition: Condition | null): boolean {
  return namesValues(condition, 'iam:PassedToService') || namesValues(condition, 'iam:AssociatedResourceArn');
}
