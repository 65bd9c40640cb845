import assert from 'node:assert/strict';
import type { Fix } from '../../src/repair/fix.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { lines } from '../edit/editing.js';
import { lintStrictly } from '../support/lint-strictly.js';
import { indented } from '../support/policy-text.js';

/** A function whose role has the statements, and what it names in its variables. */
const worker = (statements: string, { variables, more = '', table = '' }: { variables: string; more?: string; table?: string }): string => lines(`
  Parameters:
    Stage: {Type: String}
  Conditions:
    IsProd: !Equals [!Ref Stage, prod]
  Resources:
    Orders:
      Type: AWS::DynamoDB::Table
${table === '' ? '' : `      ${table}\n`}      Properties:
        KeySchema: [{AttributeName: id, KeyType: HASH}]
        AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
    Uploads: {Type: AWS::S3::Bucket}
    Archive: {Type: AWS::S3::Bucket}
    Jobs: {Type: AWS::SQS::Queue}
    Logs: {Type: AWS::Logs::LogGroup}
    Given: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: a}}
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Principal: {Service: lambda.amazonaws.com}
              Action: sts:AssumeRole
        Policies:
          - PolicyName: work
            PolicyDocument:
              Version: '2012-10-17'
              Statement:
`) + indented(statements, 14) + indented(lines(`
    Worker:
      Type: AWS::Lambda::Function
      Properties:
        Handler: index.handler
        Runtime: nodejs22.x
        Role: !GetAtt Role.Arn
        Code: {S3Bucket: code, S3Key: worker.zip}
        Environment:
          Variables: ${variables}
`), 2) + more;

interface Case {
  readonly name: string;
  readonly rule?: string;
  readonly statements: string;
  readonly variables: string;
  /** The statements after the fix; null where none is offered. */
  readonly becomes: string | null;
  readonly title?: string;
  readonly left?: readonly string[];
  readonly more?: string;
  readonly table?: string;
}

const elsewhere = 'Where the actions are used on resources outside of this template, name these as well.';
const put = "- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: '*'\n";

const cases: readonly Case[] = [
  {
    name: 'is the table that a variable names',
    statements: put, variables: '{TABLE: !Ref Orders}', title: 'Allow this only on `Orders`', left: [elsewhere],
    becomes: '- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: !GetAtt Orders.Arn\n',
  },
  {
    name: 'is what the resources contain where the action is about that',
    statements: "- Effect: Allow\n  Action: [dynamodb:Query, s3:GetObject]\n  Resource: ['*'] # all\n", variables: '{TABLE: !Ref Orders, BUCKET: !Ref Uploads}',
    title: 'Allow this only on `Orders` and `Uploads`',
    becomes: "- Effect: Allow\n  Action: [dynamodb:Query, s3:GetObject]\n  Resource: # all\n    - !GetAtt Orders.Arn\n    - !Sub ${Orders.Arn}/index/*\n    - !Sub ${Uploads.Arn}/*\n",
  },
  {
    name: 'leaves actions without a resource in a statement of their own',
    statements: '- Sid: Work\n  Effect: Allow\n  Action:\n    - ec2:DescribeInstances\n    - sqs:SendMessage # the jobs\n    - ecr:GetAuthorizationToken\n  Resource: "*"\n', variables: '{QUEUE: !Ref Jobs}',
    becomes: '- Sid: Work\n  Effect: Allow\n  Action:\n    - sqs:SendMessage # the jobs\n  Resource: !GetAtt Jobs.Arn\n- Effect: Allow\n  Action:\n    - ec2:DescribeInstances\n    - ecr:GetAuthorizationToken\n  Resource: "*"\n',
  },
  {
    name: 'is the bucket that a list is about, but not that of all buckets',
    statements: "- Effect: Allow\n  Action: [s3:PutObject, s3:ListBucket, s3:ListAllMyBuckets]\n  Resource: '*'\n", variables: '{BUCKET: !Ref Uploads}',
    becomes: "- Effect: Allow\n  Action: [s3:PutObject, s3:ListBucket]\n  Resource:\n    - !GetAtt Uploads.Arn\n    - !Sub ${Uploads.Arn}/*\n- Effect: Allow\n  Action: s3:ListAllMyBuckets\n  Resource: '*'\n",
  },
  {
    name: 'is what another statement beside it names',
    statements: `- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Sub \${Archive.Arn}/*\n- Effect: Allow\n  Action: s3:PutObject\n  Resource: '*'\n`, variables: '{}',
    becomes: `- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Sub \${Archive.Arn}/*\n- Effect: Allow\n  Action: s3:PutObject\n  Resource: !Sub \${Archive.Arn}/*\n`,
  },
  {
    name: 'is what names the function, such as a bucket that calls it', statements: put.replace('dynamodb:PutItem', 's3:PutObjectTagging'), variables: '{}', becomes: null,
    more: '  Calls: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: s3:ObjectCreated:*, Function: !GetAtt Worker.Arn}]}}}\n',
  },
  {
    name: 'is not a parameter whose value a variable gets', rule: 'admin/credential-access',
    statements: "- Effect: Allow\n  Action: ssm:GetParameter\n  Resource: '*'\n", variables: '{NAME: !GetAtt Given.Value}', becomes: null,
  },
  { name: 'is not offered where nothing is named', statements: put, variables: '{STAGE: !Ref Stage}', becomes: null },
  { name: 'is not offered for an action on something else', statements: put.replace('dynamodb:PutItem', '[dynamodb:PutItem, kinesis:PutRecord]'), variables: '{TABLE: !Ref Orders}', becomes: null },
  { name: 'is not offered for what the action makes', statements: put.replace('PutItem', 'CreateTable'), variables: '{TABLE: !Ref Orders}', becomes: null },
  { name: 'is not offered for what may not be there', statements: put, variables: '{TABLE: !If [IsProd, !Ref Orders, none]}', table: 'Condition: IsProd', becomes: null },
  { name: 'is not offered for what depends on the role', statements: put, variables: '{TABLE: !Ref Orders}', table: 'DependsOn: Role', becomes: null },
  {
    name: 'of a whole service says what is lost', rule: 'admin/service-wildcard',
    statements: "- Effect: Allow\n  Action: sqs:*\n  Resource: '*'\n", variables: '{QUEUE: !Ref Jobs}',
    becomes: '- Effect: Allow\n  Action: sqs:*\n  Resource: !GetAtt Jobs.Arn\n',
    left: ['such as `sqs:ListQueues`, would no longer be allowed.', elsewhere],
  },
  { name: 'is not offered for all of CloudWatch Logs', rule: 'admin/service-wildcard', statements: "- Effect: Allow\n  Action: logs:*\n  Resource: '*'\n", variables: '{LOGS: !Ref Logs}', becomes: null },
  { name: 'is not offered for a service of which little is in the template', rule: 'admin/service-wildcard', statements: "- Effect: Allow\n  Action: ssm:*\n  Resource: '*'\n", variables: '{NAME: !Ref Given}', becomes: null },
  {
    name: 'leaves other actions as they are where they are none of the finding', rule: 'admin/bulk-data-read',
    statements: "- Effect: Allow\n  Action: [s3:GetObject, kinesis:PutRecord]\n  Resource: '*'\n", variables: '{BUCKET: !Ref Uploads}',
    becomes: "- Effect: Allow\n  Action: [s3:GetObject]\n  Resource: !Sub ${Uploads.Arn}/*\n- Effect: Allow\n  Action: kinesis:PutRecord\n  Resource: '*'\n",
  },
  {
    name: 'is for parameters too', rule: 'admin/credential-access',
    statements: "- Effect: Allow\n  Action: ssm:GetParameter\n  Resource: '*'\n", variables: '{NAME: !Ref Given}',
    becomes: '- Effect: Allow\n  Action: ssm:GetParameter\n  Resource: !GetAtt Given.Arn\n',
  },
  {
    name: 'is for policies of resources too', rule: 'admin/permissions-management',
    statements: "- Effect: Allow\n  Action: s3:PutBucketPolicy\n  Resource: '*'\n", variables: '{BUCKET: !Ref Uploads}',
    becomes: '- Effect: Allow\n  Action: s3:PutBucketPolicy\n  Resource: !GetAtt Uploads.Arn\n',
  },
];

describe('what a statement is limited to', () => {
  for (const { name, rule = 'admin/unscoped-resource', statements, becomes, title, left = [], variables, ...more } of cases) {
    it(name, () => {
      const text = worker(statements, { variables, ...more });
      const found = lintStrictly(text).findings.filter((finding) => finding.rule === rule);
      assert.ok(found.length > 0);
      const [fix] = found.flatMap((finding) => finding.fixes()).filter((offered): offered is Fix => offered.kind === 'fix');
      assert.equal(fix === undefined ? null : applyEdits(text, fix.edits), becomes === null ? null : worker(becomes, { variables, ...more }));
      if (title !== undefined) assert.equal(fix?.title, title);
      for (const [at, part] of left.entries()) assert.ok(fix?.left?.[at]?.includes(part), fix?.left?.join('\n'));
    });
  }
});
