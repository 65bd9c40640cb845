/** Connectors: they let one resource use another, through a policy of a role, queue or topic, or through a permission. */
import { samConnector, type SamConnector } from '../../data/sam-connector.js';
import type { Guard } from '../../value/guard.js';
import { isMap, itemsOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import { givenAt } from './as-written.js';
import { sideOf, type Resources, type Side } from './connector-side.js';
import { madeFrom, type Lowering } from './lowering.js';
import { valueOf, type MadeValue } from './made-value.js';
import { tableValue } from './table-value.js';

export interface Connector {
  readonly id: string;
  readonly maker: Resource;
  readonly when: Guard;
  readonly source: Value;
  /** A single destination or a list. */
  readonly destination: Value;
  readonly permissions: Value;
}

/** All connectors of the template, including those embedded in their source resource. */
export function connectorsOf(lowering: Lowering): readonly Connector[] {
  return [...lowering.resources.values()].flatMap((resource) => [...ownConnector(resource), ...embeddedConnectors(resource, lowering)]);
}

function ownConnector(resource: Resource): readonly Connector[] {
  if (resource.type !== 'AWS::Serverless::Connector') return [];
  const source = givenAt(resource.properties, 'Source');
  return source === null ? [] : connector({ id: resource.id, maker: resource, when: resource.when, source }, resource.properties);
}

function embeddedConnectors(resource: Resource, { scope }: Lowering): readonly Connector[] {
  const connectors = resource.attribute('Connectors');
  return (connectors?.kind === 'map' ? connectors.entries : []).flatMap(({ key, value }) => {
    const properties = givenAt(value, 'Properties');
    const condition = textOf(givenAt(value, 'Condition'));
    const holds = condition === null ? true : scope.conditionHolds(condition);
    if (properties === null || holds === false) return [];
    const when: Guard = condition === null || holds === true ? [] : [{ kind: 'condition', name: condition, holds: true }];
    const reference = givenAt(properties, 'SourceReference');
    const more = reference?.kind === 'map' ? reference.entries : [];
    const id = valueOf({ Id: resource.id }, value.at);
    const source: Value = id.kind === 'map' ? { ...id, entries: [...id.entries, ...more] } : id;
    return connector({ id: `${resource.id}${key}`, maker: resource, when, source }, properties);
  });
}

/** What a connector is before its properties say where it leads. */
type Start = Omit<Connector, 'destination' | 'permissions'>;

function connector(start: Start, properties: Value): readonly Connector[] {
  const [destination, permissions] = [givenAt(properties, 'Destination'), givenAt(properties, 'Permissions')];
  return destination === null || permissions === null ? [] : [{ ...start, destination, permissions }];
}

/**
 * The resources that a connector creates; none for what SAM rejects or what is not known. `resources` are all others,
 * including generated ones.
 */
export function connectorResources(connector: Connector, resources: Resources, lowering: Lowering): readonly Resource[] {
  const isList = connector.destination.kind === 'list';
  return itemsOf(connector.destination).flatMap((destination, place) => {
    if (!isMap(connector.source) || !isMap(destination)) return [];
    const from = sideOf({ written: connector.source, opposite: destination }, resources, lowering);
    const to = sideOf({ written: destination, opposite: connector.source }, resources, lowering);
    const profile = from === null || to === null ? null : samConnector(from.type, to.type);
    if (from === null || to === null || profile === null) return [];
    return connected({ connector, from, to, profile, suffix: isList ? `Destination${place}` : '' }, lowering);
  });
}

interface Connection {
  readonly connector: Connector;
  readonly from: Side;
  readonly to: Side;
  readonly profile: SamConnector;
  readonly suffix: string;
}

function connected(connection: Connection, lowering: Lowering): readonly Resource[] {
  const {
    connector: { permissions, destination },
    profile,
    from,
    to,
  } = connection;
  const wanted = new Set(itemsOf(permissions).map((item) => textOf(item)));
  const chosen = profile.order.filter((name) => wanted.has(name));
  if (chosen.length !== wanted.size || !isAllowed(chosen, profile)) return [];
  const tables = chosen.map((name) => (name === 'Read' ? profile.read : profile.write)).filter((table) => table !== null);
  if (tables.length !== chosen.length) return [];
  const at = destination.at;
  const names = (name: string): Value | null => {
    const [side, key = ''] = name.split('.');
    return side === 'Source' ? from.valueOf(key) : side === 'Destination' ? to.valueOf(key) : null;
  };
  return granted(
    connection,
    tables.map((table) => tableValue(JSON.parse(table), at, lowering, names)),
    chosen,
  );
}

function isAllowed(chosen: readonly string[], { combinations }: SamConnector): boolean {
  return combinations.length === 0 || combinations.includes([...chosen].sort().join('+'));
}

function granted(connection: Connection, grants: readonly Value[], chosen: readonly string[]): readonly Resource[] {
  const { profile, from, to } = connection;
  const side = profile.side === 'source' ? from : to;
  const statements = grants.flatMap((grant) => itemsOf(givenAt(grant, 'Statement') ?? grant));
  const document = { Version: '2012-10-17', Statement: statements };
  switch (profile.means) {
    case 'managed-policy':
      return side.role === null
        ? []
        : [result(connection, 'Policy', 'AWS::IAM::ManagedPolicy', { Roles: [side.role], PolicyDocument: document })];
    case 'queue-policy':
      return side.queueUrl === null
        ? []
        : [result(connection, 'QueuePolicy', 'AWS::SQS::QueuePolicy', { Queues: [side.queueUrl], PolicyDocument: document })];
    case 'topic-policy': {
      const arn = side.valueOf('Arn');
      return arn === null ? [] : [result(connection, 'TopicPolicy', 'AWS::SNS::TopicPolicy', { Topics: [arn], PolicyDocument: document })];
    }
    case 'lambda-permission': {
      const arn = side.valueOf('Arn');
      if (arn === null) return [];
      return grants.map((grant, index) =>
        result(connection, `${chosen[index] ?? ''}LambdaPermission`, 'AWS::Lambda::Permission', {
          ...entriesOf(grant),
          FunctionName: arn,
        }),
      );
    }
  }
}

function entriesOf(map: Value): Readonly<Record<string, MadeValue>> {
  return Object.fromEntries(map.kind === 'map' ? map.entries.map(({ key, value }) => [key, value]) : []);
}

function result({ connector, suffix }: Connection, name: string, type: string, properties: Readonly<Record<string, MadeValue>>): Resource {
  const { id, maker, when, destination } = connector;
  return madeFrom(maker, { id: `${id}${name}${suffix}`, type, at: destination.at, when, properties });
}
