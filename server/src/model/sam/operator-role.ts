/** The roles of SAM's newer types: capacity providers, network connectors, images and web functions. */
import { concat, madeText, unknown } from '../../value/compose.js';
import { booleanOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { unlistedValue } from '../intrinsic/unlisted.js';
import type { Resource } from '../template.js';
import { functionAt, givenAt, isEmpty, writtenAt } from './as-written.js';
import { awsPolicy, filled, madeFrom, type Lowering } from './lowering.js';
import type { MadeValue, MadeMap } from './made-value.js';
import { inline, trustOf } from './role.js';

/** The role of such a resource; none where it names one. All of them are assumed by Lambda. */
export function operatorRole(owner: Resource, lowering: Lowering): readonly Resource[] {
  const managed = (name: string): MadeMap => ({ ManagedPolicyArns: [awsPolicy(name, null, lowering)] });
  switch (owner.type) {
    case 'AWS::Serverless::CapacityProvider':
      return made(owner, 'OperatorRole', 'OperatorRole', managed('AWSLambdaManagedEC2ResourceOperator'));
    case 'AWS::Serverless::NetworkConnector':
      return made(owner, 'OperatorRole', 'OperatorRole', managed('AWSLambdaNetworkConnectorOperatorPolicy'));
    case 'AWS::Serverless::WebFunction':
      return made(owner, 'ExecutionRoleArn', 'Role', managed('service-role/AWSLambdaBasicExecutionRole'));
    case 'AWS::Serverless::MicrovmImage':
      return made(owner, 'BuildRoleArn', 'BuildRole', { Policies: [buildPolicy(owner, lowering)] });
    default:
      return [];
  }
}

function made(owner: Resource, property: string, suffix: string, grants: MadeMap): readonly Resource[] {
  const { properties } = owner;
  const isGiven = functionAt(writtenAt(properties, property)) !== null || !isEmpty(givenAt(properties, property));
  if (properties.kind !== 'map' || isGiven) return [];
  return [
    madeFrom(owner, {
      id: `${owner.id}${suffix}`,
      type: 'AWS::IAM::Role',
      at: null,
      properties: { AssumeRolePolicyDocument: trustOf('lambda.amazonaws.com'), ...grants, Tags: tagsOf(owner) },
    }),
  ];
}

/** A web function always propagates its tags, the other types if a property says so. */
function tagsOf({ type, properties }: Resource): MadeValue {
  const tags = givenAt(properties, 'Tags');
  const own = { Key: 'lambda:createdBy', Value: 'SAM' };
  const isShared = type === 'AWS::Serverless::WebFunction' || booleanOf(givenAt(properties, 'PropagateTags')) === true;
  if (!isShared || tags?.kind !== 'map') return [own];
  return [own, ...tags.entries.filter(({ key }) => key !== own.Key).map(({ key, value }) => ({ Key: key, Value: value }))];
}

function buildPolicy(owner: Resource, lowering: Lowering): Value {
  const at = givenAt(owner.properties, 'CodeUri')?.at ?? null;
  const code = filled('arn:${AWS::Partition}:s3:::${Bucket}/*', at, lowering, (name) => (name === 'Bucket' ? codeBucket(owner) : null));
  return inline(
    'MicrovmImageBuildPolicy',
    [
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: code },
      { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
    ],
    at,
    '2012-10-17',
  );
}

/**
 * The bucket in `s3://bucket/key`; for a location that only the deployment knows, a text derived from it. A folder is uploaded to
 * a bucket that no template names.
 */
function codeBucket({ properties }: Resource): Value {
  const uri = givenAt(properties, 'CodeUri');
  const at = uri?.at ?? null;
  const bucket = /^s3:\/\/([^/]+)/.exec(textOf(uri) ?? '')?.[1];
  if (bucket !== undefined) return madeText(at, bucket);
  return uri === null || at === null ? unknown(at, 'invalid') : concat(at, [unlistedValue(uri, at)]);
}
