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

const js = (line: string): string => `Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Code:
        ZipFile: |
          const AWS = require('aws-sdk');
          const iam = new AWS.IAM();
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
    { name: 'arguments that a shell variable holds', text: server('OPTS="--user-name importer"; aws iam create-access-key $OPTS') },
    { name: 'arguments that an array holds', text: server('ARGS=(--user-name importer); aws iam create-access-key "${ARGS[@]}"') },
    { name: 'arguments in a file', text: server('aws iam create-access-key --cli-input-json file:///etc/key.json') },
    { name: 'arguments of a cmdlet without their names', text: server('New-IAMAccessKey importer').replace('#!/bin/bash', '<powershell>') },
    { name: 'keyword arguments that a dictionary holds', text: code("given = {'UserName': 'importer'}; iam.create_access_key(**given)") },
    { name: 'keyword arguments from elsewhere', text: code('iam.create_access_key(**event)') },
    { name: 'a dictionary that is changed', text: code("given = {}; given['UserName'] = 'importer'; iam.create_access_key(**given)") },
    { name: 'parameters that an object holds', text: js("const params = { UserName: 'importer' }; iam.createAccessKey(params, (error) => error)") },
    { name: 'parameters that a call makes', text: js('iam.createAccessKey(build(event))') },
    { name: 'parameters that are spread', text: js('iam.createAccessKey({ ...event.key })') },
    { name: 'a state that passes on its input', text: machine(`{ Type: Task, Resource: '${operation}' }`) },
    { name: 'a script that is not known', unknown: true, text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !ImportValue script\n" },
  ],
  invalid: [
    { name: 'a client with a named service', text: code("boto3.client(region_name='us-east-1', service_name='iam')«.create_access_key()»"), expect: ['creates'] },
    { name: 'parameters that an empty object holds', text: js('const params = {}; «iam.createAccessKey(params)»'), expect: ['creates'] },
    { name: 'a callback that speaks of a user name', text: js('«iam.createAccessKey({}, (error, data) => done({ UserName: data.AccessKey.UserName }))»'), expect: ['creates'] },
    { name: 'a key for whoever runs the script', text: server('«aws iam create-access-key --output text»'), expect: ['creates'], about: ['Server'] },
    { name: 'a step of an automation', text: automation('{ Service: iam, Api: «CreateAccessKey» }'), expect: ['creates'] },
    { name: 'a state', text: machine(`{ Type: Task, Resource: '«${operation}»', Parameters: {} }`), expect: ['creates'] },
    { name: 'a state in text beside one with a user', expect: ['creates'], text: `Resources:\n  Rotation:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: '{"States":{"Other":{"Parameters":{"UserName":"a"}},"Create":{"Type":"Task","Resource":"«${operation}»","Parameters":{}}}}'\n` },
    { name: 'a schedule', text: schedule('{}').replace(scheduled, `«${scheduled}»`), expect: ['creates'], about: ['Rotation'] },
    { name: 'code within a script', text: server(`python3 -c 'import boto3; boto3.client("iam")«.create_access_key()»'`), expect: ['creates'] },
    { name: 'a cmdlet', text: server('x').replace('#!/bin/bash\n          x', '<powershell>\n          «New-IAMAccessKey»\n          New-IAMAccessKey -UserName importer\n          </powershell>'), expect: ['creates'] },
    { name: 'a custom resource', text: called('{«"service":"@aws-sdk/client-iam","action":"CreateAccessKeyCommand"»,"parameters":{}}'), expect: ['creates'] },
    { name: 'the same by boto3', text: code('«iam.create_access_key()»'), expect: ['creates'], about: ['Function'] },
  ],
});
