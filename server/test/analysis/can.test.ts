import assert from 'node:assert/strict';
import type { Facts } from '../../src/analysis/facts.js';
import { describePrincipals } from '../../src/analysis/question/principals.js';
import { ask, type Asked } from './ask.js';
import { anywhere, factsOf, factsOfResources } from './facts-of.js';

const template = factsOfResources(`
R:
  Type: AWS::IAM::Role
  Properties:
    RoleName: app
    PermissionsBoundary: !Ref Limit
    ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
    AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: !GetAtt U.Arn } }] }
    Policies:
      - PolicyName: own
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
            - { Sid: Objects, Effect: Allow, Action: "s3:*", Resource: !Sub "\${Bucket.Arn}/*" }
            - { Sid: NoDelete, Effect: Deny, Action: "s3:Delete*", Resource: "*" }
            - { Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Queue.Arn, Condition: { Bool: { "aws:SecureTransport": "true" } } }
            - { Effect: Allow, Action: "ec2:DescribeInstances", Resource: "*" }
            - { Effect: Allow, Action: "iam:CreateUser", Resource: "*" }
Limit: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: ["s3:*", "sqs:*", "ec2:*", "kms:*"], Resource: "*" }] } } }
Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: things } }
Queue: { Type: AWS::SQS::Queue }
Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [{ Effect: Allow, Action: "kms:*", Principal: { AWS: !GetAtt R.Arn }, Resource: "*" }] } } }
U: { Type: AWS::IAM::User, Properties: { UserName: ann, Groups: [!Ref G] } }
G: { Type: AWS::IAM::Group, Properties: { Policies: [{ PolicyName: g, PolicyDocument: { Version: "2012-10-17", Statement: [
  { Effect: Allow, Action: "s3:GetObject", Resource: !Sub "arn:aws:s3:::homes/\${!aws:username}/*" }] } }] } }
`);

describe('can', () => {
  const cases: readonly (readonly [action: string, resource: string, expect: string, asked?: Asked])[] = [
    ['s3:GetObject', 'arn:aws:s3:::things/a', 'allowed: allow own#Objects, boundary Limit, allow AmazonS3ReadOnlyAccess elsewhere'],
    ['s3:PutObject', 'arn:aws:s3:::things/a', 'allowed: allow own#Objects, boundary Limit'],
    ['s3:PutObject', 'arn:aws:s3:::other/a', 'denied'],
    ['s3:DeleteObject', 'arn:aws:s3:::things/a', 'denied: deny own#NoDelete'],
    ['iam:CreateUser', '*', 'denied: boundary Limit'],
    ['ec2:DescribeInstances', '*', 'allowed: allow own, boundary Limit'],
    ['sqs:SendMessage', 'Queue', 'conditional when aws:SecureTransport is true: allow own, boundary Limit'],
    ['sqs:SendMessage', 'Queue', 'allowed: allow own, boundary Limit', { context: { 'aws:securetransport': 'true' } }],
    ['sqs:SendMessage', 'Queue', 'denied', { onlyGivenContext: true }],
    ['sqs:ReceiveMessage', 'Queue', 'denied'],
    ['kms:Decrypt', 'Key', 'allowed: allow Key, boundary Limit'],
    ['s3:GetObject', 'arn:aws:s3:::homes/ann/x', 'allowed: allow g', { principal: 'U' }],
    ['s3:GetObject', 'arn:aws:s3:::homes/bob/x', 'denied', { principal: 'U' }],
    ['sts:AssumeRole', 'R', 'allowed: allow R', { principal: 'U' }],
    ['s3:GetObject', '*', 'unknown-principal', { principal: 'Nobody' }],
    ['s3:GetObject', '*', 'unknown-principal', { principal: 'Limit' }],
  ];
  for (const [action, resource, expect, asked] of cases) {
    it(`${asked?.principal ?? 'R'} ${action} ${resource}${asked?.onlyGivenContext === true ? ' with nothing else' : ''}: ${expect}`, () => {
      const found = ask(template, action, resource, asked);
      assert.deepEqual(found.split(/: |, /).sort(), expect.split(/: |, /).sort());
    });
  }

  it('asks the policy of a policy document', () => {
    const facts = factsOf('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b/*"}]}');
    assert.equal(ask(facts, 's3:GetObject', 'arn:aws:s3:::b/k', { principal: 'policy' }), 'allowed: allow policy');
    assert.equal(ask(facts, 's3:PutObject', 'arn:aws:s3:::b/k', { principal: 'policy' }), 'denied');
  });

  it('takes it for granted that the principal itself exists', () => {
    const facts = factsOfResources(`
R: { Type: AWS::IAM::Role, Condition: C, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: !If [C, "s3:GetObject", "s3:PutObject"], Resource: "*" }] } }] } }`,
    'Parameters: { X: { Type: String } }\nConditions: { C: !Equals [!Ref X, y] }');
    assert.equal(ask(facts, 's3:GetObject', 'arn:aws:s3:::b/k'), 'allowed: allow p');
    assert.equal(ask(facts, 's3:PutObject', 'arn:aws:s3:::b/k'), 'denied');
  });

  it('recognises a resource by the attribute that returns its name', () => {
    const facts = factsOfResources(`
Q: { Type: AWS::SQS::Queue }
Named: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
Other: { Type: AWS::SQS::Queue }
R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:*", Resource: [
  !Sub "arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:\${Q.QueueName}", !Sub "arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:\${Named.QueueName}"] }] } }] } }`);
    assert.equal(ask(facts, 'sqs:SendMessage', 'Q'), 'allowed: allow p');
    assert.equal(ask(facts, 'sqs:SendMessage', 'Named'), 'allowed: allow p');
    assert.equal(ask(facts, 'sqs:SendMessage', 'Other'), 'denied');
  });

  it('knows the tags of a user', () => {
    const facts = factsOfResources(`
R: { Type: AWS::IAM::User, Properties: { Tags: [{ Key: Team, Value: blue }], Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [
  { Effect: Allow, Action: "s3:GetObject", Resource: "*", Condition: { StringEquals: { "aws:PrincipalTag/Team": blue } } },
  { Effect: Allow, Action: "s3:PutObject", Resource: "*", Condition: { StringEquals: { "aws:PrincipalTag/Team": red } } }] } }] } }`);
    assert.equal(ask(facts, 's3:GetObject', 'arn:aws:s3:::b/k'), 'allowed: allow p');
    assert.equal(ask(facts, 's3:PutObject', 'arn:aws:s3:::b/k'), 'denied');
  });

  it('does not know what an imported policy allows', () => {
    const facts = factsOfResources('R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!ImportValue x] } }');
    assert.match(ask(facts, 's3:GetObject', 'arn:aws:s3:::b/k'), /^unknown/);
  });

  it('does not know what a group of another stack allows', () => {
    const facts = factsOfResources('R: { Type: AWS::IAM::User, Properties: { Groups: [others] } }');
    assert.equal(ask(facts, 's3:GetObject', '*').startsWith('unknown: '), true);
  });

  const roleWith = (statement: string, more = ''): Facts => factsOfResources(
    `R: { Type: AWS::IAM::Role, Properties: { RoleName: app, Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [${statement}] } }] } }\n${more}`,
  );

  it('takes the partition from the ARNs of the policies where nothing else determines it', () => {
    for (const partition of ['aws', 'aws-cn']) {
      const facts = roleWith(`{ Effect: Allow, Action: "s3:GetObject", Resource: "*", Condition: { ArnLike: { "aws:PrincipalArn": "arn:${partition}:iam::*:role/app" } } }`);
      assert.equal(ask(facts, 's3:GetObject', '*'), 'allowed: allow p');
      assert.equal(ask(facts, 's3:GetObject', 'arn:aws-us-gov:s3:::b/k'), 'denied');
    }
    const facts = roleWith('{ Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws-cn:s3:::things" }', 'B: { Type: AWS::S3::Bucket, Properties: { BucketName: things } }');
    assert.equal(ask(facts, 's3:ListBucket', 'B'), 'allowed: allow p');
  });

  it('asks for what is inside a log group', () => {
    const answers = (named: string, action = 'logs:CreateLogStream'): string => {
      const facts = roleWith(`{ Effect: Allow, Action: "logs:*", Resource: ${named} }`, 'L: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /app } }');
      return ask(facts, action, 'L').split(':')[0] ?? '';
    };
    assert.equal(answers('!GetAtt L.Arn'), 'allowed');
    assert.equal(answers('!Sub "arn:aws:logs:*:${AWS::AccountId}:log-group:/app"'), 'denied');
    assert.equal(answers('!Sub "arn:aws:logs:*:${AWS::AccountId}:log-group:/app"', 'logs:TagResource'), 'allowed');
  });

  it('names the conditions of the template that decide', () => {
    const told = (statement: string): string => ask(factsOfResources(
      `R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [${statement}] } }] } }`, conditions,
    ), 's3:GetObject', 'arn:aws:s3:::b/k').split(': ')[0] ?? '';
    const statement = (action: string, resource = '"*"'): string => `{ Effect: Allow, ${action}, Resource: ${resource} }`;
    assert.equal(told(statement('Action: !If [A, ["s3:*"], ["ec2:*"]]')), 'conditional when A');
    assert.equal(told(statement('Action: ["ec2:*", !If [A, "s3:*", "sqs:*"]]')), 'conditional when A');
    assert.equal(told(statement('Action: [!If [A, "s3:*", "sqs:*"], !If [B, "s3:Get*", "sns:*"]]')), 'conditional when A or B');
    const secure = '{ Bool: { "aws:SecureTransport": true } }';
    assert.equal(told(`!If [A, { Effect: Allow, Action: "*", Resource: "*", Condition: ${secure} }, { Effect: Allow, Action: "s3:*", Resource: "*", Condition: ${secure} }]`),
      'conditional when aws:SecureTransport is true');
    assert.equal(told('{ Effect: "{{resolve:ssm:/effect}}", Action: "*", Resource: "*" }'), 'unknown');
    assert.equal(told(statement('NotAction: ["ec2:*", !If [A, "s3:*", "sqs:*"]]')), 'conditional when !A');
    assert.equal(told(statement('Action: "s3:*"', '["arn:aws:s3:::c/*", !If [A, "arn:aws:s3:::b/*", "arn:aws:s3:::d/*"]]')), 'conditional when A');
    assert.equal(told(`${statement('Action: "*"')}, { Effect: Deny, Action: ["ec2:*", !If [A, "s3:*", "sqs:*"]], Resource: "*" }`), 'conditional when !A');
  });

  it('does not take a given name for one that CloudFormation generates', () => {
    const told = (name: string): string => ask(factsOfResources(`R: { Type: AWS::IAM::Role }
Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }
P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Q], PolicyDocument: { Statement: [
  { Effect: Allow, Action: "sqs:*", Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:role/${name}" }, Resource: "*" }] } } }`), 'sqs:SendMessage', 'Q');
    assert.equal(told('other'), 'denied');
    assert.equal(told('app-role'), 'denied');
    assert.equal(told('stack-R-1A2B3C').split(':')[0], 'unknown');
  });

  it('counts the policy of a resource where conditions attach it', () => {
    const policy = 'PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:*", Principal: { AWS: !GetAtt R.Arn }, Resource: "*" }] }';
    for (const queues of ['!If [A, [!Ref Q], [other]]', '[!If [A, !Ref Q, !Ref AWS::NoValue], other]']) {
      const facts = factsOfResources(`R: { Type: AWS::IAM::Role }
Q: { Type: AWS::SQS::Queue }
P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: ${queues}, ${policy} } }`, conditions);
      assert.equal(ask(facts, 'sqs:SendMessage', 'Q'), 'conditional when A: allow P');
    }
  });

  it('distinguishes the resources of SAM, and knows what connects them', () => {
    const facts = factsOfResources(`
F:
  Type: AWS::Serverless::Function
  Properties: { Policies: { DynamoDBReadPolicy: { TableName: !Ref T } }, FunctionUrlConfig: { AuthType: NONE } }
T: { Type: AWS::Serverless::SimpleTable }
S: { Type: AWS::Serverless::SimpleTable }
M: { Type: AWS::Serverless::StateMachine, Properties: { Name: flow } }
C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: F }, Destination: { Id: S }, Permissions: [Write] } }
R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [
  { Effect: Allow, Action: "states:StartExecution", Resource: "arn:aws:states:*:*:stateMachine:flow" }] } }] } }`);
    const answers = [['FRole', 'dynamodb:GetItem', 'T'], ['FRole', 'dynamodb:PutItem', 'T'], ['FRole', 'dynamodb:GetItem', 'S'], ['FRole', 'dynamodb:PutItem', 'S'],
      ['R', 'states:StartExecution', 'M'], ['R', 'lambda:InvokeFunctionUrl', 'F']] as const;
    assert.deepEqual(answers.map(([principal, action, resource]) => ask(facts, action, resource, { principal }).split(/[: ]/)[0]),
      ['allowed', 'denied', 'denied', 'allowed', 'allowed', 'conditional']);
  });

  it('does not know whether the name of a resource is its ARN when it knows no format for the ARN', () => {
    const layers = 'L: { Type: AWS::Lambda::LayerVersion }\nN: { Type: AWS::Lambda::LayerVersion }';
    const answers = (named: string): string[] => ['L', 'N'].map((asked) => {
      const facts = roleWith(`{ Effect: Allow, Action: "lambda:GetLayerVersion", Resource: ${named} }`, layers);
      return ask(facts, 'lambda:GetLayerVersion', asked).split(/[: ]/)[0] ?? '';
    });
    assert.deepEqual(answers('!GetAtt L.Arn'), ['allowed', 'denied']);
    assert.deepEqual(answers('!Ref L'), ['unknown', 'unknown']);
  });

  it('does not take an AWS managed policy for one of the template with the same name', () => {
    const facts = factsOfResources(`R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } }
M: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: ReadOnlyAccess, PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } } }`);
    assert.equal(ask(facts, 'iam:CreateUser', '*'), 'denied');
  });

  it('knows who may call a function by a permission, however the function is named', () => {
    for (const name of ['!Ref F', '!GetAtt F.Arn', 'fun']) {
      const permission = `P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: ${name}, Action: "lambda:InvokeFunction", Principal: !GetAtt R.Arn } }`;
      const facts = roleWith('{ Effect: Allow, Action: "s3:*", Resource: "*" }', `F: { Type: AWS::Lambda::Function, Properties: { FunctionName: fun } }\n${permission}`);
      assert.equal(ask(facts, 'lambda:InvokeFunction', 'F'), 'allowed: allow P');
    }
  });

  it('knows the account and region of the stack', () => {
    const text = `Resources:
  R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Q.Arn }] } }] } }
  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }`;
    const facts = factsOf(text, { ...anywhere, account: '123456789012', region: 'eu-west-1' });
    assert.equal(ask(facts, 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:123456789012:q'), 'allowed: allow p');
    assert.equal(ask(facts, 'sqs:SendMessage', 'arn:aws:sqs:eu-west-2:123456789012:q'), 'denied');
  });
});

describe('the principals that inspect shows', () => {
  it('are described as the contract says', () => {
    const [role, user, group, ...others] = describePrincipals(template);
    assert.deepEqual([role?.id, role?.kind, role?.admin, role?.escalations], ['R', 'role', 'no', []]);
    assert.deepEqual(role?.policies.map(({ name, from }) => `${from} ${name}`), ['inline own', 'managed AmazonS3ReadOnlyAccess', 'boundary Limit']);
    assert.deepEqual(role?.assumedBy, [{ principal: 'U', kind: 'user', narrowed: [] }]);
    assert.deepEqual([user?.policies.map(({ name, from }) => `${from} ${name}`), group?.kind, others], [['group g'], 'group', []]);
  });

  it('include no policy that nobody has, except in a policy document', () => {
    const policy = '{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] }';
    const described = (text: string): readonly string[] => describePrincipals(factsOf(text)).map(({ id, kind }) => `${kind} ${id}`);
    assert.deepEqual(described(`Resources:\n  Spare: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${policy} } }\n`), []);
    assert.deepEqual(described('{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }'), ['policy policy']);
  });
});

const conditions = `
Parameters:
  P: { Type: String }
  Q: { Type: String }
Conditions:
  A: !Equals [!Ref P, a]
  B: !Equals [!Ref Q, b]`;
