/** Credential, managed policy and secret attribute tables: single facts, and what must not be in them. */
import assert from 'node:assert/strict';
import { credentialProperties } from '../../src/data/credential-property.js';
import { isGeneratedSecretAttribute } from '../../src/data/generated-secret-attribute.js';
import { managedPolicyProperties } from '../../src/data/managed-policy-property.js';
import { secretAddressProperties } from '../../src/data/secret-address-property.js';

const credentials = [
  ['AWS::RDS::DBInstance', 'MasterUserPassword TdeCredentialPassword'],
  ['AWS::IAM::User', 'LoginProfile/Password'],
  ['AWS::ElastiCache::User', 'AuthenticationMode/Passwords/* Passwords/*'],
  ['AWS::DataSync::LocationObjectStorage', 'SecretKey'],
  ['AWS::SecretsManager::Secret', 'GenerateSecretString/SecretStringTemplate SecretString'],
  ['Alexa::ASK::Skill', 'AuthenticationConfiguration/ClientSecret AuthenticationConfiguration/RefreshToken'],
  ['AWS::CodePipeline::Pipeline', ['ClientSecret', 'OAuthToken', 'RefreshToken'].map((key) => `Stages/*/Actions/*/Configuration/${key}`).join(' ')],
  ['AWS::Cognito::UserPoolIdentityProvider', 'ProviderDetails/client_secret ProviderDetails/private_key'],
  ['AWS::AppMesh::VirtualNode', ''],
  ['AWS::IAM::AccessKey', ''],
  ['AWS::CloudFormation::CustomResource', ''],
  ['AWS::EC2::Instance', ''],
] as const;

describe('credential properties', () => {
  for (const [type, expected] of credentials) {
    it(`of ${type} are ${expected || 'none'}`, () => {
      assert.equal(credentialProperties(type).map((path) => path.join('/')).join(' '), expected);
    });
  }

  it('include the values of a map of secrets', () => {
    const paths = credentialProperties('AWS::AppFlow::ConnectorProfile').map((path) => path.join('/'));
    assert.equal(paths.length, 39);
    assert.ok(paths.some((path) => path.endsWith('/CredentialsMap/{}')));
  });
});

const managed = [
  ['AWS::IAM::Role', 'attached:ManagedPolicyArns/* boundary:PermissionsBoundary'],
  ['AWS::IAM::Group', 'attached:ManagedPolicyArns/*'],
  ['AWS::SSO::PermissionSet', 'attached:ManagedPolicies/* boundary:PermissionsBoundary/ManagedPolicyArn'],
  ['AWS::RolesAnywhere::Profile', 'session:ManagedPolicyArns/*'],
  ['AWS::Serverless::StateMachine', 'attached:Policies attached:Policies/* boundary:PermissionsBoundaries'],
  ['AWS::EKS::AccessEntry', ''],
] as const;

describe('managed policy properties', () => {
  for (const [type, expected] of managed) {
    it(`of ${type} are ${expected || 'none'}`, () => {
      const found = managedPolicyProperties(type).map(({ path, use }) => `${use}:${path.join('/')}`);
      assert.equal(found.sort().join(' '), expected);
    });
  }
});

describe('generated secret attributes', () => {
  const cases = [
    ['AWS::IAM::AccessKey', 'SecretAccessKey', true],
    ['AWS::IAM::AccessKey', 'Id', false],
    ['AWS::Cognito::UserPoolClient', 'ClientSecret', true],
    ['AWS::Cognito::UserPoolClient', 'ClientId', false],
    ['AWS::AppSync::ApiKey', 'ApiKey', true],
    ['AWS::IVS::StreamKey', 'Value', true],
    ['AWS::RDS::DBInstance', 'MasterUserSecret.SecretArn', false],
    ['AWS::EC2::KeyPair', 'KeyFingerprint', false],
  ] as const;
  for (const [type, attribute, expected] of cases) {
    it(`${expected ? 'hold' : 'leave out'} ${type} ${attribute}`, () => {
      assert.equal(isGeneratedSecretAttribute(type, attribute), expected);
    });
  }
});

const addresses = [
  ['AWS::Pipes::Pipe', 'SourceParameters/ActiveMQBrokerParameters/Credentials/BasicAuth'],
  ['AWS::ECS::TaskDefinition', 'ContainerDefinitions/*/RepositoryCredentials/CredentialsParameter'],
  ['AWS::MSK::BatchScramSecret', 'SecretArnList/*'],
  ['AWS::Lambda::EventSourceMapping', 'SourceAccessConfigurations/*/URI'],
  ['AWS::FSx::FileSystem', 'WindowsConfiguration/SelfManagedActiveDirectoryConfiguration/DomainJoinServiceAccountSecret'],
] as const;

describe('properties for the address of a secret', () => {
  for (const [type, path] of addresses) {
    it(`of ${type} include ${path}`, () => assert.ok(secretAddressProperties(type).some((each) => each.join('/') === path)));
  }

  it('do not include roles, keys, and the secret itself', () => {
    const types = ['AWS::DMS::Endpoint', 'AWS::DocDB::DBCluster', 'AWS::SecretsManager::Secret', 'AWS::RDS::DBInstance'];
    assert.deepEqual(types.flatMap(secretAddressProperties), []);
  });
});
