import { ecsTaskRole } from '../../../src/rules/role/ecs-task-role.js';
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

testRule(ecsTaskRole, {
  valid: [
    { name: 'a task role', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n') },
    { name: 'a role that is not known', unknown: true, text: task('      TaskRoleArn: !Ref Given\n') },
  ],
  invalid: [
    { name: 'no role', text: task('', '«Task»'), expect: ['none'], about: ['Task'] },
    { name: 'a command that calls AWS', text: task('', '«Task»', "          Command: [sh, -c, 'aws s3 cp s3://orders/today.csv /tmp/']\n"), expect: ['calls'] },
    { name: 'secrets without an execution role', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n', '«Task»', '          Secrets:\n            - Name: DB_PASSWORD\n              ValueFrom: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db\n'), expect: ['execution'] },
  ],
});
