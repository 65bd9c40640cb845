/** A grant to change permissions on every resource. */
import { everywhereIn, grantOf, isWholeService } from '../../analysis/grant.js';
import { expandAction } from '../../iam/action.js';
import { defineRule } from '../rule.js';

export const permissionsManagement = defineRule({
  id: 'admin/permissions-management',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows changing permissions on every resource.',
  why: 'Whoever may write the policy of a resource can let anybody in, himself and strangers among them.',
  remedy: 'Name the resources, or take the actions away.',
  references: [
    { title: 'Understanding access level summaries', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html' },
    { title: 'Actions, resources, and condition keys for AWS services', url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html' },
  ],
  messages: {
    permissions: { severity: 'warning', text: 'Policy `{policy}` allows {count} actions that change permissions on every resource, such as `{action}`.' },
  },

  subject: 'statement',
  check(statement, report) {
    const grant = grantOf(statement);
    if (grant === null || statement.statement.condition !== null || grant.actions.some(({ parsed }) => isWholeService(parsed))) return;
    const everywhere = everywhereIn(grant);
    if (everywhere === null) return;
    for (const item of grant.actions) {
      const changing = expandAction(item.parsed).filter(({ record }) => record.access === 'Permissions management');
      const [example] = changing;
      if (example === undefined) continue;
      report('permissions', item.at ?? statement.at, {
        slots: { policy: statement.site.name, count: changing.length, action: example.id }, when: [...statement.when, ...item.when, ...everywhere.when],
      });
      return;
    }
  },
});
