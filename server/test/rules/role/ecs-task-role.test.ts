import { ecsTaskRole } from '../../../src/rules/role/ecs-task-role.js';
import { readPolicy, roleText } from '../../support/role-text.js';
import { testRule } from '../../support/test-rule.js';

const task = (properties: string, id = 'Task', container = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: importer
${properties}      ContainerDefinitions:
        - Name: importer
          Image: importer
${container}`;

const call = "          Command: [sh, -c, 'aws s3 cp s3://orders/today.csv /tmp/']\n";
const readToday = readPolicy('TaskAccess', 'orders/today.csv');

/** The task with a role. */
const seated = (container = '', policies = ''): string => `${task('', 'Task', container)}      TaskRoleArn: !GetAtt TaskRole.Arn\n`
  .replace('Resources:\n', `Resources:\n${roleText('TaskRole', 'ecs-tasks.amazonaws.com', [], policies)}`);

const handed = '          Environment:\n            - Name: AWS_ACCESS_KEY_ID\n              Value: !Ref Key\n';
const key = '  User:\n    Type: AWS::IAM::User\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';

testRule(ecsTaskRole, {
  valid: [
    { name: 'a task role', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n') },
    { name: 'a role that is not known', unknown: true, text: task('      TaskRoleArn: !Ref Given\n') },
    { name: 'logs that an instance writes', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n', 'Task', '          LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: importer } }\n') },
    { name: 'a public image on Fargate', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n      RequiresCompatibilities: [FARGATE]\n').replace('Image: importer', 'Image: public.ecr.aws/nginx/nginx') },
  ],
  invalid: [
    { name: 'logs from Fargate', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n      RequiresCompatibilities: [FARGATE]\n', '«Task»', '          LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: importer } }\n'),
      expect: ['execution'], says: ['its logs'] },
    { name: 'an image of ECR on Fargate', expect: ['execution'], says: ['ECR'],
      text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n      RequiresCompatibilities: [FARGATE]\n', '«Task»').replace('Image: importer', 'Image: !Sub ${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/importer:1') },
    { name: 'a private registry', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n', '«Task»', '          RepositoryCredentials: { CredentialsParameter: arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry }\n'), expect: ['execution'] },
    { name: 'no role', text: task('', '«Task»'), expect: ['none'], about: ['Task'],
      fixed: seated() },
    { name: 'a command that calls AWS', text: task('', '«Task»', call), expect: ['calls'], related: ['AWS is called here.'],
      fixed: seated(call, readToday) },
    { name: 'a task that is handed keys', text: task('', '«Task»', handed).replace('Resources:\n', `Resources:\n${key}`), expect: ['none'],
      fixed: seated() },
    { name: 'secrets without an execution role', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n', '«Task»', '          Secrets:\n            - Name: DB_PASSWORD\n              ValueFrom: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db\n'), expect: ['execution'] },
  ],
});
