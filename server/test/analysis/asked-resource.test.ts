import assert from 'node:assert/strict';
import { ask } from './ask.js';
import { anywhere, factsOf } from './facts-of.js';

describe('can, for a resource given by its ARN', () => {
  const stack = `Resources:
${`
U:
  Type: AWS::IAM::User
  Properties:
    UserName: ann
    Policies:
      - PolicyName: own
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Queue.Arn }
            - { Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: [!Ref Secret, !Ref Unnamed] }
            - { Effect: Allow, Action: "secretsmanager:PutSecretValue", Resource: !Sub "arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:db-??????" }
            - { Effect: Allow, Action: "secretsmanager:TagResource", Resource: !Sub "arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:db-*" }
            - { Effect: Allow, Action: "secretsmanager:DeleteSecret", Resource: !Sub "arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:db" }
Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: orders } }
Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
Secret: { Type: AWS::SecretsManager::Secret, Properties: { Name: db } }
Unnamed: { Type: AWS::SecretsManager::Secret }
Reading:
  Type: AWS::S3::BucketPolicy
  Properties:
    Bucket: !Ref Bucket
    PolicyDocument:
      Version: "2012-10-17"
      Statement: { Effect: Allow, Principal: { AWS: !GetAtt U.Arn }, Action: "s3:Get*", Resource: [!GetAtt Bucket.Arn, !Sub "\${Bucket.Arn}/*"] }
`.replaceAll(/^(?=.)/gm, '  ')}`;
  const facts = factsOf(stack);
  const cases: readonly (readonly [resource: string, action: string, expect: string])[] = [
    ['arn:aws:s3:::orders', 's3:GetBucketPolicy', 'allowed: allow Reading'],
    ['arn:aws:s3:::orders/2026/1.json', 's3:GetObject', 'allowed: allow Reading'],
    ['arn:aws:s3:::orders-archive/1.json', 's3:GetObject', 'denied'],
    ['Bucket', 's3:GetBucketPolicy', 'allowed: allow Reading'],
    // The ARN says where the template goes.
    ['arn:aws:sqs:eu-west-1:111122223333:orders', 'sqs:SendMessage', 'allowed: allow own'],
    ['arn:aws:sqs:eu-west-1:111122223333:others', 'sqs:SendMessage', 'denied'],
    // Behind the name of a secret stand a dash and six characters.
    ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf', 'secretsmanager:GetSecretValue', 'allowed: allow own'],
    ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf', 'secretsmanager:PutSecretValue', 'allowed: allow own'],
    ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf', 'secretsmanager:DeleteSecret', 'denied'],
    ['Secret', 'secretsmanager:GetSecretValue', 'allowed: allow own'],
    ['Secret', 'secretsmanager:PutSecretValue', 'allowed: allow own'],
    ['Secret', 'secretsmanager:TagResource', 'allowed: allow own'],
    ['Secret', 'secretsmanager:DeleteSecret', 'denied'],
    ['Unnamed', 'secretsmanager:GetSecretValue', 'allowed: allow own'],
    ['Unnamed', 'secretsmanager:PutSecretValue', 'unknown: allow own'],
  ];
  for (const [resource, action, expect] of cases) {
    it(`${action} ${resource}: ${expect}`, () => assert.equal(ask(facts, action, resource, { principal: 'U' }), expect));
  }

  it('finds no resource in a region other than that of the template', () => {
    const there = factsOf(stack, { ...anywhere, region: 'us-east-1' });
    assert.equal(ask(there, 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:111122223333:orders', { principal: 'U' }), 'allowed: allow own');
    assert.equal(ask(there, 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:orders', { principal: 'U' }), 'denied');
  });
});
