import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import type { Fix } from '../../src/repair/fix.js';
import { applied, stage } from './plans.js';
import { trust } from './swap.js';

const resources = `  Jobs: {Type: AWS::SQS::Queue}
  Orders: {Type: AWS::DynamoDB::Table}
  Prices: {Type: AWS::DynamoDB::Table}
`;
const worker = (variables: string, code: readonly string[], runtime = 'python3.12'): string => `Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: ${runtime}
      Role: !GetAtt Role.Arn
      Environment: {Variables: {${variables}}}
      Code:
        ZipFile: |
${code.map((line) => `          ${line}\n`).join('')}${resources}`;
const role = (more = ''): string => `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('lambda')}
${more}`;
const keys = "AWS_ACCESS_KEY_ID: '{{resolve:ssm:key}}', ";
const permits = (action: string, ...arns: readonly string[]): string => `      Policies:
        - PolicyName: WorkerAccess
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - ${action}
                Resource:
${arns.map((arn) => `                  - ${arn}\n`).join('')}`;

/** What is made of a function that loses the keys among its variables. */
function dropped(text: string): { readonly text: string; readonly fix: Fix } {
  const scene = stage(text);
  const workload = scene.workloads.find(({ resource }) => resource.id === 'Worker');
  const at = workload?.environment[0]?.nameAt;
  assert(workload !== undefined && at !== undefined);
  const [fix] = dropCredentials(scene, workload, at);
  assert(fix?.kind === 'fix');
  return { text: applied(scene, fix), fix };
}

describe('a role that is written in the template, and its workload that loses keys', () => {
  const python = ['import boto3, os', "sqs = boto3.client('sqs')"];
  const node = ["const { DynamoDBClient, QueryCommand } = require('@aws-sdk/client-dynamodb');", 'const db = new DynamoDBClient({});'];
  const permitted: readonly (readonly [name: string, variables: string, code: readonly string[], action: string, arns: readonly string[], runtime?: string])[] = [
    ['reads in Python', 'QUEUE: !Ref Jobs', [...python, "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')"], 'sqs:SendMessage', ['!GetAtt Jobs.Arn']],
    ['reads with a default', 'QUEUE: !Ref Jobs', [...python, "sqs.send_message(QueueUrl=os.environ.get('QUEUE', ''), MessageBody='x')"], 'sqs:SendMessage', ['!GetAtt Jobs.Arn']],
    ['keeps in a name of its own', 'QUEUE: !Ref Jobs', [...python, "queue = os.getenv('QUEUE')", "sqs.send_message(QueueUrl=queue, MessageBody='x')"], 'sqs:SendMessage', ['!GetAtt Jobs.Arn']],
    ['reads in JavaScript, with an index', 'TABLE: !Ref Orders', [...node, 'db.send(new QueryCommand({ TableName: process.env.TABLE, IndexName: "day" }));'], 'dynamodb:Query', ['!GetAtt Orders.Arn', '!Sub ${Orders.Arn}/index/*'], 'nodejs22.x'],
  ];
  for (const [name, variables, code, action, arns, runtime] of permitted) {
    it(`permits what a call needs on what it ${name}`, () => {
      const { text, fix } = dropped(worker(keys + variables, code, runtime) + role());
      assert.equal(text, worker(variables, code, runtime) + role(permits(action, ...arns)));
      assert.equal(fix.title, 'Remove the AWS keys from `Worker`, and permit its role what it calls');
      assert.match(fix.left?.[0] ?? '', new RegExp(`^Role \`Role\` has to permit what the key did apart from \`${action}\``));
    });
  }

  const unchanged: readonly (readonly [why: string, variables: string, code: string, more?: string])[] = [
    ['it may do it already', 'QUEUE: !Ref Jobs', "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')", '      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSQSFullAccess]\n'],
    ['it may have policies that are not known', 'QUEUE: !Ref Jobs', "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')", '      ManagedPolicyArns: [!ImportValue policy]\n'],
    ['the variable is for another service', 'QUEUE: !Ref Orders', "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')"],
    ['several resources can be meant', 'A: !Ref Orders, B: !Ref Prices', "boto3.client('dynamodb').get_item(TableName=os.environ['A' if x else 'B'] or os.environ['A'] or os.environ['B'], Key=k)"],
    ['the resource may be missing', 'QUEUE: !If [IsProd, !Ref Often, x]', "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')", '  Often: {Type: AWS::SQS::Queue, Condition: IsProd}\n'],
    ['the resource waits for the role', 'QUEUE: !Ref Late', "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')", '  Late: {Type: AWS::SQS::Queue, DependsOn: Role}\n'],
  ];
  for (const [why, variables, call, more] of unchanged) {
    it(`is left alone where ${why}`, () => {
      const { text, fix } = dropped(worker(keys + variables, [...python, call]) + role(more));
      assert.equal(text, worker(variables, [...python, call]) + role(more));
      assert.equal(fix.title, 'Remove the AWS keys from `Worker`, which has a role');
    });
  }

  it('tells of others with the same role', () => {
    const other = '  Other: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}\n';
    const { fix } = dropped(worker(`${keys}QUEUE: !Ref Jobs`, [...python, "sqs.send_message(QueueUrl=os.environ['QUEUE'], MessageBody='x')"]) + role() + other);
    assert.equal(fix.left?.[1], 'Role `Role` is used by `Other` too, which from now on can do the same.');
  });

  it('is permitted what the commands of a build need on what they name', () => {
    const build = (variables: string, more: string): string => `Resources:
  Worker:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: !GetAtt Role.Arn
      Source:
        Type: NO_SOURCE
        BuildSpec: |
          version: 0.2
          phases:
            build:
              commands:
                - aws s3 cp site.zip s3://$BUCKET/site.zip
      Environment:
        EnvironmentVariables:
${variables}          - {Name: BUCKET, Value: !Ref Site}
  Site: {Type: AWS::S3::Bucket}
${role(more)}`;
    const { text } = dropped(build("          - {Name: AWS_ACCESS_KEY_ID, Type: PARAMETER_STORE, Value: key}\n", ''));
    assert.equal(text, build('', permits('s3:PutObject', '!Sub ${Site.Arn}/*')));
  });
});
