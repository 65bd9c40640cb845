/** A grant to create the service-linked role of any service. */
import { grantOf, itemFor } from '../../analysis/grant.js';
import { reachesEvery } from '../../iam/resource/resource-reach.js';
import { namesValues } from '../../iam/condition/named-values.js';
import { defineRule } from '../rule.js';

export const serviceLinkedRoleAnywhere = defineRule({
  id: 'admin/service-linked-role-anywhere',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows creating service-linked roles for any service.',
  why: 'Each service-linked role switches a service on with the permissions it asks for; which services run in the account is then no longer up to its owners.',
  remedy: 'Name the service in a condition on `iam:AWSServiceName`.',
  references: [
    {
      title: 'Create a service-linked role',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
    },
  ],
  messages: {
    anyService: { severity: 'hint', text: 'Policy `{policy}` allows creating the service-linked role of any service.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration) return;
    const creating = itemFor(grant, 'iam:CreateServiceLinkedRole');
    if (creating === null || namesValues(statement.condition, 'iam:AWSServiceName')) return;
    const everywhere = grant.resources.find(({ text }) => reachesEvery(text, 'role/') || reachesEvery(text, 'role/aws-service-role/'));
    if (everywhere === undefined) return;
    report('anyService', creating.at ?? at, {
      slots: { policy: site.name },
      when: [...when, ...creating.when, ...everywhere.when],
    });
  },
});
