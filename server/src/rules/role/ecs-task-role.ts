/** A task whose containers have no role, or whose agent lacks the role it needs. */
import { propertyValues, type PropertyValue } from '../../analysis/property-value.js';
import { gather } from '../../text/gather.js';
import { conjoined, type Guard, widest } from '../../value/guard.js';
import { absencesAt } from '../../value/path.js';
import { isMap, textOf } from '../../value/read.js';
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
    const needs = needsOfAgent(resource);
    for (const absence of absencesAt(resource.properties, 'ExecutionRoleArn')) {
      const lacking = needs.flatMap(({ what, when }) => conjoined(absence, when).map((both) => ({ what, when: both })));
      const when = widest(lacking.map((need) => need.when));
      const need = lacking.find((each) => each.when === when);
      if (need !== undefined) report('execution', resource.key, { slots: { ...slots, need: need.what }, when: need.when });
    }
  },

  fixes: {
    calls: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    none: (_, workload, facts) => roleInstead(facts, workload, firstHandedKey(workload, facts)),
    execution: (_, workload, facts) => [giveExecutionRole(facts, workload)],
  },
});

interface Need {
  readonly what: string;
  readonly when: Guard;
}

/**
 * What the agent needs a role for (ECS developer guide, "Amazon ECS task execution IAM role"), and when. On Fargate it uses
 * the role to write logs and to fetch images from ECR; on an instance it uses the role of the instance for these.
 */
function needsOfAgent(task: Resource): readonly Need[] {
  const inContainers = (...path: readonly string[]) => propertyValues(task, ['ContainerDefinitions', '*', ...path]);
  const onFargate = propertyValues(task, ['RequiresCompatibilities', '*']).filter(({ value }) => textOf(value) === 'FARGATE');
  const withFargate = (places: readonly PropertyValue[]): readonly { readonly when: Guard }[] =>
    gather(places, (place) => gather(onFargate, (fargate) => conjoined(place.when, fargate.when).map((when) => ({ when }))));
  const secrets = [...inContainers('Secrets', '*'), ...inContainers('LogConfiguration', 'SecretOptions', '*')];
  const logs = inContainers('LogConfiguration', 'LogDriver').filter(({ value }) => textOf(value) === 'awslogs');
  return [
    ...secrets.map(needFor('its containers expect secrets')),
    ...inContainers('RepositoryCredentials')
      .filter(({ value }) => isMap(value))
      .map(needFor('an image comes from a private registry')),
    ...withFargate(logs).map(needFor('its logs go to CloudWatch from Fargate')),
    ...withFargate(inContainers('Image').filter(({ value }) => isOfEcr(value))).map(needFor('an image comes from ECR to Fargate')),
  ];
}

function needFor(what: string): (place: { readonly when: Guard }) => Need {
  return ({ when }) => ({ what, when });
}

/** Not `public.ecr.aws`, which needs no role: anybody may fetch images from there. */
function isOfEcr(image: Value): boolean {
  const parts = image.kind === 'concat' ? image.parts : [image];
  return parts.some((part) => textOf(part)?.includes('.dkr.ecr.') === true || (part.kind === 'attribute' && part.name === 'RepositoryUri'));
}
