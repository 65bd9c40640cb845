/** One end of a connector: a logical ID, or the description of a resource elsewhere. */
import { samConnectorResource } from '../../data/sam-connector.js';
import { areSame } from '../../value/print.js';
import { referredId, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import { givenAt } from './as-written.js';
import { baseType } from './base-type.js';
import type { Lowering } from './lowering.js';
import { ref } from './made-value.js';
import { tableValue } from './table-value.js';

export interface Side {
  /** In CloudFormation's words, even for resources of SAM. */
  readonly type: string;
  /** `Arn`, `Name`, `ResourceId` or `Qualifier`; null when it has none. */
  valueOf(name: string): Value | null;
  /** The name of its role. */
  readonly role: Value | null;
  readonly queueUrl: Value | null;
}

/** By logical ID: written and generated ones. */
export interface Resources {
  get(id: string): Resource | undefined;
}

/** An end as it is written, and the one that it is connected with. */
export interface End {
  readonly written: Value;
  readonly opposite: Value;
}

/** Null for what SAM rejects: an unknown id, or an id combined with other keys. */
export function sideOf(end: End, resources: Resources, lowering: Lowering): Side | null {
  const { written } = end;
  const id = textOf(givenAt(written, 'Id'));
  if (id === null) return describedSide(written);
  const others = written.kind === 'map' ? written.entries.filter(({ key }) => key !== 'Id' && key !== 'Qualifier') : [];
  const resource = resources.get(id);
  return resource === undefined || others.length > 0 ? null : resourceSide(resource, end, resources, lowering);
}

function describedSide(end: Value): Side | null {
  const type = textOf(givenAt(end, 'Type'));
  if (type === null) return null;
  return {
    type: baseType(type),
    valueOf: (name) => givenAt(end, name),
    role: givenAt(end, 'RoleName'),
    queueUrl: givenAt(end, 'QueueUrl'),
  };
}

function resourceSide(resource: Resource, { written, opposite }: End, resources: Resources, lowering: Lowering): Side {
  const type = baseType(resource.type);
  const table = samConnectorResource(type);
  const id = JSON.stringify(resource.id).slice(1, -1);
  const values =
    table === null ? null : tableValue(JSON.parse(table.values.replaceAll('%{logicalId}', () => id)), written.at, lowering, () => null);
  const valueOf = (name: string): Value | null => givenAt(values, name === 'ResourceId' ? 'Id' : name);
  return {
    type,
    valueOf: (name) => (name === 'Qualifier' ? givenAt(written, name) : null) ?? valueOf(name),
    role: table?.role === undefined || table.role === null ? null : roleName(roleOf(resource, table.role, opposite, resources)),
    queueUrl: valueOf('Url'),
  };
}

/** The role that a property of a resource gives. For a rule it is in the target that is the opposite end. */
function roleOf(resource: Resource, path: string, opposite: Value, resources: Resources): Value | null {
  if (resource.type.startsWith('AWS::Serverless::')) {
    const id = `${resource.id}Role`;
    const isMade = resources.get(id)?.madeFrom === resource.id;
    return givenAt(resource.properties, 'Role') ?? (isMade ? ref(id, resource.key) : null);
  }
  if (!path.includes('*')) return givenAt(resource.properties, path);
  const targets = givenAt(resource.properties, 'Targets');
  const [id, arn] = [textOf(givenAt(opposite, 'Id')), givenAt(opposite, 'Arn')];
  const target = (targets?.kind === 'list' ? targets.items : []).find((item) => {
    const value = givenAt(item, 'Arn');
    return value !== null && ((id !== null && referredId(value) === id) || (arn !== null && areSame(value, arn)));
  });
  return target === undefined ? null : givenAt(target, 'RoleArn');
}

/** SAM takes the name only from a reference to a role in the template. */
function roleName(role: Value | null): Value | null {
  const id = role === null ? null : referredId(role);
  return role === null || id === null ? null : ref(id, role.at);
}
