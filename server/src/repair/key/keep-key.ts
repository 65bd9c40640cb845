/** The plan that keeps an access key in Secrets Manager, where an output shows its secret half. */
import type { Change } from '../../edit/change.js';
import { type Content, text } from '../../edit/content.js';
import type { Output, Resource, Template } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import { offer } from '../draft.js';
import type { Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { ref, sub } from '../reference-content.js';
import { resourceContent } from '../resource-content.js';
import { conditionOf } from '../role/role-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { entryWithKey } from '../written-place.js';

/**
 * CloudFormation shows the secret half nowhere else, so whoever needs it could not get it any more without the output. None for
 * an exported output, which other stacks import, for one that shows more than the secret half, and where a secret has it already.
 */
export function keepKey(scene: Scene, key: Resource, output: Output): readonly Fix[] {
  if (!hasTemplate(scene) || !isSecretHalf(output, key) || output.entry('Export') !== null || isKept(scene, key)) return [];
  const { template } = scene;
  const [written, beside] = [entryWithKey(scene.file.tree, output.key), resourceEntry(template, key)];
  const value = lookupEntry(output.node, 'Value');
  if (written === null || beside === null || value === null) return [];
  const id = freeId(template, `${key.id}Secret`);
  const shown = freeOutput(template, `${id}Arn`);
  const note = `Keeps access key \`${key.id}\` in secret \`${id}\`.`;
  const added = addResource(template, { id, content: secretContent(key), place: { kind: 'after', sibling: beside }, note });
  if (added === null) return [];
  const description = lookupEntry(output.node, 'Description');
  const set = (target: typeof value, content: Content): Change => ({
    kind: 'set',
    target,
    value: content,
    note: 'Shows where it is kept.',
  });
  const plan = offer(scene, {
    title: `Keep access key \`${key.id}\` in Secrets Manager instead of output \`${output.name}\``,
    safety: 'suggestion',
    changes: [
      added,
      { kind: 'rename', entry: written, key: shown, note: 'Shows where it is kept.' },
      set(value, ref(id)),
      ...(description === null ? [] : [set(description, text(`ARN of the secret with access key ${key.id}`))]),
    ],
    left: [
      `Whoever reads output \`${output.name}\` has to fetch the key from the secret that output \`${shown}\` names, which takes \`secretsmanager:GetSecretValue\`.`,
      'Rotate the key, with `Serial`: whoever may describe the stack can have read it.',
    ],
  });
  return plan.kind === 'fix' ? [plan] : [];
}

function isSecretHalf({ value }: Output, { id }: Resource): boolean {
  return value?.kind === 'attribute' && value.id === id && value.name === 'SecretAccessKey';
}

function isKept({ flows }: Scene, key: Resource): boolean {
  return flows.some(({ source, sink }) => source.kind === 'access-key-secret' && source.resource === key && sink.kind === 'secret-string');
}

/** In the form in which IAM shows a new key. */
function secretContent(key: Resource): Content {
  const pair = `{"AccessKeyId":"\${${key.id}}","SecretAccessKey":"\${${key.id}.SecretAccessKey}"}`;
  return resourceContent({ type: 'AWS::SecretsManager::Secret', condition: conditionOf(key), properties: { SecretString: sub(pair) } });
}

function freeOutput({ outputs }: Template, wished: string): string {
  let name = wished;
  for (let number = 2; outputs.has(name); number++) name = `${wished}${String(number)}`;
  return name;
}
