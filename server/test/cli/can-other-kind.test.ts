import assert from 'node:assert/strict';
import { rootguard } from './fake-host.js';

describe('rootguard can, on a resource that the action is never requested on', () => {
  const text = 'Resources: { R: { Type: AWS::IAM::Role }, B: { Type: AWS::S3::Bucket }, F: { Type: AWS::Lambda::Function } }\n';
  const cases: readonly (readonly [action: string, resource: string, form: string | null])[] = [
    ['s3:GetObject', 'B', null],
    ['s3:GetObject', 'arn:aws:s3:::b', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
    ['sqs:SendMessage', 'F', 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'],
    ['s3:GetObject', 'arn:aws:s3:::b/k', null],
    ['s3:GetObject', '*', null],
    ['s3:ListBucket', 'B', null],
    ['ec2:DescribeInstances', 'B', null],
    ['s3:GetObject', 'c', null],
  ];
  for (const [action, resource, form] of cases) {
    it(`is ${form === null ? 'not ' : ''}mentioned for ${action} on ${resource}`, async () => {
      const { stderr } = await rootguard(['can', 'c.yaml', 'R', action, resource], { files: { 'c.yaml': text } });
      const note = `rootguard: \`${action}\` is not requested on \`${resource}\`, but on \`${form ?? ''}\`; ask for such an ARN, or for \`*\`.\n`;
      assert.equal(stderr.includes('is not requested on'), form !== null);
      if (form !== null) assert.equal(stderr, note);
    });
  }
});
