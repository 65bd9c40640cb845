import assert from 'node:assert/strict';
import { resourceArn } from '../../src/data/resource-arn.js';

describe('ARNs of resources', () => {
  const cases: readonly (readonly [type: string, expect: readonly unknown[]])[] = [
    ['AWS::S3::Bucket', ['name', 'BucketName', 'Arn', false, 'arn:${Partition}:s3:::${BucketName}']],
    ['AWS::IAM::Role', ['name', 'RoleName', 'Arn', true, 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}']],
    ['AWS::SNS::Topic', ['arn', 'TopicName', 'TopicArn', false, 'arn:${Partition}:sns:${Region}:${Account}:${TopicName}']],
    ['AWS::SQS::Queue', ['other', 'QueueName', 'Arn', false, 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}']],
    ['AWS::KMS::Key', ['name', null, 'Arn', false, 'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}']],
    ['AWS::Kinesis::Stream', ['name', 'Name', 'Arn', false, 'arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}']],
    // What the database has of `Ref` beside the identifier.
    ['AWS::CodeBuild::Project', ['name', 'Name', 'Arn', false, 'arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}']],
    ['AWS::AppMesh::Mesh', ['arn', 'MeshName', 'Arn', false, 'arn:${Partition}:appmesh:${Region}:${Account}:mesh/${MeshName}']],
    ['AWS::IAM::ManagedPolicy', ['arn', 'ManagedPolicyName', 'PolicyArn', true, 'arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}']],
    // What `Arn` of a global table returns is one of its tables.
    ['AWS::DynamoDB::GlobalTable', ['name', 'TableName', 'Arn', false, 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}']],
    // An ARN with a revision.
    ['AWS::Batch::JobDefinition', ['other', 'JobDefinitionName', null, false, 'arn:${Partition}:batch:${Region}:${Account}:job-definition/${JobDefinitionName}']],
    // Two identifiers, neither of which is the name.
    ['AWS::EC2::EIP', ['other', null, null, false, 'arn:${Partition}:ec2:${Region}:${Account}:elastic-ip/${AllocationId}']],
  ];
  for (const [type, expect] of cases) {
    it(`of ${type} are built from what is known`, () => {
      const arn = resourceArn(type);
      assert.deepEqual([arn?.ref, arn?.nameProperty, arn?.attribute, arn?.hasPath, arn?.template], expect);
    });
  }
  it('are null for a type that has none', () => assert.equal(resourceArn('AWS::Nothing::Here'), null));
});
