import assert from 'node:assert/strict';
import type { Facts } from '../../src/analysis/facts.js';
import { ask } from './ask.js';
import { anywhere, factsOf, factsOfResources } from './facts-of.js';

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

describe('can, for what a resource holds', () => {
  const roleWith = (statement: string, more: string): Facts => factsOfResources(
    `R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statement}] } }] } }\n${more}`,
  );

  it('asks for any object in a bucket, where an action is on objects', () => {
    const answers = (statement: string, action: string, name = 'BucketName: things'): string =>
      ask(roleWith(statement, `B: { Type: AWS::S3::Bucket, Properties: { ${name} } }\nOther: { Type: AWS::S3::Bucket }`), action, 'B').split(':')[0] ?? '';
    const objects = '{ Effect: Allow, Action: "s3:*", Resource: !Sub "${B.Arn}/*" }';
    for (const name of ['BucketName: things', '', 'BucketName: !Sub "things-${AWS::AccountId}"']) {
      assert.equal(answers(objects, 's3:GetObject', name), 'allowed');
      assert.equal(answers(objects, 's3:ListBucket', name), 'denied');
      assert.equal(answers('{ Effect: Allow, Action: "s3:*", Resource: !GetAtt B.Arn }', 's3:GetObject', name), 'denied');
      assert.equal(answers('{ Effect: Allow, Action: "s3:*", Resource: !GetAtt B.Arn }', 's3:ListBucket', name), 'allowed');
    }
    assert.equal(answers('{ Effect: Allow, Action: "s3:*", Resource: !Sub "${Other.Arn}/*" }', 's3:GetObject'), 'denied');
    assert.equal(answers('{ Effect: Allow, Action: "s3:*", Resource: !Sub "${B.Arn}/reports/*" }', 's3:GetObject'), 'allowed');
    assert.equal(answers(`${objects}, { Effect: Deny, Action: "s3:Get*", Resource: !Sub "\${B.Arn}/*" }`, 's3:GetObject'), 'denied');
    assert.equal(answers(`${objects}, { Effect: Deny, Action: "s3:Get*", Resource: !Sub "\${B.Arn}/secret/*" }`, 's3:GetObject'), 'allowed');
  });

  it('asks the policy of a bucket about its objects', () => {
    const facts = roleWith('{ Effect: Allow, Action: "sqs:*", Resource: "*" }', `
B: { Type: AWS::S3::Bucket }
P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref B, PolicyDocument: { Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt R.Arn }, Action: "s3:GetObject", Resource: !Sub "\${B.Arn}/*" }] } } }`.trim());
    assert.equal(ask(facts, 's3:GetObject', 'B'), 'allowed: allow P');
    assert.equal(ask(facts, 's3:PutObject', 'B'), 'denied');
  });

  it('asks for any stream of a table, where an action is on streams', () => {
    const answers = (resource: string): string =>
      ask(roleWith(`{ Effect: Allow, Action: "dynamodb:*", Resource: !Sub "${resource}" }`, 'T: { Type: AWS::DynamoDB::Table }'), 'dynamodb:GetRecords', 'T').split(':')[0] ?? '';
    assert.equal(answers('${T.Arn}/stream/*'), 'allowed');
    assert.equal(answers('${T.Arn}'), 'denied');
  });
});
