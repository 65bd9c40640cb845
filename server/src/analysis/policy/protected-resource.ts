/** Which resources a resource policy protects. */
import type { Resource, Template } from '../../model/template.js';
import { always } from '../../value/guard.js';
import type { Value } from '../../value/value.js';
import { namedResource } from '../named-resource.js';
import { valuesBelow } from '../property-value.js';
import type { ProtectedResource } from './policy-site.js';

/**
 * The properties by which policies that are resources of their own name what they protect, the likelier ones first: those that
 * the types called `…Policy` and `…Permission` have in the CloudFormation resource database (`@aws-cdk/aws-service-spec`).
 */
const protectedProperties = [
  'Bucket',
  'Queues',
  'Queue',
  'Topics',
  'TopicArn',
  'SecretId',
  'FunctionName',
  'LayerVersionArn',
  'EventBusName',
  'EventBusArn',
  'TableARN',
  'TableBucketARN',
  'ResourceArn',
  'ResourceIdentifier',
  'ClusterArn',
  'KnowledgeBaseId',
  'FileSystemId',
  'ObjectLambdaAccessPoint',
  'MrapName',
  'VectorBucketArn',
  'VectorBucketName',
  'WorkspaceArn',
  'RegistryName',
  'OriginEndpointName',
  'ChannelName',
] as const;

/** What the policy in a property of `owner` protects: the resource that it names, or the owner itself. */
export function protectedResources(owner: Resource, template: Template): readonly ProtectedResource[] {
  if (!isPolicyResource(owner)) return [{ resource: owner, value: { kind: 'ref', name: owner.id, at: owner.key }, when: always }];
  for (const name of protectedProperties) {
    const value = owner.property(name);
    if (value !== null && value.kind !== 'none') return listed(value, serviceOf(owner), template);
  }
  return [];
}

/** A single resource, or each item of a list. */
function listed(value: Value, service: string, template: Template): readonly ProtectedResource[] {
  return valuesBelow(value, ['*']).map((item) => ({
    resource: namedResource(item.value, service, template),
    value: item.value,
    when: item.when,
  }));
}

function isPolicyResource(owner: Resource): boolean {
  return /(?:Policy|Permission)$/.test(owner.type);
}

/** `AWS::S3::` for `AWS::S3::BucketPolicy`. */
function serviceOf({ type }: Resource): string {
  return type.slice(0, type.lastIndexOf('::') + 2);
}
