import { scriptCreatesKey } from '../../../src/rules/root/script-creates-key.js';
import { testRule } from '../../support/test-rule.js';

const server = (line: string, above = ''): string => `${above}Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          #!/bin/bash
          ${line}
`;

const code = (line: string): string => `Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code:
        ZipFile: |
          import boto3
          iam = boto3.client('iam')
          ${line}
`;

const automation = (inputs: string): string => `Resources:
  Rotation:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content: { mainSteps: [{ action: aws:executeAwsApi, inputs: ${inputs} }] }
`;

const machine = (state: string): string => `Resources:
  Rotation:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      Definition: { StartAt: Create, States: { Create: ${state} } }
`;

const called = (create: string): string => `Resources:
  Key:
    Type: Custom::AWS
    Properties:
      ServiceToken: !ImportValue Caller
      Create: '${create}'
`;

const scheduled = 'arn:aws:scheduler:::aws-sdk:iam:createAccessKey';

const schedule = (input: string): string => `Resources:
  Rotation:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: rate(30 days)
      Target: { Arn: '${scheduled}', RoleArn: !ImportValue Rotator, Input: '${input}' }
`;

const operation = 'arn:aws:states:::aws-sdk:iam:createAccessKey';

testRule(scriptCreatesKey, {
  valid: [
    { name: 'a key for a named user', text: server('aws iam create-access-key --user-name importer') },
    { name: 'a comment', text: server('# aws iam create-access-key') },
    { name: 'a text that is printed', text: server("echo 'run aws iam create-access-key yourself'") },
    { name: 'a step of an automation for a named user', text: automation("{ Service: iam, Api: CreateAccessKey, UserName: '{{ User }}' }") },
    { name: 'a state for a user of its input', text: machine(`{ Type: Task, Resource: '${operation}', Parameters: { UserName.$: $.user } }`) },
    { name: 'a state in JSONata', text: machine(`{ Type: Task, Resource: '${operation}', Arguments: { UserName: '{% $states.input.user %}' } }`) },
    { name: 'a state in text', text: `Resources:\n  Rotation:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: '{"States":{"Create":{"Type":"Task","Resource":"${operation}","Parameters":{"UserName.$":"$.user"}}}}'\n` },
    { name: 'a custom resource for a named user', text: called('{"service":"IAM","action":"createAccessKey","parameters":{"UserName":"importer"}}') },
    { name: 'a schedule for a named user', text: schedule('{"UserName":"importer"}') },
    { name: 'a script that is not known', unknown: true, text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !ImportValue script\n" },
  ],
  invalid: [
    { name: 'a key for whoever runs the script', text: server('«aws iam create-access-key --output text»'), expect: ['creates'], about: ['Server'] },
    { name: 'a step of an automation', text: automation('{ Service: «iam», Api: CreateAccessKey }'), expect: ['creates'] },
    { name: 'a state', text: machine(`{ Type: Task, Resource: '«${operation}»', Parameters: {} }`), expect: ['creates'] },
    { name: 'a state in text beside one with a user', expect: ['creates'], text: `Resources:\n  Rotation:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: '{"States":{"Other":{"Parameters":{"UserName":"a"}},"Create":{"Type":"Task","Resource":"«${operation}»"}}}'\n` },
    { name: 'a schedule', text: schedule('{}').replace(scheduled, `«${scheduled}»`), expect: ['creates'], about: ['Rotation'] },
    { name: 'code within a script', text: server(`python3 -c 'import boto3; boto3.client("iam")«.create_access_key()»'`), expect: ['creates'] },
    { name: 'a cmdlet', text: server('x').replace('#!/bin/bash\n          x', '<powershell>\n          «New-IAMAccessKey»\n          New-IAMAccessKey -UserName importer\n          </powershell>'), expect: ['creates'] },
    { name: 'a custom resource', text: called('{«"service":"@aws-sdk/client-iam","action":"CreateAccessKeyCommand"»,"parameters":{}}'), expect: ['creates'] },
    { name: 'the same by boto3', text: code('«iam.create_access_key()»'), expect: ['creates'], about: ['Function'] },
  ],
});
