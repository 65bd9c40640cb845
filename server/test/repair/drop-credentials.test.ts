import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import { lines } from '../edit/editing.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { applied, stage } from './plans.js';

describe('keys that a workload receives', () => {
  it('are removed with a console group that contains nothing else', () => {
    const text = (group: string, parameters: string, variables: string): string => `Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
${group}      - Label: { default: Rest }
        Parameters: [Name]
Parameters:
${parameters}  Name: { Type: String }
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Ref Name
      Runtime: nodejs22.x
${variables}`;
    const scene = stage('Transform: AWS::Serverless-2016-10-31\n' + text('      - Label: { default: Keys }\n        Parameters: [KeyId, Secret]\n', '  KeyId: { Type: String }\n  Secret: { Type: String, NoEcho: true }\n',
      '      Environment: { Variables: { AWS_ACCESS_KEY_ID: !Ref KeyId, AWS_SECRET_ACCESS_KEY: !Ref Secret } }\n'));
    const workload = scene.workloads.find(({ resource }) => resource.id === 'Function');
    const at = workload?.environment[0]?.nameAt;
    assert(workload !== undefined && at !== undefined);
    const [offered] = dropCredentials(scene, workload, at);
    assert(offered !== undefined);
    assert.equal(applied(scene, offered), 'Transform: AWS::Serverless-2016-10-31\n' + text('', '', ''));
  });

  const task = (command: string): string => `Parameters:\n  KeyId: { Type: String }\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: app\n          Image: app:1\n          Command: [sh, -c, "${command}"]\n          Environment: [{ Name: AWS_ACCESS_KEY_ID, Value: !Ref KeyId }]\n`;
  const handled = '  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: python3.12\n      Code:\n        ZipFile: |\n          import boto3\n          boto3.client("s3").list_buckets()\n      Environment: { Variables: { AWS_ACCESS_KEY_ID: !Ref KeyId } }\n';
  const rest = ['The key still works', 'Deploy the stack with `CAPABILITY_IAM`'];
  const notes: readonly (readonly [name: string, text: string, words: readonly string[]])[] = [
    ['a program that nobody sees', task('aws s3 ls; ./app'), ['Programs and images that `Task` runs may use the keys too', ...rest]],
    ['operations that are not known', task('aws opsworks register x'), ['Give role `TaskRole` the permissions for `register` of `Task`', 'Programs and images', ...rest]],
    ['a role that permits nothing yet', task('./app'), ['Give role `TaskRole` the permissions that `Task` needs: nothing in this template shows them.', ...rest]],
    ['code that is all there', `Parameters:\n  KeyId: { Type: String }\nResources:\n${handled}`, rest],
  ];
  for (const [name, text, words] of notes) it(`leave what belongs to ${name} to do by hand`, () => {
    const scene = stage(text);
    const [workload] = scene.workloads;
    assert(workload?.environment[0] !== undefined);
    const [offered] = dropCredentials(scene, workload, workload.environment[0].nameAt);
    assert(offered?.kind === 'fix', JSON.stringify(offered));
    assert.equal(offered.left?.length, words.length, offered.left?.join('\n'));
    for (const [index, part] of words.entries()) assert(offered.left?.[index]?.startsWith(part), offered.left?.[index]);
  });

  it('are removed from a script that passes them on under other names', () => {
    const text = (...script: readonly string[]): string => fillPlaceholders(`Resources:
  Profile: { Type: AWS::IAM::InstanceProfile, Properties: { Roles: [files] } }
  Host:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: |
          #!/bin/bash
${script.map((line) => `          ${line}\n`).join('')}`);
    const scene = stage(text('STORE_KEY=AKIA{{1}}; STAGE=prod; STORE_SECRET={{secret:1}}', 'AWS_ACCESS_KEY_ID=$STORE_KEY AWS_SECRET_ACCESS_KEY=$STORE_SECRET aws s3 ls'));
    const [workload] = scene.workloads;
    const [secret] = scene.secrets;
    assert(workload !== undefined && secret !== undefined);
    const [offered] = dropCredentials(scene, workload, secret);
    assert(offered?.kind === 'fix', JSON.stringify(offered));
    assert.equal(applied(scene, offered), text('STAGE=prod', 'aws s3 ls'));
  });

  it('are removed with the parameters that only carried them', () => {
    const scene = stage(lines(`
      Metadata:
        AWS::CloudFormation::Interface:
          ParameterGroups:
            - Parameters: [KeyId, Secret, Name]
      Parameters:
        KeyId:
          Type: String
        # hidden
        Secret:
          Type: String
          NoEcho: true
        Name:
          Type: String
      Resources:
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            ContainerDefinitions:
              - Name: !Ref Name
                Environment:
                  - Name: AWS_ACCESS_KEY_ID
                    Value: !Ref KeyId
                  - Name: AWS_SECRET_ACCESS_KEY
                    Value: !Ref Secret
                  - Name: AWS_REGION
                    Value: !Ref AWS::Region
    `));
    const task = scene.workloads.find(({ resource }) => resource.id === 'Task');
    const at = task?.environment[0]?.nameAt;
    assert(task !== undefined && at !== undefined);
    const [offered] = dropCredentials(scene, task, at);
    assert(offered !== undefined);
    assert.equal(applied(scene, offered), lines(`
      Metadata:
        AWS::CloudFormation::Interface:
          ParameterGroups:
            - Parameters: [Name]
      Parameters:
        Name:
          Type: String
      Resources:
        TaskRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Principal:
                    Service: ecs-tasks.amazonaws.com
                  Action: sts:AssumeRole
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            ContainerDefinitions:
              - Name: !Ref Name
                Environment:
                  - Name: AWS_REGION
                    Value: !Ref AWS::Region
            TaskRoleArn: !GetAtt TaskRole.Arn
    `));
    assert.match(offered.title, /with a new role$/);
  });

  it('are removed from the variables of a function with a role', () => {
    const scene = stage(fillPlaceholders(lines(`
      Resources:
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: arn:aws:iam::123456789012:role/importer
            Environment:
              Variables:
                KEY: AKIA{{1}}
                OTHER: x # stays
    `)));
    const workload = scene.workloads.find(({ resource }) => resource.id === 'Function');
    const at = workload?.environment[0]?.at;
    assert(workload !== undefined && at !== undefined);
    const [offered] = dropCredentials(scene, workload, at);
    assert(offered !== undefined);
    assert.match(applied(scene, offered), / {8}Variables:\n {10}OTHER: x # stays\n$/);
    assert(offered.kind === 'fix' && offered.left?.some((each) => each.includes('not in this template')));
    assert(!JSON.stringify(offered).includes('AKIA'));
  });

  it('are removed from the code that reads them', () => {
    const text = (variables: string, client: string): string => `Parameters:
  Name: { Type: String }
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Ref Name
      Role: arn:aws:iam::123456789012:role/importer
      Code:
        ZipFile: |
          const s3 = new S3Client(${client});
${variables}`;
    const scene = stage(text("      Environment: { Variables: { AWS_ACCESS_KEY_ID: '{{resolve:ssm:id}}', AWS_SECRET_ACCESS_KEY: '{{resolve:ssm:key}}' } }\n",
      '{ credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY } }'));
    const workload = scene.workloads.find(({ resource }) => resource.id === 'Function');
    const at = workload?.environment[0]?.nameAt;
    assert(workload !== undefined && at !== undefined);
    const [offered] = dropCredentials(scene, workload, at);
    assert(offered !== undefined);
    assert.equal(applied(scene, offered), text('', '{}'));
    assert(offered.kind === 'fix' && offered.edits.some(({ note }) => note === 'Makes the code of `Function` sign requests with its role.'));
  });

  const runners = [
    ['AWS::BedrockAgentCore::Runtime', 'RoleArn: arn:aws:iam::111122223333:role/agent', 'EnvironmentVariables'],
    ['AWS::SageMaker::ProcessingJob', 'RoleArn: arn:aws:iam::111122223333:role/job', 'Environment'],
  ] as const;
  for (const [type, given, variables] of runners) it(`are removed from the variables of ${type}, which has a role`, () => {
    const text = (more: string): string => `Resources:\n  Runner:\n    Type: ${type}\n    Properties:\n      ${given}\n      ${variables}:\n        STAGE: prod\n${more}`;
    const scene = stage(text("        AWS_ACCESS_KEY_ID: '{{resolve:ssm:key}}'\n"));
    const [workload] = scene.workloads;
    const at = workload?.environment.find(({ name }) => name === 'AWS_ACCESS_KEY_ID')?.nameAt;
    assert(workload !== undefined && at !== undefined);
    assert.equal(applied(scene, dropCredentials(scene, workload, at)[0] ?? assert.fail()), text(''));
  });

  it('are removed from all functions that share them, whose roles are all named', () => {
    const scene = stage(lines(`
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          Environment: {Variables: {AWS_ACCESS_KEY_ID: '{{resolve:ssm:key}}'}}
      Resources:
        One: {Type: AWS::Serverless::Function}
        Two: {Type: AWS::Serverless::Function, Properties: {Role: arn:aws:iam::111122223333:role/two}}
    `));
    const workload = scene.workloads.find(({ resource }) => resource.id === 'One');
    const at = workload?.environment[0]?.nameAt;
    assert(workload !== undefined && at !== undefined);
    const [offered] = dropCredentials(scene, workload, at);
    assert(offered?.kind === 'fix');
    assert.equal(offered.title, 'Remove the AWS keys from `One` and `Two`, which have roles');
    assert.match(offered.left?.join('\n') ?? '', /^The policies of `One` have[^]*^The role of `Two`, which is not in this template, has/m);
  });

  it('are removed from the script of an instance', () => {
    const scene = stage(lines(`
      Parameters:
        KeyId: {Type: String}
      Resources:
        Server:
          Type: AWS::EC2::Instance
          Properties:
            UserData:
              Fn::Base64: !Sub |
                export AWS_ACCESS_KEY_ID=\${KeyId}
                run
    `));
    const workload = scene.workloads.find(({ resource }) => resource.id === 'Server');
    assert(workload !== undefined);
    const start = scene.text.indexOf('AWS_ACCESS_KEY_ID');
    const [offered] = dropCredentials(scene, workload, { start, end: scene.text.indexOf('\n', start) });
    assert(offered !== undefined);
    assert.match(applied(scene, offered), /^Resources:\n {2}ServerRole:\n[^]* {8}Fn::Base64: !Sub \|\n {10}run\n/);
  });
});
