/** An ECS service that registers with its load balancer using a role of its own that can do more than that. */
import type { Identity } from '../../analysis/identity/identity.js';
import type { Facts } from '../../analysis/facts.js';
import { namedResource } from '../../analysis/named-resource.js';
import { optionsAt } from '../../value/path.js';
import { dropServiceRole } from '../../repair/role/drop-service-role.js';
import { defineRule } from '../rule.js';

export const ecsServiceRole = defineRule({
  id: 'role/ecs-service-role',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An ECS service registers with its load balancer through a role that can do more.',
  why: 'ECS has a role of its own for this (`AWSServiceRoleForECS`), which can do nothing else and which nobody can widen. A role that the template supplies lets ECS do whatever its policies say.',
  remedy: 'Remove `Role` from the service: the service-linked role takes its place.',
  references: [
    {
      title: 'Using service-linked roles for Amazon ECS',
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html',
    },
    {
      title: 'AWS::ECS::Service',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html',
    },
  ],
  messages: {
    admin: { severity: 'warning', text: 'Service `{service}` registers with its load balancer as `{role}`, an administrator.' },
    inline: {
      severity: 'warning',
      text: 'Service `{service}` registers with its load balancer as `{role}`, a role with policies of its own, where the ECS service-linked role is enough.',
    },
  },

  subject: 'resource',
  types: ['AWS::ECS::Service'],
  check(service, report, facts) {
    const { template } = facts;
    for (const { value, when } of template === null ? [] : optionsAt(service.properties, 'Role')) {
      const role = template === null ? null : namedResource(value, 'AWS::IAM::Role', template);
      const identity = role === null ? null : facts.identity(role.id);
      const message = identity === null ? null : excessOf(identity, facts);
      if (identity === null || message === null) continue;
      report(message, value.at ?? service.key, { slots: { service: service.id, role: identity.id }, when });
    }
  },

  fixes: {
    admin: (at, service, facts) => [dropServiceRole(facts, service, at)],
    inline: (at, service, facts) => [dropServiceRole(facts, service, at)],
  },
});

function excessOf(identity: Identity, facts: Facts): 'admin' | 'inline' | null {
  const admin = facts.admin(identity);
  if (admin === 'yes' || admin === 'conditional') return 'admin';
  return identity.policies.some(({ from }) => from === 'inline' || from === 'attached') ? 'inline' : null;
}
