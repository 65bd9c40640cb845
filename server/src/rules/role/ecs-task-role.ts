/** A task whose containers have no role, or whose agent lacks the role it needs. */
import { absencesAt, optionsAt } from '../../value/path.js';
import { itemsOf, isMap, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../../model/template.js';
import { firstHandedKey } from '../../analysis/flow/static-credential.js';
import { shownCall } from '../../analysis/use/call.js';
import { roleInstead } from '../../repair/key/drop-credentials.js';
import { giveExecutionRole } from '../../repair/role/execution-role.js';
import { defineRule } from '../rule.js';

export const ecsTaskRole = defineRule({
  id: 'role/ecs-task-role',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An ECS task has no role for its containers, or no role to start them with.',
  why: 'Without a task role, what runs in the container needs keys of its own as soon as it calls AWS. Without an execution role the agent cannot fetch the secrets that the containers expect.',
  remedy: 'Set `TaskRoleArn` for the containers, and `ExecutionRoleArn` for the agent.',
  references: [
    { title: 'Amazon ECS task IAM role', url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html' },
    {
      title: 'Amazon ECS task execution IAM role',
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    },
  ],
  messages: {
    calls: { severity: 'error', text: 'Task `{task}` has no task role, but its containers call AWS (`{call}`).' },
    none: { severity: 'hint', text: 'Task `{task}` has no task role.' },
    execution: { severity: 'warning', text: 'Task `{task}` has no execution role, but {need}.' },
  },

  subject: 'workload',
  check({ resource, scripts }, report) {
    if (resource.type !== 'AWS::ECS::TaskDefinition') return;
    const slots = { task: resource.id };
    const call = scripts.flatMap((script) => script.calls)[0];
    for (const when of absencesAt(resource.properties, 'TaskRoleArn')) {
      if (call === undefined) report('none', resource.key, { slots, when });
      else {
        report('calls', resource.key, {
          slots: { ...slots, call: shownCall(call) },
          when,
          related: [{ message: 'AWS is called here.', at: call.at }],
        });
      }
    }
    const need = needOfAgent(resource);
    if (need === null) return;
    for (const when of absencesAt(resource.properties, 'ExecutionRoleArn')) {
      report('execution', resource.key, { slots: { ...slots, need }, when });
    }
  },

  fixes: {
    calls: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    none: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    execution: (_, workload, facts) => [giveExecutionRole(facts, workload)],
  },
});

/**
 * What the agent needs a role for (ECS developer guide, "Amazon ECS task execution IAM role"); null when it needs none. On
 * Fargate it uses the role to write logs and to fetch images from ECR; on an instance it uses the role of the instance for
 * these.
 */
function needOfAgent(task: Resource): string | null {
  const containers = optionsAt(task.properties, 'ContainerDefinitions')
    .flatMap(({ value }) => itemsOf(value))
    .filter(isMap);
  if (containers.some((container) => hasItems(container, 'Secrets') || hasItems(container, 'LogConfiguration', 'SecretOptions'))) {
    return 'its containers expect secrets';
  }
  if (containers.some((container) => isMap(valueAt(container, 'RepositoryCredentials')))) return 'an image comes from a private registry';
  if (
    !optionsAt(task.properties, 'RequiresCompatibilities').some(({ value }) => itemsOf(value).some((item) => textOf(item) === 'FARGATE'))
  ) {
    return null;
  }
  if (containers.some((container) => textOf(valueAt(container, 'LogConfiguration', 'LogDriver')) === 'awslogs')) {
    return 'its logs go to CloudWatch from Fargate';
  }
  return containers.some((container) => isOfEcr(valueAt(container, 'Image'))) ? 'an image comes from ECR to Fargate' : null;
}

function hasItems(container: Value, ...path: readonly string[]): boolean {
  const list = valueAt(container, ...path);
  return list?.kind === 'list' && list.items.length > 0;
}

/** Not `public.ecr.aws`, which needs no role: anybody may fetch images from there. */
function isOfEcr(image: Value | null): boolean {
  const parts = image === null ? [] : image.kind === 'concat' ? image.parts : [image];
  return parts.some((part) => textOf(part)?.includes('.dkr.ecr.') === true || (part.kind === 'attribute' && part.name === 'RepositoryUri'));
}
