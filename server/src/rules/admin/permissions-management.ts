/** A grant to change permissions on every resource. */
import type { Facts } from '../../analysis/facts.js';
import { grantOf, type BroadAction } from '../../analysis/grant.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { permissionChanges } from '../../analysis/sensitive-grant.js';
import { gather } from '../../text/gather.js';
import { andOthers } from '../../text/wording.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import { defineRule } from '../rule.js';

export const permissionsManagement = defineRule({
  id: 'admin/permissions-management',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows changing permissions on every resource.',
  why: 'Whoever may write the policy of a resource can give access to anybody, themselves and strangers included.',
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
    const { site, at, when } = subject;
    const changing = changesOf(subject, facts);
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
      const changing = new Set(changesOf(subject, facts).map(({ item }) => item));
      return nameResources(facts, subject, (item) => changing.has(item));
    },
  },
});

/** Without what makes every holder of the policy an administrator by itself, which `admin/escalation-action` reports. */
function changesOf(subject: StatementSite, facts: Facts): readonly BroadAction[] {
  const grant = grantOf(subject, facts);
  const changes = grant === null ? [] : permissionChanges(grant);
  if (grant === null || changes.length === 0) return [];
  const raising = grant.holders.map(
    (holder) => new Set(gather(facts.escalations(holder), ({ kind, permissions }) => (kind === 'action' ? permissions : []))),
  );
  return changes.filter(({ action }) => raising.length === 0 || !raising.every((permissions) => permissions.has(action.id)));
}
