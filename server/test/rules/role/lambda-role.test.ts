import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/engine/settings.js';
import { lint } from '../../../src/engine/lint.js';
import { lambdaRole } from '../../../src/rules/role/lambda-role.js';
import { testRule } from '../../support/test-rule.js';

const lambda = (role: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Person:
    Type: AWS::IAM::User
  Import:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: ${role}
`;

const sam = (properties: string, id = 'Import', call = "boto3.client('dynamodb').put_item(TableName='orders', Item={})"): string => `Transform: AWS::Serverless-2016-10-31
Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
${properties}      InlineCode: |
        import boto3
        def handler(event, context):
            ${call}
`;

testRule(lambdaRole, {
  valid: [
    { name: 'a role by its ARN', text: lambda('arn:aws:iam::111122223333:role/importer') },
    { name: 'a role that is not known', unknown: true, text: lambda('!Ref Given') },
    { name: 'a call that needs no permission', text: sam('', 'Import', "boto3.client('sts').get_caller_identity()") },
    { name: 'a SAM function with policies', text: sam('      Policies: [AmazonDynamoDBFullAccess]\n') },
    { name: 'a SAM function with policies that do not permit its calls', text: sam('      Policies: [AmazonS3ReadOnlyAccess]\n') },
    { name: 'a SAM function with a role', text: sam('      Role: !Ref Given\n') },
    { name: 'a SAM function that calls nothing', text: sam('', 'Import', 'return None') },
    { name: 'a call that a key signs, which other rules report', text: sam('      Environment: { Variables: { AWS_ACCESS_KEY_ID: !Ref Given } }\n') },
    { name: 'a call that the events permit', text: sam('      Events: { Orders: { Type: SQS, Properties: { Queue: arn:aws:sqs:eu-west-1:111122223333:orders } } }\n', 'Import', "boto3.client('sqs').receive_message(QueueUrl='orders')") },
  ],
  invalid: [
    { name: 'a user', text: lambda('«arn:aws:iam::111122223333:user/importer»'), expect: ['user'], about: ['Import'], says: ['`importer`'] },
    { name: 'a user of the template', text: lambda('«!GetAtt Person.Arn»'), expect: ['user'], says: ['`Person`'] },
    { name: 'a SAM function that nothing permits its calls', text: sam('', '«Import»'), expect: ['logsOnly'], related: ['AWS is called here.'], about: ['Import'], says: ['`dynamodb put_item`'] },
  ],
});

describe('role/lambda-role, where the account is known', () => {
  const accounts = { own: ['111122223333'], trusted: [] };
  const ids = (role: string): readonly string[] => lint({
    name: 'test', text: lambda(role), today: '2026-11-25', rules: [lambdaRole], settings: { ...defaultSettings, accounts },
  }).findings.map((finding) => finding.messageId);

  it('finds a role of another account', () => {
    assert.deepEqual(ids('arn:aws:iam::444455556666:role/importer'), ['foreign']);
  });

  it('is silent for a role of the own account', () => {
    assert.deepEqual(ids('arn:aws:iam::111122223333:role/importer'), []);
  });
});
