/** Role properties: which take a role, and which give a workload its identity. */
import assert from 'node:assert/strict';
import { roleProperties } from '../../src/data/role-property.js';
import { runTimeRoles } from '../../src/data/run-time-role.js';

const roles = [
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::ECS::TaskDefinition', 'ExecutionRoleArn TaskRoleArn'],
  ['AWS::EC2::Instance', 'IamInstanceProfile'],
  ['AWS::IAM::InstanceProfile', 'Roles/*'],
  ['AWS::Cognito::IdentityPoolRoleAttachment', 'RoleMappings/{}/RulesConfiguration/Rules/*/RoleARN Roles/{}'],
  ['AWS::ApiGateway::Method', 'Integration/Credentials'],
  ['AWS::Serverless::StateMachine', 'Events/{}/Properties/RoleArn Role'],
  ['AWS::IAM::Role', ''],
  ['AWS::Lambda::Permission', ''],
  ['AWS::DataPipeline::Pipeline', ''],
] as const;

describe('role properties', () => {
  for (const [type, expected] of roles) {
    it(`of ${type} are ${expected || 'none'}`, () => {
      assert.equal(roleProperties(type).map((path) => path.join('/')).join(' '), expected);
    });
  }
});

const identities = [
  ['AWS::EC2::Instance', ['IamInstanceProfile instance profile-name ec2.amazonaws.com']],
  ['AWS::EC2::LaunchTemplate', ['LaunchTemplateData/IamInstanceProfile instance profile-specification ec2.amazonaws.com']],
  ['AWS::ECS::TaskDefinition', [
    'ExecutionRoleArn agent role-arn ecs-tasks.amazonaws.com', 'TaskRoleArn container role-arn ecs-tasks.amazonaws.com',
  ]],
  ['AWS::Lambda::Function', ['Role function role-arn required lambda.amazonaws.com']],
  ['AWS::MWAA::Environment', ['ExecutionRoleArn workers role-arn airflow.amazonaws.com airflow-env.amazonaws.com']],
  ['AWS::EKS::Addon', [
    'PodIdentityAssociations/*/RoleArn pod role-arn required pods.eks.amazonaws.com', 'ServiceAccountRoleArn pod role-arn',
  ]],
  ['AWS::S3::Bucket', []],
] as const;

describe('run-time roles', () => {
  for (const [type, expected] of identities) {
    it(`of ${type} are ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(runTimeRoles(type).map(({ path, consumer, takes, required, trusts }) =>
        [path.join('/'), consumer, takes, ...(required ? ['required'] : []), ...trusts].join(' ')), expected);
    });
  }

  it('of a DMS endpoint that reads a secret trust the service of the region', () => {
    const role = runTimeRoles('AWS::DMS::Endpoint').find(({ path }) => path.join('/') === 'MySqlSettings/SecretsManagerAccessRoleArn');
    assert.deepEqual(role?.trusts, ['dms.${AWS::Region}.amazonaws.com']);
  });
});
