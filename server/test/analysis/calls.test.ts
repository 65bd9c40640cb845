import assert from 'node:assert/strict';
import { callsOf } from '../../src/analysis/use/calls-of.js';
import { indented, inline, shown, userData } from './calls-in.js';
import { factsOf as factsOfText, factsOfResources } from './facts-of.js';

describe('the calls of documents', () => {
  const cases: { name: string; resources: string; expect: string[] }[] = [
    { name: 'a build specification as text', resources: `
P: { Type: AWS::CodeBuild::Project, Properties: { Source: { BuildSpec: "version: 0.2\\nphases:\\n  build:\\n    commands:\\n      - aws s3 ls # now\\n      - echo hi" } } }`,
      expect: ['s3:ListAllMyBuckets'] },
    { name: 'an SSM document', resources: `
D: { Type: AWS::SSM::Document, Properties: { Content: { mainSteps: [
  { action: "aws:runShellScript", inputs: { runCommand: ["aws s3 ls", !Sub "aws kms list-keys"] } },
  { action: "aws:executeAwsApi", inputs: { Service: ec2, Api: StopInstances } }] } } }`,
      expect: ['s3:ListAllMyBuckets', 'kms:ListKeys', 'ec2:StopInstances'] },
    { name: 'an SSM document as text', resources: `
D: { Type: AWS::SSM::Document, Properties: { DocumentFormat: YAML, Content: "mainSteps:\\n  - action: aws:executeAwsApi\\n    inputs:\\n      Service: ec2\\n      Api: StopInstances\\n" } }
E: { Type: AWS::SSM::Document, Properties: { Content: '{"mainSteps":[{"inputs":{"Service":"kms","Api":"ListKeys"}},{"inputs":{"Service":["sqs"],"Api":"ListQueues"}},{"inputs":{"Api":"ListQueues"}}]}' } }`,
      expect: ['ec2:StopInstances', 'kms:ListKeys'] },
    { name: 'code within an SSM document', resources: `
D: { Type: AWS::SSM::Document, Properties: { Content: { mainSteps: [
  { action: "aws:executeScript", inputs: { Runtime: python3.11, Script: "# lists\\nimport boto3\\ndef list(events, context):\\n    return boto3.client('kms').list_keys()" } }] } } }
E: { Type: AWS::SSM::Document, Properties: { Content: { mainSteps: [
  { action: "aws:runShellScript", inputs: { runCommand: ["import -window root x.png", "aws s3 ls"] } }] } } }`,
      expect: ['kms:ListKeys', 's3:ListAllMyBuckets'] },
    { name: 'schedules', resources: `
S: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: "arn:aws:scheduler:::aws-sdk:ec2:stopInstances", Input: '{"InstanceIds":["i-1"]}' } } }
T: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: "arn:aws:lambda:us-east-1:111122223333:function:stop" } } }
U: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: "arn:aws:scheduler:::aws-sdk:iam:createAccessKey", Input: !ImportValue User } } }`,
      expect: ['ec2:StopInstances'] },
    { name: 'a state machine as map and as text', resources: `
A: { Type: AWS::StepFunctions::StateMachine, Properties: { Definition: { States: { X: { Type: Task, Resource: "arn:aws:states:::dynamodb:putItem" } } } } }
B: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '{"States":{"X":{"Resource":"arn:aws:states:::aws-sdk:secretsmanager:getSecretValue"}}}' } }`,
      expect: ['dynamodb:PutItem', 'secretsmanager:GetSecretValue'] },
    { name: 'commands of a container', resources: `
T: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Command: [sh, -c, "aws s3 ls && x"] }, { Command: [aws, kms, list-keys] }] } }`,
      expect: ['s3:ListAllMyBuckets', 'kms:ListKeys'] },
    { name: 'cfn-init', resources: `
I: { Type: AWS::EC2::Instance, Metadata: { "AWS::CloudFormation::Init": { config: {
  commands: { a: { command: "aws s3 ls" } }, files: { /x.sh: { content: !Join ["\\n", ["#!/bin/sh", "aws kms list-keys"]] }, /y.txt: { content: "aws sqs list-queues # no" } } } } } }`,
      expect: ['s3:ListAllMyBuckets', 'kms:ListKeys', 'sqs:ListQueues'] },
    { name: 'cloud-init', resources: `
I: { Type: AWS::EC2::Instance, Properties: { UserData: { "Fn::Base64": "#cloud-config\\nruncmd:\\n  - aws s3 ls\\n" } } }`, expect: ['s3:ListAllMyBuckets'] },
    { name: 'nothing where the text is unknown', resources: 'I: { Type: AWS::EC2::Instance, Properties: { UserData: !ImportValue x } }', expect: [] },
  ];
  for (const { name, resources, expect } of cases) {
    it(`are ${name}`, () => assert.deepEqual(shown(factsOfResources(resources).scripts.flatMap(({ calls }) => calls)), expect));
  }
});

describe('the place of a call', () => {
  it('is where it is written, through Fn::Join and JSON', () => {
    const text = '{"Resources":{"I":{"Type":"AWS::EC2::Instance","Properties":{"UserData":{"Fn::Base64":{"Fn::Join":["",["#!/bin/sh\\n","aws s3 ","ls\\n"]]}}}}}}';
    const facts = factsOfText(text);
    const [call] = facts.scripts.flatMap(({ calls }) => calls);
    assert.equal(text.slice(call?.at.start, call?.at.end), 'aws s3 ');
  });

  it('is inside a block scalar', () => {
    const [call] = userData('#!/bin/bash\necho "x"\naws s3 ls');
    assert.ok(call);
    assert.ok(call.at.end - call.at.start === 'aws s3 ls'.length);
  });
});

describe('the calls of one operation', () => {
  const scripts: readonly (readonly [name: string, runtime: string, code: string])[] = [
    ['boto3', 'python3.12', "import boto3\niam = boto3.client('iam')\niam.create_access_key(UserName='a')\niam.list_users()"],
    ['version 2', 'nodejs16.x', "const AWS = require('aws-sdk');\nconst iam = new AWS.IAM();\niam.createAccessKey({}, done); iam.listUsers({}, done);"],
    ['version 3', 'nodejs20.x', "import { IAMClient, CreateAccessKeyCommand } from '@aws-sdk/client-iam';\nnew IAMClient({}).send(new CreateAccessKeyCommand({}));"],
  ];
  for (const [name, runtime, code] of scripts) {
    it(`are found in ${name}`, () => {
      const { scripts: [script] } = factsOfResources(`F:\n  Type: AWS::Lambda::Function\n  Properties:\n    Runtime: ${runtime}\n    Code:\n      ZipFile: |\n${indented(code, 8)}`);
      assert.ok(script);
      assert.deepEqual(shown(callsOf(script, 'iam:CreateAccessKey')), ['iam:CreateAccessKey']);
      assert.deepEqual(callsOf(script, 'iam:DeleteAccountPasswordPolicy'), []);
    });
  }

  it('are found in a shell, also when another command runs them', () => {
    const { scripts: [script] } = factsOfResources('I:\n  Type: AWS::EC2::Instance\n  Properties:\n    UserData:\n      Fn::Base64: "aws iam create-access-key --user-name a; aws iam list-access-keys"');
    assert.ok(script);
    assert.deepEqual(shown(callsOf(script, 'iam:CreateAccessKey')), ['iam:CreateAccessKey']);
    assert.deepEqual(shown(callsOf(script, 'iam:ListAccessKeys')), ['iam:ListAccessKeys']);
  });

  it('are found in the part of a message that follows its headers', () => {
    const { scripts: [script] } = factsOfResources(`I:
  Type: AWS::EC2::Instance
  Properties:
    UserData:
      Fn::Base64: |
        Content-Type: multipart/mixed; boundary="=="
        MIME-Version: 1.0

        --==
        Content-Type: text/x-shellscript

        #!/usr/bin/python3
        import boto3
        boto3.client('iam').create_access_key(UserName='x')
        --==--
`);
    assert.ok(script);
    assert.deepEqual(shown(callsOf(script, 'iam:CreateAccessKey')), ['iam:CreateAccessKey']);
  });

  it('are read in time that is in proportion to the length of a script, whatever holds their arguments', () => {
    const count = 40_000;
    const calls = inline(`import boto3\niam = boto3.client('iam')\n${'given = {}; iam.create_access_key(**given)\n'.repeat(count)}`, 'python3.13');
    assert.equal(calls.length, count);
    assert.ok(calls.every(({ isOpen }) => !isOpen));
  });
});
