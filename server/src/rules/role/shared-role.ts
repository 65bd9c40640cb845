/** One role for several workloads, or for a workload and the agent that starts it. */
import { pairAtOnce, roleUsers, type RoleUser } from '../../analysis/workload/role-user.js';
import { isOwnIdentity, isUnitOfWork, type Workload, type WorkloadRole } from '../../analysis/workload/workload.js';
import type { Facts } from '../../analysis/facts.js';
import { lookupNothing, showText, textsOf } from '../../iam/partial-text.js';
import { permitsOnly } from '../../analysis/identity/permits-only.js';
import type { Resource } from '../../model/template.js';
import { implies } from '../../value/guard.js';
import { booleanOf } from '../../value/read.js';
import { propertyValues } from '../../analysis/property-value.js';
import { defineRule } from '../rule.js';

export const sharedRole = defineRule({
  id: 'role/shared-role',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Several workloads share one role.',
  why: 'A shared role can do what any of its workloads needs, so each of them can do what all of them need. Whoever takes over the least important one has the permissions of the others, and CloudTrail does not tell them apart.',
  remedy: 'Give each workload a role with what it needs; give the containers of a task a different one from the agent that starts them.',
  references: [
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'Amazon ECS task IAM role', url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html' },
  ],
  messages: {
    shared: { severity: 'information', text: 'Role `{role}` is shared by {count} workloads, so each of them can do what the others need.' },
    agent: { severity: 'information', text: 'The containers of `{workload}` run with the same role as the agent that starts them.' },
    exposed: {
      severity: 'information',
      text: 'Instance `{open}`, which has a public address, shares role `{role}` with `{inner}`, which has none.',
    },
  },

  subject: 'template',
  check(template, report, facts) {
    for (const workload of facts.workloads) {
      const agent = roleOfAgent(workload);
      if (agent !== null) {
        report('agent', agent.at, { slots: { workload: workload.resource.id }, about: workload.resource.id, when: agent.when });
      }
    }
    for (const [role, users] of roleUsers(facts.workloads)) {
      const units = users.filter(({ workload }) => isUnitOfWork(workload));
      const pair = pairAtOnce(units, units, template);
      if (pair !== null && !isForTelemetry(role, facts)) {
        const sharing = units.filter(({ when }) => implies(pair.when, when)).map(({ workload }) => workload.resource);
        const related = sharing.map(({ id, key }) => ({ message: `\`${id}\` runs with it.`, at: key }));
        report('shared', role.key, { slots: { role: role.id, count: sharing.length }, about: role.id, when: pair.when, related });
      }
      const seen = pairAtOnce(users.filter(isReachable), users.filter(isUnreachable), template);
      if (seen === null) continue;
      const { one: open, other: inner, when } = seen;
      const related = [{ message: 'This one has no public address.', at: inner.key }];
      report('exposed', open.key, { slots: { open: open.id, role: role.id, inner: inner.id }, about: open.id, when, related });
    }
  },
});

/** The role of the agent, if the containers have the same one. */
function roleOfAgent({ roles }: Workload): WorkloadRole | null {
  const own = roles.filter(({ property }) => isOwnIdentity(property));
  return roles.find((agent) => agent.property.consumer === 'agent' && own.some((each) => isSameRole(each, agent))) ?? null;
}

function isSameRole(left: WorkloadRole, right: WorkloadRole): boolean {
  if (left.role !== null || right.role !== null) return left.role === right.role;
  const [name, other] = [wordingOf(left), wordingOf(right)];
  return name !== null && name === other;
}

/** Which role a value names, even where a part such as the account is filled in later; null when that is not known. */
function wordingOf({ value }: WorkloadRole): string | null {
  const [only, another] = textsOf(value, lookupNothing) ?? [];
  const isKnown = only !== undefined && another === undefined && only.text.every((piece) => typeof piece === 'string' || piece.id !== null);
  return isKnown ? showText(only.text) : null;
}

function isReachable({ workload }: RoleUser): boolean {
  return hasPublicAddress(workload.resource) === true;
}

function isUnreachable({ workload }: RoleUser): boolean {
  return hasPublicAddress(workload.resource) === false;
}

/**
 * Logs, traces, metrics and the network interface in a VPC, as `AWSLambdaVPCAccessExecutionRole` permits them: every
 * workload needs these.
 */
const telemetry = /^(?:logs|xray|cloudwatch):|^ec2:(?:\w+NetworkInterfaces?|\w+PrivateIpAddresses|DescribeSubnets)$/i;

/** Whether a role is known to permit nothing else. */
function isForTelemetry(role: Resource, facts: Facts): boolean {
  const identity = facts.identity(role.id);
  return identity !== null && permitsOnly(identity, telemetry);
}

/** Null for other resources, and when the subnet decides. */
function hasPublicAddress(instance: Resource): boolean | null {
  if (instance.type !== 'AWS::EC2::Instance') return null;
  const [first] = propertyValues(instance, ['NetworkInterfaces', '*', 'AssociatePublicIpAddress']);
  return booleanOf(first?.value);
}
