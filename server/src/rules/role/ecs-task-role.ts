/** A container without a role of its own, or an agent without the one it needs. */
import { absencesAt, optionsAt } from '../../value/path.js';
import { itemsOf, isMap, valueAt } from '../../value/read.js';
import type { Resource } from '../../model/template.js';
import { firstHandedKey } from '../../analysis/flow/static-credential.js';
import { shownCall } from '../../analysis/use/call.js';
import { roleInstead } from '../../repair/drop-credentials.js';
import { defineRule } from '../rule.js';

export const ecsTaskRole = defineRule({
  id: 'role/ecs-task-role',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An ECS task has no role for its containers, or none to start them with.',
  why: 'Without a task role what runs in the container needs keys of its own as soon as it calls AWS. Without an execution role the agent cannot fetch the secrets that the containers are promised.',
  remedy: 'Set `TaskRoleArn` for the containers, and `ExecutionRoleArn` for the agent.',
  references: [
    { title: 'Amazon ECS task IAM role', url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html' },
    { title: 'Amazon ECS task execution IAM role', url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html' },
  ],
  messages: {
    calls: { severity: 'error', text: 'Task `{task}` has no task role, but its containers call AWS (`{call}`).' },
    none: { severity: 'hint', text: 'Task `{task}` has no task role.' },
    execution: { severity: 'warning', text: 'Task `{task}` has no execution role, but its containers are promised secrets.' },
  },

  subject: 'workload',
  check({ resource, scripts }, report) {
    if (resource.type !== 'AWS::ECS::TaskDefinition') return;
    const slots = { task: resource.id };
    const call = scripts.flatMap((script) => script.calls)[0];
    for (const when of absencesAt(resource.properties, 'TaskRoleArn')) {
      if (call === undefined) report('none', resource.key, { slots, when });
      else report('calls', resource.key, { slots: { ...slots, call: shownCall(call) }, when, related: [{ message: 'AWS is called here.', at: call.at }] });
    }
    for (const when of hasSecrets(resource) ? absencesAt(resource.properties, 'ExecutionRoleArn') : []) report('execution', resource.key, { slots, when });
  },

  fixes: {
    calls: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    none: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
  },
});

/** Whether a container takes a value from Secrets Manager or SSM, which the agent fetches. */
function hasSecrets(task: Resource): boolean {
  return optionsAt(task.properties, 'ContainerDefinitions').flatMap(({ value }) => itemsOf(value)).some((container) => {
    const secrets = isMap(container) ? valueAt(container, 'Secrets') : null;
    return secrets?.kind === 'list' && secrets.items.length > 0;
  });
}
