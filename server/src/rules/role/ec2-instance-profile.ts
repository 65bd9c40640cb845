/** An instance without a role of its own. */
import { roleInstead } from '../../repair/key/drop-credentials.js';
import { giveRole } from '../../repair/role/give-role.js';
import { firstHandedKey } from '../../analysis/flow/static-credential.js';
import { startedAgent } from '../../analysis/use/agent.js';
import { shownCall } from '../../analysis/use/call.js';
import { callWithin, timesWithoutRole } from '../../analysis/workload/without-role.js';
import { defineRule } from '../rule.js';

export const ec2InstanceProfile = defineRule({
  id: 'role/ec2-instance-profile',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An EC2 instance has no instance profile, and therefore no role.',
  why: 'Without a role, what runs on the instance needs keys of its own as soon as it calls AWS: keys that somebody has to put there, and that stay.',
  remedy: 'Add an `AWS::IAM::InstanceProfile` with a role that trusts `ec2.amazonaws.com`, and name it under `IamInstanceProfile`.',
  references: [
    {
      title: 'Use an IAM role to grant permissions to applications on EC2',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html',
    },
    {
      title: 'AWS::EC2::Instance',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html',
    },
  ],
  messages: {
    calls: { severity: 'error', text: 'Instance `{instance}` has no role, but its scripts call AWS (`{call}`).' },
    keys: { severity: 'error', text: 'Instance `{instance}` has no role, but is given keys.' },
    agent: { severity: 'warning', text: 'Instance `{instance}` has no role, but starts an agent that signs with it (`{agent}`).' },
    none: { severity: 'hint', text: 'Instance `{instance}` has no role.' },
  },

  subject: 'workload',
  check(workload, report, facts) {
    const { resource } = workload;
    if (resource.type !== 'AWS::EC2::Instance') return;
    const slots = { instance: resource.id };
    const isHandedKeys = firstHandedKey(workload, facts) !== null;
    for (const when of timesWithoutRole(workload)) {
      const timed = callWithin(workload, when);
      const agent = timed !== null || isHandedKeys ? null : startedAgent(workload.scripts);
      if (timed !== null) {
        report('calls', resource.key, {
          slots: { ...slots, call: shownCall(timed.call) },
          when: timed.when,
          related: [{ message: 'AWS is called here.', at: timed.call.at }],
        });
      } else if (agent !== null) {
        const related = [{ message: 'The agent is started here.', at: agent.at }];
        report('agent', resource.key, { slots: { ...slots, agent: agent.name }, when, related });
      } else report(isHandedKeys ? 'keys' : 'none', resource.key, { slots, when });
    }
  },

  fixes: {
    calls: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    keys: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    agent: (_, workload, facts) => [giveRole(facts, workload)],
    none: (_, workload, facts) => [giveRole(facts, workload)],
  },
});
