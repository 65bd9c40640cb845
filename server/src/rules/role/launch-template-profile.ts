/** A launch template or configuration whose instances have no role. */
import { isGivenRole } from '../../analysis/workload/given-role.js';
import { roleInstead } from '../../repair/key/drop-credentials.js';
import { giveRole } from '../../repair/role/give-role.js';
import { firstHandedKey } from '../../analysis/flow/static-credential.js';
import { startedAgent } from '../../analysis/use/agent.js';
import { shownCall } from '../../analysis/use/call.js';
import { callWithin, timesWithoutRole } from '../../analysis/workload/without-role.js';
import { widest } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const launchTemplateProfile = defineRule({
  id: 'role/launch-template-profile',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Instances are launched without an instance profile, and therefore without a role.',
  why: 'Without a role, what runs on the instances needs keys of its own as soon as it calls AWS: keys that somebody has to put there, and that stay.',
  remedy: 'Name an instance profile under `IamInstanceProfile`.',
  references: [
    {
      title: 'Use an IAM role to grant permissions to applications on EC2',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html',
    },
    {
      title: 'AWS::EC2::LaunchTemplate',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html',
    },
  ],
  messages: {
    calls: { severity: 'error', text: 'Instances of `{resource}` have no role, but their scripts call AWS (`{call}`).' },
    keys: { severity: 'error', text: 'Instances of `{resource}` have no role, but are given keys.' },
    agent: { severity: 'warning', text: 'Instances of `{resource}` have no role, but start an agent that signs with it (`{agent}`).' },
    none: { severity: 'hint', text: 'Instances of `{resource}` have no role.' },
  },

  subject: 'workload',
  check(workload, report, facts) {
    const { resource } = workload;
    const when = launching.has(resource.type) && !isGivenRole(resource, facts) ? widest(timesWithoutRole(workload)) : null;
    if (when === null) return;
    const slots = { resource: resource.id };
    const timed = callWithin(workload, when);
    if (timed !== null) {
      report('calls', resource.key, {
        slots: { ...slots, call: shownCall(timed.call) },
        when: timed.when,
        related: [{ message: 'AWS is called here.', at: timed.call.at }],
      });
      return;
    }
    const isHandedKeys = firstHandedKey(workload, facts) !== null;
    const agent = isHandedKeys ? null : startedAgent(workload.scripts);
    if (agent === null) report(isHandedKeys ? 'keys' : 'none', resource.key, { slots, when });
    else {
      const related = [{ message: 'The agent is started here.', at: agent.at }];
      report('agent', resource.key, { slots: { ...slots, agent: agent.name }, when, related });
    }
  },

  fixes: {
    calls: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    keys: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    agent: (_, workload, facts) => [giveRole(facts, workload)],
    none: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
  },
});

const launching: ReadonlySet<string> = new Set([
  'AWS::EC2::LaunchTemplate',
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::SpotFleet',
]);
