/** The plan that gives the ECS agent a role: to pull images, write logs, and fetch the secrets that a task names. */
import { valuesBelow } from '../../analysis/property-value.js';
import type { Workload } from '../../analysis/workload/workload.js';
import { type Content, fields, items, text } from '../../edit/content.js';
import type { Change } from '../../edit/change.js';
import type { Resource, Template } from '../../model/template.js';
import type { Value } from '../../value/value.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { attribute, ref, sub } from '../reference-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { propertyEntry } from '../written-place.js';
import { letPass } from './let-pass.js';
import { conditionOf, inlinePolicyContent, managedArn, roleContent, statementContent } from './role-content.js';

export function giveExecutionRole(scene: Scene, { resource: task }: Workload): Fix | Declined {
  const title = `Give \`${task.id}\` an execution role`;
  if (!hasTemplate(scene) || resourceEntry(scene.template, task) === null) return decline(title, 'The task is not defined in this file.');
  if (propertyEntry(task, 'ExecutionRoleArn') !== null) return decline(title, 'Conditions decide which role it has.');
  const added = addExecutionRole(scene, task, ['ExecutionRoleArn'], []);
  return added === null
    ? decline(title, `The properties of \`${task.id}\` come from a function.`)
    : offer(scene, { title, safety: 'suggestion', ...added });
}

interface Addition {
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/** `path` leads to the property for the role, `more` is what else the role may read. Null when the properties are not a plain map. */
export function addExecutionRole(
  scene: TemplateScene,
  task: Resource,
  path: readonly string[],
  more: readonly SecretGrant[],
): Addition | null {
  const { template } = scene;
  const beside = resourceEntry(template, task);
  const id = freeId(template, `${task.id.replace(/(?:Task)?Definition$/, 'Task').replace(/TaskTask$/, 'Task')}ExecutionRole`);
  const grants = secretsOf(task.properties).map((secret) => grantFor(secret, template));
  const content = roleContent({
    trusts: ['ecs-tasks.amazonaws.com'],
    managed: [managedArn('service-role/AmazonECSTaskExecutionRolePolicy')],
    inline: readSecretsPolicy('ReadSecrets', [...grants.flatMap((grant) => grant ?? []), ...more]),
    boundary: null,
    condition: conditionOf(task),
  });
  const note = `Adds role \`${id}\`.`;
  const role = beside === null ? null : addResource(template, { id, content, place: { kind: 'before', sibling: beside }, note });
  const attached = setAtPath(task, path, attribute(id, 'Arn'), `Gives \`${task.id}\` role \`${id}\`.`);
  if (role === null || attached === null) return null;
  const passing = letPass(scene, task, id);
  return {
    changes: [role, attached, ...passing.changes],
    left: [
      ...passing.left,
      ...(grants.includes(null)
        ? [`Allow role \`${id}\` to read the secrets of \`${task.id}\` that come from outside this template.`]
        : []),
      ...(grants.some((grant) => grant !== null)
        ? [`If a secret is encrypted with a KMS key of your own, \`${id}\` needs \`kms:Decrypt\` on it too.`]
        : []),
    ],
  };
}

interface NamedSecret {
  readonly value: Value;
  /** Whether a name that is not an ARN may be that of a parameter. */
  readonly mayBeParameter: boolean;
}

/** What the agent fetches before it starts the containers (ECS developer guide, "Amazon ECS task execution IAM role"). */
function secretsOf(properties: Value): readonly NamedSecret[] {
  const paths = [
    ['Secrets', '*', 'ValueFrom'],
    ['LogConfiguration', 'SecretOptions', '*', 'ValueFrom'],
    ['RepositoryCredentials', 'CredentialsParameter'],
  ];
  return [['ContainerDefinitions', '*'], ['ContainerProperties']].flatMap((container) =>
    paths.flatMap((path) =>
      valuesBelow(properties, [...container, ...path]).map(({ value }) => ({ value, mayBeParameter: path.at(-1) === 'ValueFrom' })),
    ),
  );
}

export interface SecretGrant {
  readonly action: 'secretsmanager:GetSecretValue' | 'ssm:GetParameters';
  readonly resource: Content;
  /** The same for equal ones. */
  readonly key: string;
}

/** The secret or parameter that a text names, possibly followed by a key of its JSON and a version; null when it is not known. */
function grantFor({ value, mayBeParameter }: NamedSecret, template: Template): SecretGrant | null {
  const [first, ...others] = value.kind === 'concat' ? value.parts : [value];
  const last = others.at(-1);
  if (first?.kind === 'ref' && (others.length === 0 || (others.length === 1 && last?.kind === 'scalar' && last.text.startsWith(':')))) {
    const isSecret = template.resource(first.name)?.type === 'AWS::SecretsManager::Secret';
    return isSecret ? { action: 'secretsmanager:GetSecretValue', resource: ref(first.name), key: first.name } : null;
  }
  return first?.kind === 'scalar' && others.length === 0 ? grantForText(first.text, mayBeParameter) : null;
}

/** The ARN of a secret ends in six characters that a text naming it may leave out. */
function grantForText(name: string, mayBeParameter: boolean): SecretGrant | null {
  if (/[*?$]|\{\{/.test(name)) return null;
  const [secret] = /^arn:[\w-]+:secretsmanager:[^:]*:\d{12}:secret:[^:]+/.exec(name) ?? [];
  if (secret !== undefined) {
    const arn = /-[A-Za-z0-9]{6}$/.test(secret) ? secret : `${secret}-??????`;
    return { action: 'secretsmanager:GetSecretValue', resource: text(arn), key: arn };
  }
  if (/^arn:[\w-]+:ssm:[^:]+:\d{12}:parameter\//.test(name)) return { action: 'ssm:GetParameters', resource: text(name), key: name };
  if (!mayBeParameter || !/^[\w./-]+$/.test(name)) return null;
  const arn = `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/${name.replace(/^\//, '')}`;
  return { action: 'ssm:GetParameters', resource: sub(arn), key: arn };
}

/** None when there is nothing to read. */
export function readSecretsPolicy(name: string, grants: readonly SecretGrant[]): readonly Content[] {
  const statements = (['secretsmanager:GetSecretValue', 'ssm:GetParameters'] as const).flatMap((action) => {
    const own = new Map(grants.filter((grant) => grant.action === action).map(({ key, resource }) => [key, resource]));
    return own.size === 0 ? [] : [statementContent([action], [...own.values()])];
  });
  if (statements.length === 0) return [];
  return [inlinePolicyContent(text(name), fields({ Version: text('2012-10-17'), Statement: items(...statements) }))];
}
