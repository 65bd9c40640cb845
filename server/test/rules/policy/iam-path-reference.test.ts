import { iamPathReference } from '../../../src/rules/policy/iam-path-reference.js';
import { testRule } from '../../support/test-rule.js';

const role = (path: string, above = ''): string => `${above}Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      ${path}
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: 'sts:AssumeRole' }] }
`;

const build = (serviceRole: string): string => `  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      ServiceRole: ${serviceRole}\n`;
const parameter = (arn: string): string => `  Shared:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: ${arn}\n`;

testRule(iamPathReference, {
  valid: [
    { name: 'a role without a path', text: `${role('Description: builds')}${build('!Ref Worker')}` },
    { name: 'a role in the usual path', text: `${role('Path: /')}${build('!Ref Worker')}` },
    { name: 'the ARN of a role with a path', text: `${role('Path: /build/')}${build('!GetAtt Worker.Arn')}` },
    { name: 'an ARN with the path', text: `${role('Path: /build/')}${parameter("!Sub 'arn:aws:iam::${AWS::AccountId}:role/build/${Worker}'")}` },
    { name: 'a name in an output', text: `${role('Path: /build/')}Outputs:\n  Name: { Value: !Ref Worker }\n` },
    { name: 'a text with the name where an ARN or a name belongs', text: `${role('Path: /build/')}${build("!Sub 'arn:aws:iam::${AWS::AccountId}:role/build/${Worker}'")}` },
    { name: 'a name where a name belongs', text: `${role('Path: /build/')}${parameter('!Ref Worker')}` },
    { name: 'a path that is not known', unknown: true, text: `${role('Path: !Ref Given', 'Parameters:\n  Given:\n    Type: String\n')}${build('!Ref Worker')}` },
    { name: 'a name where the path stands too', text: `${role('Path: /build/')}  Service:\n    Type: AWS::ECS::Service\n    Properties:\n      LoadBalancers: []\n      Tags: [{ Key: role, Value: !Ref Worker }]\n` },
  ],
  invalid: [
    { name: 'the name of a role with a path', saidElsewhere: true, text: `${role('Path: /build/')}${build('«!Ref Worker»')}`, expect: ['name'], about: ['Build'], says: ['`ServiceRole`'],
      fixed: `${role('Path: /build/')}${build('!GetAtt Worker.Arn')}` },
    { name: 'an ARN without the path', saidElsewhere: true, text: `${role('Path: /build/')}${parameter("!Sub 'arn:aws:iam::${AWS::AccountId}:role/«${Worker}»'")}`, expect: ['arn'], about: ['Shared'], says: ['`/build/`'],
      fixed: `${role('Path: /build/')}${parameter("!GetAtt Worker.Arn")}` },
    { name: 'an ARN put together', saidElsewhere: true, text: `${role('Path: /build/')}${parameter("!Join ['', ['arn:aws:iam::', !Ref AWS::AccountId, ':role/', «!Ref Worker»]]")}`, expect: ['arn'],
      fixed: `${role('Path: /build/')}${parameter("!GetAtt Worker.Arn")}` },
    { name: 'the name of a role for a service', saidElsewhere: true, text: `${role('Path: /build/')}  Service:\n    Type: AWS::ECS::Service\n    Properties:\n      Role: «!Ref Worker»\n`, expect: ['name'], says: ['`Role`'],
      fixed: `${role('Path: /build/')}  Service:\n    Type: AWS::ECS::Service\n    Properties:\n      Role: !GetAtt Worker.Arn\n` },
    { name: 'the ARN of a group without its path', saidElsewhere: true, text: `Resources:\n  Team:\n    Type: AWS::IAM::Group\n    Properties:\n      Path: /build/\n${parameter("!Sub 'arn:aws:iam::${AWS::AccountId}:group/«${Team}»'")}`, expect: ['arn'],
      fixed: `Resources:\n  Team:\n    Type: AWS::IAM::Group\n    Properties:\n      Path: /build/\n${parameter("!GetAtt Team.Arn")}` },
    { name: 'the ARN of a user without its path', saidElsewhere: true, text: `Resources:\n  Team:\n    Type: AWS::IAM::User\n    Properties:\n      Path: /build/\n${parameter("!Sub 'arn:aws:iam::${AWS::AccountId}:user/«${Team}»'")}`, expect: ['arn'],
      fixed: `Resources:\n  Team:\n    Type: AWS::IAM::User\n    Properties:\n      Path: /build/\n${parameter("!GetAtt Team.Arn")}` },
    { name: 'the ARN of an instance profile without its path', saidElsewhere: true, text: `Resources:\n  Team:\n    Type: AWS::IAM::InstanceProfile\n    Properties:\n      Path: /build/\n${parameter("!Sub 'arn:aws:iam::${AWS::AccountId}:instance-profile/«${Team}»'")}`, expect: ['arn'],
      fixed: `Resources:\n  Team:\n    Type: AWS::IAM::InstanceProfile\n    Properties:\n      Path: /build/\n${parameter("!GetAtt Team.Arn")}` },
    ...['TaskRoleArn', 'ExecutionRoleArn'].map((property) => (
      { name: `the name of a role for a task: ${property}`, saidElsewhere: true as const, text: `${role('Path: /build/')}  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ${property}: «!Ref Worker»\n`, expect: ['name'] as const, says: [`\`${property}\``],
        fixed: `${role('Path: /build/')}  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ${property}: !GetAtt Worker.Arn\n` })),
    { name: 'the name of a role for builds in a batch', saidElsewhere: true, text: `${role('Path: /build/')}  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      BuildBatchConfig: { ServiceRole: «!Ref Worker» }\n`, expect: ['name'], says: ['`BuildBatchConfig/ServiceRole`'],
      fixed: `${role('Path: /build/')}  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      BuildBatchConfig: { ServiceRole: !GetAtt Worker.Arn }\n` },
    { name: 'a logical id that no pattern could hold', saidElsewhere: true, asWritten: true, text: `Resources:\n  Team(:\n    Type: AWS::IAM::Group\n    Properties:\n      Path: /build/\n${parameter("!Join ['', ['arn:aws:iam::111122223333:group/', «!Ref Team(»]]")}`, expect: ['arn'],
      fixed: `Resources:\n  Team(:\n    Type: AWS::IAM::Group\n    Properties:\n      Path: /build/\n${parameter("!GetAtt Team(.Arn")}` },
    { name: 'an ARN of which more is written', saidElsewhere: true, text: `${role('Path: /build/')}${parameter("!Sub 'arn:aws:iam::${AWS::AccountId}:role/«${Worker}»,arn:aws:iam::aws:policy/a'")}`, expect: ['arn'] },
  ],
});
