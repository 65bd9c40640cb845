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

const withRole = '      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n';
const onFargate = `${withRole}      RequiresCompatibilities: [FARGATE]\n`;
const ofSecrets = (...secrets: readonly string[]): string => `          Secrets:\n${secrets.map((each) => `            - { Name: A, ValueFrom: ${each} }\n`).join('')}`;
const reading = (...statements: readonly (readonly [string, ...string[]])[]): string => statements.length === 0 ? '' : `      Policies:
        - PolicyName: ReadSecrets
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statements.map(([action, ...resources]) => `              - Effect: Allow\n                Action:\n                  - ${action}\n                Resource:\n${resources.map((each) => `                  - ${each}\n`).join('')}`).join('')}`;

/** The task with a role for the agent. */
const served = (text: string, policies = ''): string => `${text}      ExecutionRoleArn: !GetAtt TaskExecutionRole.Arn\n`
  .replace('Resources:\n', `Resources:\n${roleText('TaskExecutionRole', 'ecs-tasks.amazonaws.com', ['service-role/AmazonECSTaskExecutionRolePolicy'], policies)}`);

const toLogs = '          LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: importer } }\n';
const ofEcr = (text: string): string => text.replace('Image: importer', 'Image: !Sub ${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/importer:1');
const registry = '          RepositoryCredentials: { CredentialsParameter: arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry }\n';
const registryByName = '          RepositoryCredentials: { CredentialsParameter: registry }\n';
const chosen = (text: string): string => `Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n${text}      ExecutionRoleArn: !If [IsProd, arn:aws:iam::111122223333:role/agent, !Ref AWS::NoValue]\n`;
const every = ofSecrets("!Sub '${Db}:password::'", '!Ref Db', "'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-A1b2C3:user::'", '/shop/token', 'arn:aws:ssm:eu-west-1:111122223333:parameter/word', '!Ref Given', "!Sub '/${Given}/token'");
const owned = '  Db: { Type: AWS::SecretsManager::Secret }\n';

const handed = '          Environment:\n            - Name: AWS_ACCESS_KEY_ID\n              Value: !Ref Key\n';
const key = '  User:\n    Type: AWS::IAM::User\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';

const decided = (text: string): string => text.replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:');
const chosenLogs = '          LogConfiguration: !If [IsProd, { LogDriver: awslogs, Options: { awslogs-group: importer } }, !Ref AWS::NoValue]\n';
const chosenSecret = '          Secrets:\n            - !If [IsProd, { Name: A, ValueFrom: arn:aws:ssm:eu-west-1:111122223333:parameter/word }, !Ref AWS::NoValue]\n';

testRule(ecsTaskRole, {
  valid: [
    { name: 'a task role', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n') },
    { name: 'a role that is not known', unknown: true, text: task('      TaskRoleArn: !Ref Given\n') },
    { name: 'logs that an instance writes', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n', 'Task', '          LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: importer } }\n') },
    { name: 'a public image on Fargate', text: task('      TaskRoleArn: arn:aws:iam::111122223333:role/importer\n      RequiresCompatibilities: [FARGATE]\n').replace('Image: importer', 'Image: public.ecr.aws/nginx/nginx') },
  ],
  invalid: [
    { name: 'logs from Fargate', text: task(onFargate, '«Task»', toLogs), expect: ['execution'], says: ['its logs'], fixed: served(task(onFargate, 'Task', toLogs)) },
    { name: 'logs from Fargate under a condition', expect: ['execution'], when: ['IsProd'], says: ['its logs'],
      text: decided(task(onFargate, '«Task»', chosenLogs)), fixed: served(decided(task(onFargate, 'Task', chosenLogs))) },
    { name: 'secrets under a condition, which the agent may then read', expect: ['execution'], when: ['IsProd'], says: ['secrets'],
      text: decided(task(onFargate, '«Task»', chosenSecret)), fixed: served(decided(task(onFargate, 'Task', chosenSecret)), reading(['ssm:GetParameters', 'arn:aws:ssm:eu-west-1:111122223333:parameter/word'])) },
    { name: 'an image of ECR on Fargate', text: ofEcr(task(onFargate, '«Task»')), expect: ['execution'], says: ['ECR'], fixed: served(ofEcr(task(onFargate))) },
    { name: 'a private registry', text: task(withRole, '«Task»', registry), expect: ['execution'],
      fixed: served(task(withRole, 'Task', registry), reading(['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-??????'])) },
    { name: 'a private registry by the name of its secret', text: task(withRole, '«Task»', registryByName), expect: ['execution'], fixed: served(task(withRole, 'Task', registryByName)) },
    { name: 'a role for the agent in one stage', text: chosen(task(withRole, '«Task»', ofSecrets('/token'))), expect: ['execution'], when: ['!IsProd'], declined: 'Conditions decide which role it has.' },
    { name: 'no role', text: task('', '«Task»'), expect: ['none'], about: ['Task'],
      fixed: seated() },
    { name: 'a command that calls AWS', text: task('', '«Task»', call), expect: ['calls'], related: ['AWS is called here.'],
      fixed: seated(call, readToday) },
    { name: 'a task that receives keys', text: task('', '«Task»', handed).replace('Resources:\n', `Resources:\n${key}`), expect: ['none'],
      fixed: seated() },
    { name: 'secrets without an execution role', left: ['Allow role `TaskExecutionRole` to read', '`TaskExecutionRole` needs `kms:Decrypt`', 'Deploy the stack with `CAPABILITY_IAM`'], text: task(withRole, '«Task»', every) + owned, expect: ['execution'],
      fixed: served(task(withRole, 'Task', every), reading(
        ['secretsmanager:GetSecretValue', '!Ref Db', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-A1b2C3'],
        ['ssm:GetParameters', '!Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/token', 'arn:aws:ssm:eu-west-1:111122223333:parameter/word'])) + owned },
  ],
});
