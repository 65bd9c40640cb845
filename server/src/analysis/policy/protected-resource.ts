/** Which resources a resource policy protects. */
import type { Resource, Template } from '../../model/template.js';
import { optionsOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { namedResource } from '../named-resource.js';
import type { ProtectedResource } from './policy-site.js';

/** The properties by which policies that are resources of their own name what they protect, the likelier ones first. */
const protectedProperties = [
  'Bucket', 'Queues', 'Queue', 'Topics', 'TopicArn', 'SecretId', 'FunctionName', 'LayerVersionArn', 'EventBusName', 'TableARN', 'TableBucketARN',
  'ResourceArn', 'ResourceARN', 'ResourceIdentifier', 'ClusterArn', 'KnowledgeBaseId', 'FileSystemId', 'ObjectLambdaAccessPoint', 'MrapName',
  'VectorBucketArn', 'VectorBucketName', 'WorkspaceArn', 'RegistryName',
] as const;

/** What the policy in a property of `owner` protects: the resource that it names, or the owner itself. */
export function protectedResources(owner: Resource, template: Template): readonly ProtectedResource[] {
  for (const name of protectedProperties) {
    const value = isPolicyResource(owner) ? owner.property(name) : null;
    if (value !== null && value.kind !== 'none') return optionsOf(value).flatMap((option) => listed(option.value, serviceOf(owner), template));
  }
  return isPolicyResource(owner) ? [] : [{ resource: owner, value: { kind: 'ref', name: owner.id, at: owner.key } }];
}

function listed(value: Value, service: string, template: Template): readonly ProtectedResource[] {
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap(optionsOf).map((option) => ({ resource: namedResource(option.value, service, template), value: option.value }));
}

function isPolicyResource(owner: Resource): boolean {
  return /(?:Policy|Permission)$/.test(owner.type);
}

/** `AWS::S3::` for `AWS::S3::BucketPolicy`. */
function serviceOf({ type }: Resource): string {
  return type.slice(0, type.lastIndexOf('::') + 2);
}
