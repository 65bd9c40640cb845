import assert from 'node:assert/strict';
import { stage, reasonOf } from './plans.js';
import { swap, testSwap, trust } from './swap.js';

const build = (lines: string): string => `  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: !GetAtt Role.Arn
      Source:
        Type: NO_SOURCE
        BuildSpec: !Sub |
          version: 0.2
${lines.split('\n').map((line) => line === '' ? '' : `          ${line}`).join('\n')}  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('codebuild')}
`;

const key = '  User:\n    Type: AWS::IAM::User\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';
const deploy = 'phases:\n  build:\n    commands:\n      - aws s3 ls\n';

describe('the role swap for builds', () => {
  testSwap({
    name: 'takes variables and commands, and what they leave empty',
    before: `Resources:\n${key}${build(`env:\n  variables:\n    AWS_ACCESS_KEY_ID: \${Key}\n    AWS_SECRET_ACCESS_KEY: "\${Key.SecretAccessKey}"\nphases:\n  install:\n    commands:\n    - export AWS_ACCESS_KEY_ID=\${Key}\n${deploy.slice(8)}`)}`,
    after: `Resources:\n${build(deploy)}`,
    onlyLineFeeds: true,
  });

  testSwap({
    name: 'leaves the variables and commands beside them',
    before: `Resources:\n${key}${build(`env:\n  variables:\n    AWS_ACCESS_KEY_ID: \${Key}\n    MODE: fast\nphases:\n  build:\n    commands:\n      - |\n        export AWS_SECRET_ACCESS_KEY=\${Key.SecretAccessKey}\n        aws s3 ls\n      - AWS_ACCESS_KEY_ID=\${Key} aws s3 cp a s3://b\n`)}`,
    after: `Resources:\n${build('env:\n  variables:\n    MODE: fast\nphases:\n  build:\n    commands:\n      - |\n        aws s3 ls\n      - aws s3 cp a s3://b\n')}`,
    onlyLineFeeds: true,
  });

  testSwap({
    name: 'takes variables of the project along that AWS reads too',
    before: `Resources:\n${key}${build(`env:\n  variables:\n    AWS_ACCESS_KEY_ID: \${Key}\n${deploy}`).replace('      Source:', '      Environment: {EnvironmentVariables: [{Name: MODE, Value: fast}, {Name: AWS_SECRET_ACCESS_KEY, Type: PARAMETER_STORE, Value: /ci/secret}]}\n      Source:')}`,
    after: `Resources:\n${build(deploy).replace('      Source:', '      Environment: {EnvironmentVariables: [{Name: MODE, Value: fast}]}\n      Source:')}`,
    onlyLineFeeds: true,
  });

  const given = '      Environment: {EnvironmentVariables: [{Name: MODE, Value: fast}, {Name: ID, Value: !Ref Key}, {Name: SECRET, Value: !GetAtt Key.SecretAccessKey}]}\n      Source:';
  const reading = (lines: string): string => build(lines).replace('!Sub ', '').replace('      Source:', given);
  const without = (lines: string): string => build(lines).replace('!Sub ', '').replace('      Source:', '      Environment: {EnvironmentVariables: [{Name: MODE, Value: fast}]}\n      Source:');
  testSwap({
    name: 'takes commands that only make a key of variables',
    before: `Resources:\n${key}${reading('env:\n  variables:\n    AWS_ACCESS_KEY_ID: $ID\nphases:\n  build:\n    commands:\n      - aws configure set aws_access_key_id $ID\n      - aws configure set aws_secret_access_key "${SECRET}"\n      - export AWS_SECRET_ACCESS_KEY=$SECRET\n      - aws s3 ls\n')}`,
    after: `Resources:\n${without(deploy)}`,
    onlyLineFeeds: true,
  });

  it('is declined where a command does more with a variable', () => {
    const lines = 'phases:\n  build:\n    commands:\n      - docker build --build-arg ID=$ID .\n';
    assert.match(reasonOf(swap(stage(`Resources:\n${key}${reading(lines)}`))), /^A script of `Build` reads `ID`, and cannot/);
  });

  testSwap({
    name: 'says what is left of a variable that the commands do not read',
    before: `Resources:\n${key}${reading('phases:\n  build:\n    commands:\n      - export AWS_ACCESS_KEY_ID=$ID AWS_REGION=eu-west-1\n      - npm run deploy\n')}`.replace('AWS_ACCESS_KEY_ID=$ID AWS', 'AWS_ACCESS_KEY_ID=$ID; export AWS'),
    after: `Resources:\n${without('phases:\n  build:\n    commands:\n      - export AWS_REGION=eu-west-1\n      - npm run deploy\n')}`,
    left: ['Code of `Build` that reads `SECRET`'],
    onlyLineFeeds: true,
  });

  const open = [
    'phases:\n  build:\n    commands:\n      - tell ${Key}\n',
    'phases:\n  build:\n    commands:\n      - |\n        export AWS_ACCESS_KEY_ID=${Key}\n      - run\n',
    'phases:\n  build:\n    commands:\n      - export AWS_ACCESS_KEY_ID=${Key}\n',
  ];
  for (const lines of open) {
    it(`is declined for ${JSON.stringify(lines)}`, () => {
      assert.match(reasonOf(swap(stage(`Resources:\n${key}${build(lines)}`))), /`Source.BuildSpec` of `Build`/);
    });
  }
});
