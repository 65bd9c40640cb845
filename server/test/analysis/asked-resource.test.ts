import assert from 'node:assert/strict';
import { ask } from './ask.js';
import { factsOfResources } from './facts-of.js';

describe('can, of a resource by its ARN', () => {
  const facts = factsOfResources(`
U: { Type: AWS::IAM::User, Properties: { UserName: ann } }
Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: orders } }
Reading:
  Type: AWS::S3::BucketPolicy
  Properties:
    Bucket: !Ref Bucket
    PolicyDocument:
      Version: "2012-10-17"
      Statement: { Effect: Allow, Principal: { AWS: !GetAtt U.Arn }, Action: "s3:Get*", Resource: [!GetAtt Bucket.Arn, !Sub "\${Bucket.Arn}/*"] }
`);
  const cases: readonly (readonly [resource: string, action: string, expect: string])[] = [
    ['arn:aws:s3:::orders', 's3:GetBucketPolicy', 'allowed: allow Reading'],
    ['arn:aws:s3:::orders/2026/1.json', 's3:GetObject', 'allowed: allow Reading'],
    ['arn:aws:s3:::orders-archive/1.json', 's3:GetObject', 'denied'],
    ['Bucket', 's3:GetBucketPolicy', 'allowed: allow Reading'],
  ];
  for (const [resource, action, expect] of cases) {
    it(`${resource}: ${expect}`, () => assert.equal(ask(facts, action, resource, { principal: 'U' }), expect));
  }
});
