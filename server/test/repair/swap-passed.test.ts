import assert from 'node:assert/strict';
import { given, role, user } from './key-user.js';
import { roleText } from '../support/role-text.js';
import { reasonOf, stage } from './plans.js';
import { swap, testSwap, trust } from './swap.js';

const pair = (name: string, value: string): string => `{"name":"${name}","value":"${value}"}`;
const id = pair('AWS_ACCESS_KEY_ID', '${Key}');
const secret = pair('AWS_SECRET_ACCESS_KEY', '${Key.SecretAccessKey}');
const stageOf = pair('STAGE', 'prod');

const build = (environment: string): string => `  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Name: Build
          Actions:
            - Name: Build
              Configuration:
                ProjectName: !Ref Build
${environment}            - Name: Check
              Configuration: {ProjectName: !Ref Check}
  Build: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Role.Arn}}
  Check: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Other.Arn}}
  Other: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${trust('codebuild')}}}
${role('codebuild')}`;
const passed = (...items: readonly string[]): string => `                EnvironmentVariables: !Sub '[${items.join(',')}]'\n`;

const starter = (policies: string): string => `  Starter:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('scheduler')}
      Policies:
        - PolicyName: start
          PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: ecs:RunTask, Resource: !Ref Task}${policies}]}
`;
const task = (more = ''): string => `  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: [{Name: shop, Image: shop}]
${more}`;
const schedule = (input: string, by = '!GetAtt Starter.Arn'): string => `  Daily:
    Type: AWS::Scheduler::Schedule
    Properties:
      Target:
        RoleArn: ${by}
        EcsParameters: {TaskDefinitionArn: !Ref Task}
${input}`;
const overrides = `        Input: !Sub '{"containerOverrides":[{"name":"shop","environment":[${id},${secret}]}]}'\n`;
const without = `        Input: !Sub '{"containerOverrides":[{"name":"shop","environment":[]}]}'\n`;
const taskRole = roleText('TaskRole', 'ecs-tasks.amazonaws.com', [], given);
const attached = '      TaskRoleArn: !GetAtt TaskRole.Arn\n';
const passing = `        - PolicyName: PassTaskRole
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - iam:PassRole
                Resource:
                  - !GetAtt TaskRole.Arn
`;

describe('the role swap for a key that is passed on', () => {
  testSwap({ name: 'takes it out of what a pipeline passes to a build', before: user + build(passed(id, stageOf, secret)), after: `Resources:\n${build(passed(stageOf))}${given}` });
  testSwap({ name: 'takes all away that a pipeline passes to a build', before: user + build(passed(id, secret)), after: `Resources:\n${build('')}${given}` });
  testSwap({ name: 'tells of variables with names of their own', before: user + build(passed(pair('SHOP_ID', '${Key}'), pair('SHOP_SECRET', '${Key.SecretAccessKey}'))), after: `Resources:\n${build('')}${given}`, left: ['reads `SHOP_ID` and `SHOP_SECRET`'] });
  testSwap({ name: 'takes it out of JSON in lines', onlyLineFeeds: true,
    before: user + build(`                EnvironmentVariables: !Sub |\n                  [\n                    ${id},\n                    ${stageOf},\n                    ${secret}\n                  ]\n`),
    after: `Resources:\n${build(`                EnvironmentVariables: !Sub |\n                  [\n                    ${stageOf}\n                  ]\n`)}${given}` });
  testSwap({ name: 'takes it out of a definition that is a map',
    before: `${user}  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      Definition:\n        Build: {Project: !Ref Build, Override: [{Name: STAGE, Value: prod}, {Name: AWS_ACCESS_KEY_ID, Value: !Ref Key}]}\n  Build: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Role.Arn}}\n${role('codebuild')}`,
    after: `Resources:\n  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      Definition:\n        Build: {Project: !Ref Build, Override: [{Name: STAGE, Value: prod}]}\n  Build: {Type: AWS::CodeBuild::Project, Properties: {ServiceRole: !GetAtt Role.Arn}}\n${role('codebuild')}${given}` });

  it('is declined where it is not clear what gets it', () => {
    const several = stage(user + build(passed(id, secret)).replace('ProjectName: !Ref Build', 'ProjectName: !Ref Build\n                PrimarySource: !Ref Check'));
    assert.match(reasonOf(swap(several)), /may be needed at `Stages\.0\.Actions\.0\.Configuration\.EnvironmentVariables` of `Pipeline`/);
  });

  it('is declined where the key is a part of a value, or read by a name of its own', () => {
    const part = stage(user + build(passed(pair('KEYS', '${Key}:${Key.SecretAccessKey}'))));
    assert.match(reasonOf(swap(part)), /may be needed at/);
    const read = stage(user + build(passed(pair('SHOP_ID', '${Key}'))).replace('{ServiceRole: !GetAtt Role.Arn}', "{ServiceRole: !GetAtt Role.Arn, Source: {BuildSpec: 'phases: {build: {commands: [aws configure set aws_access_key_id $SHOP_ID]}}'}}"));
    assert.match(reasonOf(swap(read)), /may be needed at/);
  });
});

describe('a role for a task that something starts', () => {
  testSwap({ name: 'may be passed by what starts the task', before: user + schedule(overrides) + task() + starter(''), after: `Resources:\n${taskRole}${schedule(without)}${task(attached)}${starter('')}${passing}` });
  testSwap({ name: 'joins the roles that may be passed', before: user + schedule(overrides) + task() + starter(', {Effect: Allow, Action: iam:PassRole, Resource: !GetAtt Other.Arn}') + `  Other: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${trust('ecs-tasks')}}}\n`,
    after: `Resources:\n${taskRole}${schedule(without)}${task(attached)}${starter(', {Effect: Allow, Action: iam:PassRole, Resource: [!GetAtt Other.Arn, !GetAtt TaskRole.Arn]}')}  Other: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${trust('ecs-tasks')}}}\n` });
  testSwap({ name: 'needs nothing where every role may be passed', before: user + schedule(overrides) + task() + starter(", {Effect: Allow, Action: iam:PassRole, Resource: '*'}"), after: `Resources:\n${taskRole}${schedule(without)}${task(attached)}${starter(", {Effect: Allow, Action: iam:PassRole, Resource: '*'}")}` });
  testSwap({ name: 'is left to a role of another stack', before: user + schedule(overrides, '!ImportValue starter') + task(), after: `Resources:\n${taskRole}${schedule(without, '!ImportValue starter')}${task(attached)}`, left: ['Allow the role with which `Daily` starts `Task` to pass role `TaskRole`'] });
  testSwap({ name: 'is left to a role that waits for what the task needs', before: user + schedule(overrides) + task('    DependsOn: Log\n') + starter('') + '  Log: {Type: AWS::Logs::LogGroup, DependsOn: Starter}\n',
    after: `Resources:\n${taskRole}${schedule(without)}${task(`${attached}    DependsOn: Log\n`)}${starter('')}  Log: {Type: AWS::Logs::LogGroup, DependsOn: Starter}\n`, left: ['to pass role `TaskRole`'] });
});
