/** The plan that moves a variable to Secrets Manager, from where the service of its workload fetches it. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { NamedValue } from '../../analysis/workload/named-value.js';
import type { Change } from '../../edit/change.js';
import { fields, items, text, word } from '../../edit/content.js';
import { lookup, lookupEntry } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { isWrittenHere } from '../../value/origin.js';
import type { Value } from '../../value/value.js';
import { offer } from '../draft.js';
import type { Fix } from '../fix.js';
import { freeId, idPart } from '../free-id.js';
import { ref, sub } from '../reference-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addParameter, addResource, resourceEntry } from '../section.js';
import { sequenceOf } from '../written-place.js';
import { type WrittenVariable, writtenVariable } from './fetching-place.js';
import { letRead } from './reader-role.js';

/** For the variable at a place; none where its service fetches no secrets, or where it is not written as a separate item. */
export function keepVariable(scene: Scene, at: Span): readonly Fix[] {
  if (!hasTemplate(scene)) return [];
  for (const workload of scene.workloads) {
    const variable = workload.environment.find((each) => encloses(each.at, at) || encloses(at, each.at));
    const written = variable === undefined ? null : writtenVariable(workload, variable);
    if (variable === undefined || written === null) continue;
    const fix = kept(scene, workload, variable, written);
    return fix === null ? [] : [fix];
  }
  return [];
}

function kept(scene: TemplateScene, workload: Workload, variable: NamedValue, written: WrittenVariable): Fix | null {
  const { resource } = workload;
  const secret = secretFor(scene, workload, variable);
  const moved = secret === null ? null : moves(variable, written, secret);
  const read = secret === null ? null : letRead(scene, workload, written.place, secret.id);
  if (secret === null || moved === null || read === null) return null;
  const plan = offer(scene, {
    title: `Move variable \`${variable.name}\` of \`${resource.id}\` to Secrets Manager`,
    safety: 'suggestion',
    changes: [...secret.changes, ...moved, ...read.changes],
    left: [...secret.left, ...read.left],
  });
  return plan.kind === 'fix' ? plan : null;
}

interface SecretPlan {
  readonly id: string;
  /** The member of the secret's JSON that the variable takes; null for the whole text. */
  readonly member: string | null;
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/** A secret with the value of a parameter: of the parameter that the variable refers to, or of a new one that replaces a literal. */
function secretFor(scene: TemplateScene, { resource }: Workload, { name, value }: NamedValue): SecretPlan | null {
  const { template } = scene;
  const fetched = fetchedSecret(scene, value);
  if (fetched !== null) return { ...fetched, changes: [], left: [] };
  if (value.kind === 'ref' && template.parameters.has(value.name)) {
    const known = [...template.resources.values()].find((each) => {
      const said = each.type === 'AWS::SecretsManager::Secret' ? each.property('SecretString') : null;
      return said?.kind === 'ref' && said.name === value.name;
    });
    if (known !== undefined) return known.when.length > 0 ? null : { id: known.id, member: null, changes: [], left: [] };
    const id = freeId(template, value.name.endsWith('Secret') ? `Stored${value.name}` : `${value.name}Secret`);
    const added = addSecret(scene, resource, id, value.name);
    return added === null ? null : { id, member: null, changes: [added], left: [] };
  }
  if (value.kind !== 'scalar' || !isWrittenHere(value)) return null;
  const base = resource.id.replace(/(?:Task)?Definition$/, 'Task').replace(/TaskTask$/, 'Task') + idPart(name);
  const id = freeId(template, base.endsWith('Secret') ? base : `${base}Secret`);
  const parameter = freeId(template, base.endsWith('Secret') ? `${base}Value` : base, new Set([id]));
  const content = fields({ Type: text('String'), NoEcho: word(true) });
  const asked = addParameter(template, parameter, content, { note: `Adds parameter \`${parameter}\` for the value of \`${name}\`.` });
  const added = addSecret(scene, resource, id, parameter);
  if (asked === null || added === null) return null;
  return {
    id,
    member: null,
    changes: [asked, added],
    left: [
      `Pass the value of \`${name}\` in parameter \`${parameter}\` when you deploy the stack.`,
      "The old value stays in this file's history: change it everywhere else that it is used.",
    ],
  };
}

const rest = /^(?::SecretString(?::([\w.-]{1,100})?)?(?::AWSCURRENT)?:?)?\}\}$/;

/** A secret in the template that a dynamic reference fetches in its current version. */
function fetchedSecret({ template }: TemplateScene, value: Value): Pick<SecretPlan, 'id' | 'member'> | null {
  const [start, named, end, ...more] = value.kind === 'concat' ? value.parts : [];
  const member = end?.kind === 'scalar' ? rest.exec(end.text) : null;
  if (start?.kind !== 'scalar' || start.text !== '{{resolve:secretsmanager:' || named?.kind !== 'ref' || member === null) return null;
  const isSecret = template.resource(named.name)?.type === 'AWS::SecretsManager::Secret';
  return isSecret && more.length === 0 ? { id: named.name, member: member[1] ?? null } : null;
}

function addSecret({ template }: TemplateScene, resource: Workload['resource'], id: string, parameter: string): Change | null {
  const sibling = resourceEntry(template, resource);
  const content = fields({ Type: text('AWS::SecretsManager::Secret'), Properties: fields({ SecretString: ref(parameter) }) });
  const note = `Adds secret \`${id}\` with the value of parameter \`${parameter}\`.`;
  return sibling === null ? null : addResource(template, { id, content, place: { kind: 'before', sibling }, note });
}

function moves({ name }: NamedValue, { place, item, holder }: WrittenVariable, { id, member }: SecretPlan): readonly Change[] | null {
  const note = `Fetches \`${name}\` from secret \`${id}\`.`;
  const from = member === null ? ref(id) : sub(`\${${id}}:${member}::`);
  if (place.fetched === place.list) {
    const type = lookupEntry(item, 'Type');
    const value = lookupEntry(item, 'Value');
    if (value === null) return null;
    const kind = text('SECRETS_MANAGER');
    return [
      type === null
        ? { kind: 'insert-entry', mapping: item, key: 'Type', value: kind, place: { kind: 'sorted' }, note }
        : { kind: 'set', target: type, value: kind, note },
      { kind: 'set', target: value, value: from, note },
    ];
  }
  const fetched = fields({ Name: text(name), [place.value]: from });
  const known = lookupEntry(holder, place.fetched);
  const list = known === null ? null : sequenceOf(known.value);
  if (known !== null && (list === null || list.tag !== null || list.items.some((each) => isNamed(each, name)))) return null;
  return [
    { kind: 'remove', target: item, emptied: 'remove', note },
    list === null
      ? { kind: 'insert-entry', mapping: holder, key: place.fetched, value: items(fetched), place: { kind: 'sorted' }, note }
      : { kind: 'insert-item', sequence: list, value: fetched, place: { kind: 'last' }, note },
  ];
}

function isNamed(item: Node, name: string): boolean {
  const said = item.kind === 'mapping' ? lookup(item, 'Name') : null;
  return said?.kind === 'scalar' && said.text === name;
}
