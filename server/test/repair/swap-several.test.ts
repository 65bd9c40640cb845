import { roleText } from '../support/role-text.js';
import { testSwap } from './swap.js';

describe('the role swap for several workloads', () => {
  const task = (id: string, keys: string, role: string): string => `  ${id}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: main
          Image: main:1
${keys}${role}`;
  const keys = '          Environment:\n            - { Name: AWS_ACCESS_KEY_ID, Value: !Ref Key }\n            - { Name: AWS_SECRET_ACCESS_KEY, Value: !GetAtt Key.SecretAccessKey }\n';
  const newRole = (id: string): string =>
    roleText(id, 'ecs-tasks.amazonaws.com', [], '      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n');

  testSwap({
    name: 'gives each of two tasks a role of its own',
    before: 'Resources:\n' + task('Web', keys, '') + task('Job', keys, '')
      + '  User:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess]\n'
      + '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties: { UserName: !Ref User }\n',
    after: 'Resources:\n' + task('Web', '', '      TaskRoleArn: !GetAtt WebRole.Arn\n') + task('Job', '', '      TaskRoleArn: !GetAtt JobRole.Arn\n') + newRole('WebRole') + newRole('JobRole'),
    left: ['narrow each to what it needs'],
  });
});
