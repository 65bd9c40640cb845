/** `AWS::Serverless::GraphQLApi`: the roles of its log and its data sources, and the policies that let them work. */
import { always } from '../../../value/guard.js';
import { booleanOf, isMap } from '../../../value/read.js';
import type { MapEntry, Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty, literalText } from '../as-written.js';
import { connectorResources, type Connector } from '../connector.js';
import { picked } from '../event/event.js';
import { filled, madeFrom, type Lowering } from '../lowering.js';
import { attribute, ref, valueOf, type MadeValue, type MadeMap } from '../made-value.js';
import { trustOf } from '../role.js';

export function graphQlResources(api: Resource, lowering: Lowering): readonly Resource[] {
  const sources = givenAt(api.properties, 'DataSources');
  const entriesOf = (kind: string): readonly MapEntry[] => {
    const map = givenAt(sources, kind);
    return map?.kind === 'map' ? map.entries : [];
  };
  return [
    ...logRole(api, lowering),
    ...authorizerPermissions(api, lowering),
    ...entriesOf('DynamoDb').flatMap((source) => tableSource(api, source, lowering)),
    ...entriesOf('Lambda').flatMap((source) => functionSource(api, source, lowering)),
  ];
}

const service = 'appsync.amazonaws.com';

/** Created unless the API has no log or names a role for it. */
function logRole(api: Resource, lowering: Lowering): readonly Resource[] {
  const logging = givenAt(api.properties, 'Logging');
  if (api.properties.kind !== 'map' || booleanOf(logging) === false || !isEmpty(givenAt(logging, 'CloudWatchLogsRoleArn'))) return [];
  const at = logging?.at ?? null;
  return [
    madeFrom(api, {
      id: `${api.id}CloudWatchRole`,
      type: 'AWS::IAM::Role',
      at,
      properties: {
        AssumeRolePolicyDocument: trustOf(service),
        ManagedPolicyArns: [filled('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs', at, lowering)],
      },
    }),
  ];
}

function authorizerPermissions(api: Resource, lowering: Lowering): readonly Resource[] {
  const auth = givenAt(api.properties, 'Auth');
  const more = givenAt(auth, 'Additional');
  const all = [...(auth === null ? [] : [auth]), ...(more?.kind === 'list' ? more.items : [])];
  const invoked = all.flatMap((one) => {
    const uri = literalText(one, 'Type') === 'AWS_LAMBDA' ? givenAt(one, 'LambdaAuthorizer', 'AuthorizerUri') : null;
    return uri ?? [];
  });
  return invoked.flatMap((uri, index) =>
    connection(
      api,
      uri,
      {
        id: `${api.id}ToLambdaAuthConnector${index + 1}`,
        source: { Type: 'AWS::AppSync::GraphQLApi', Arn: ref(api.id, uri.at), ResourceId: attribute(api.id, 'ApiId', uri.at) },
        destination: { Type: 'AWS::Lambda::Function', Arn: uri },
        permissions: ['Write'],
      },
      lowering,
    ),
  );
}

function tableSource(api: Resource, source: MapEntry, lowering: Lowering): readonly Resource[] {
  const { key, value } = source;
  const id = `${api.id}${key}DynamoDBDataSource`;
  const table = givenAt(value, 'TableArn') ?? tableArn(value, lowering);
  const permissions = givenAt(value, 'Permissions');
  return [
    dataSource(api, id, source, {
      Type: 'AMAZON_DYNAMODB',
      DynamoDBConfig: {
        AwsRegion: givenAt(value, 'Region') ?? ownRegion(value, lowering),
        DeltaSyncConfig: givenAt(value, 'DeltaSync'),
        ...picked(value, ['TableName', 'UseCallerCredentials', 'Versioned']),
      },
    }),
    ...sourceRole(api, id, value),
    ...sourceConnection(
      api,
      { id, name: 'ToTableConnector', type: 'AWS::DynamoDB::Table', target: table, value },
      permissions === null || isEmpty(permissions) ? ['Read', 'Write'] : permissions,
      lowering,
    ),
  ];
}

function ownRegion({ at }: Value, lowering: Lowering): Value {
  return filled('${AWS::Region}', at, lowering);
}

function tableArn(source: Value, lowering: Lowering): Value {
  const text = 'arn:${AWS::Partition}:dynamodb:${Region}:${AWS::AccountId}:table/${Table}';
  const names: ReadonlyMap<string, Value> = new Map([
    ['Region', givenAt(source, 'Region') ?? ownRegion(source, lowering)],
    ['Table', givenAt(source, 'TableName') ?? { kind: 'unknown', at: source.at, reason: 'invalid' }],
  ]);
  return filled(text, source.at, lowering, (name) => names.get(name) ?? null);
}

function functionSource(api: Resource, source: MapEntry, lowering: Lowering): readonly Resource[] {
  const { key, value } = source;
  const id = `${api.id}${key}LambdaDataSource`;
  const invoked = givenAt(value, 'FunctionArn');
  return [
    dataSource(api, id, source, { Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: invoked } }),
    ...sourceRole(api, id, value),
    ...sourceConnection(api, { id, name: 'ToLambdaConnector', type: 'AWS::Lambda::Function', target: invoked, value }, ['Write'], lowering),
  ];
}

function dataSource(api: Resource, id: string, { key, value }: MapEntry, config: MadeMap): Resource {
  const role = givenAt(value, 'ServiceRoleArn');
  return madeFrom(api, {
    id,
    type: 'AWS::AppSync::DataSource',
    at: value.at,
    properties: {
      ApiId: attribute(api.id, 'ApiId', value.at),
      Name: givenAt(value, 'Name') ?? key,
      Description: givenAt(value, 'Description'),
      ...config,
      ServiceRoleArn: isEmpty(role) ? attribute(`${id}Role`, 'Arn', value.at) : role,
    },
  });
}

function sourceRole(api: Resource, id: string, source: Value): readonly Resource[] {
  if (!isEmpty(givenAt(source, 'ServiceRoleArn'))) return [];
  return [
    madeFrom(api, { id: `${id}Role`, type: 'AWS::IAM::Role', at: source.at, properties: { AssumeRolePolicyDocument: trustOf(service) } }),
  ];
}

interface Source {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly target: Value | null;
  readonly value: Value;
}

function sourceConnection(api: Resource, source: Source, permissions: MadeValue, lowering: Lowering): readonly Resource[] {
  const { id, name, type, target, value } = source;
  if (target === null || !isMap(value) || !isEmpty(givenAt(value, 'ServiceRoleArn'))) return [];
  return connection(
    api,
    value,
    {
      id: `${id}${name}`,
      source: { Type: 'AWS::AppSync::DataSource', Arn: attribute(id, 'DataSourceArn', value.at), RoleName: ref(`${id}Role`, value.at) },
      destination: { Type: type, Arn: target },
      permissions,
    },
    lowering,
  );
}

interface MadeConnection {
  readonly id: string;
  readonly source: MadeMap;
  readonly destination: MadeMap;
  readonly permissions: MadeValue;
}

/** SAM does not pass on the condition of the API here. */
function connection(api: Resource, cause: Value, made: MadeConnection, lowering: Lowering): readonly Resource[] {
  const connector: Connector = {
    id: made.id,
    maker: api,
    when: always,
    source: valueOf(made.source, cause.at),
    destination: valueOf(made.destination, cause.at),
    permissions: valueOf(made.permissions, cause.at),
  };
  return connectorResources(connector, new Map(), lowering);
}
