/** Allows the role with which a service fetches secrets to read one more. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { items } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource } from '../../model/template.js';
import { lookup, lookupEntry } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import { freeId } from '../free-id.js';
import { appendToProperty } from '../property-list.js';
import { addExecutionRole, readSecretsPolicy, type SecretGrant } from '../role/execution-role.js';
import { freePolicyName } from '../role/free-policy-name.js';
import { conditionOf, roleContent } from '../role/role-content.js';
import { attribute, ref } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { mappingOf, propertyEntry, sequenceOf } from '../written-place.js';
import type { FetchingPlace } from './fetching-place.js';

export interface LetRead {
  readonly changes: readonly Change[];
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
}

const action = 'secretsmanager:GetSecretValue';
const policyName = 'ReadSecrets';

/** Null where functions or conditions choose the role or its policies. */
export function letRead(scene: TemplateScene, workload: Workload, place: FetchingPlace, secret: string): LetRead | null {
  const given = workload.roles.filter(({ property }) => property.path.join() === place.role.join());
  const [role, ...others] = new Set(given.map((each) => each.role));
  if (given.length === 0) {
    return propertyEntry(workload.resource, ...place.role) === null
      ? newRole(scene, workload.resource, place, secret)
      : outside(workload, secret);
  }
  if (role === null || role === undefined) return others.length > 0 ? null : outside(workload, secret);
  if (others.length > 0 || given.some(({ when }) => when.length > 0)) return null;
  if (role.madeFrom !== null || resourceEntry(scene.template, role) === null) return outside(workload, secret);
  const changes = scene.references(secret).some(({ at }) => encloses(role.node, at)) ? [] : grant(scene, role, secret);
  return changes === null ? null : { changes, left: [] };
}

function newRole(scene: TemplateScene, resource: Resource, { role, service }: FetchingPlace, secret: string): LetRead | null {
  if (service === 'ecs-tasks.amazonaws.com') return addExecutionRole(scene, resource, role, [grantOf(secret)]);
  const beside = resourceEntry(scene.template, resource);
  // A build project must have a role in any case, and needs it for more than this.
  if (beside === null || service === 'codebuild.amazonaws.com') return null;
  const id = freeId(scene.template, `${resource.id}Role`);
  const inline = readSecretsPolicy(policyName, [grantOf(secret)]);
  const content = roleContent({ trusts: [service], managed: [], inline, boundary: null, condition: conditionOf(resource) });
  const note = `Adds role \`${id}\`.`;
  const added = addResource(scene.template, { id, content, place: { kind: 'before', sibling: beside }, note });
  const attached = setAtPath(resource, role, attribute(id, 'Arn'), `Gives \`${resource.id}\` role \`${id}\`.`);
  return added === null || attached === null ? null : { changes: [added, attached], left: [] };
}

function outside({ resource }: Workload, secret: string): LetRead {
  return {
    changes: [],
    left: [
      `Allow the role that fetches secrets for \`${resource.id}\` to read secret \`${secret}\`: the role is not defined in this template.`,
    ],
  };
}

/** Extends the statement that allows the role to read other secrets, if there is one. */
function grant(scene: TemplateScene, role: Resource, secret: string): readonly Change[] | null {
  const note = `Allows role \`${role.id}\` to read secret \`${secret}\`.`;
  const known = readingStatement(role);
  const entry = known === null ? null : lookupEntry(known, 'Resource');
  const value = entry?.value ?? null;
  if (entry !== null && value !== null) {
    if (value.kind === 'sequence' && value.tag === null) {
      return [{ kind: 'insert-item', sequence: value, value: ref(secret), place: { kind: 'last' }, note }];
    }
    const single = copy(value);
    if (single !== null) return [{ kind: 'set', target: entry, value: items(single, ref(secret)), note }];
  }
  return appendToProperty(role, 'Policies', readSecretsPolicy(freePolicyName(scene, role, policyName), [grantOf(secret)]), { note });
}

function grantOf(secret: string): SecretGrant {
  return { action, resource: ref(secret), key: secret };
}

/** A statement that allows reading secrets and nothing else, without a condition. */
function readingStatement(role: Resource): Mapping | null {
  for (const policy of sequenceOf(propertyEntry(role, 'Policies')?.value)?.items ?? []) {
    const document = policy.kind === 'mapping' ? mappingOf(lookup(policy, 'PolicyDocument')) : null;
    const written = document === null ? null : lookup(document, 'Statement');
    const statements = written?.kind === 'sequence' ? written.items : [written];
    const found = statements.flatMap((each) => (each?.kind === 'mapping' && isReading(each) ? [each] : []))[0];
    if (found !== undefined && policy.tag === null) return found;
  }
  return null;
}

function isReading(statement: Mapping): boolean {
  const said = statement.entries.map(({ key }) => (key.kind === 'scalar' ? key.text : ''));
  return (
    said.every((key) => /^(?:Sid|Effect|Action|Resource)$/.test(key)) &&
    saysOnly(lookup(statement, 'Effect'), 'Allow') &&
    saysOnly(lookup(statement, 'Action'), action)
  );
}

function saysOnly(node: Node | null, wanted: string): boolean {
  const only = node?.kind === 'sequence' && node.items.length === 1 ? node.items[0] : node;
  return only?.kind === 'scalar' && only.tag === null && only.text.toLowerCase() === wanted.toLowerCase();
}
