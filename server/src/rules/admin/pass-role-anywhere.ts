/** A grant to hand any role of the account to a service. */
import { grantOf, isAdministration, itemFor } from '../../analysis/grant.js';
import { reachesEvery } from '../../analysis/identity/reach.js';
import { namesValues } from '../../iam/narrowing.js';
import { defineRule } from '../rule.js';

export const passRoleAnywhere = defineRule({
  id: 'admin/pass-role-anywhere',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows passing any role of the account to a service.',
  why: 'Who may pass a role to a service can let the service act with it. With any role to pass, the most powerful one is a function or an instance away.',
  remedy: 'Name the roles under `Resource`, and the service in a condition on `iam:PassedToService`.',
  references: [
    { title: 'Granting a user permissions to pass a role to an AWS service', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html' },
  ],
  messages: {
    anyRole: { severity: 'error', text: 'Policy `{policy}` allows passing any role of the account to any service that takes one.' },
  },

  subject: 'statement',
  check(statement, report) {
    const grant = grantOf(statement);
    if (grant === null || isAdministration(grant) || namesValues(statement.statement.condition, 'iam:PassedToService')) return;
    const passing = itemFor(grant, 'iam:PassRole');
    const anyRole = grant.resources.find(({ text }) => reachesEvery(text, 'role/', 'iam'));
    if (passing === null || anyRole === undefined) return;
    report('anyRole', anyRole.at ?? statement.at, {
      slots: { policy: statement.site.name },
      when: [...statement.when, ...passing.when, ...anyRole.when],
      related: passing.at === null ? [] : [{ message: 'This allows passing them.', at: passing.at }],
    });
  },
});
