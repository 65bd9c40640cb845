/** Policy containers: what AWS calls policies of IAM, by type, path and role. */
import assert from 'node:assert/strict';
import { policyContainers } from '../../src/data/policy-container.js';

const cases = [
  ['AWS::IAM::Role', 'trust:AssumeRolePolicyDocument identity:Policies/*/PolicyDocument'],
  ['AWS::IAM::ManagedPolicy', 'identity:PolicyDocument'],
  ['AWS::IAM::UserPolicy', 'identity:PolicyDocument'],
  ['AWS::SSO::PermissionSet', 'identity:InlinePolicy'],
  ['AWS::S3::BucketPolicy', 'resource:PolicyDocument'],
  ['AWS::KMS::Key', 'resource:KeyPolicy'],
  ['AWS::DynamoDB::Table', 'resource:ResourcePolicy/PolicyDocument resource:StreamSpecification/ResourcePolicy/PolicyDocument'],
  ['AWS::ECR::RegistryPolicy', 'resource:PolicyText'],
  ['AWS::Logs::Destination', 'resource:DestinationPolicy'],
  ['AWS::EC2::VPCEndpoint', 'endpoint:PolicyDocument'],
  ['AWS::EKS::PodIdentityAssociation', 'session:Policy'],
  ['AWS::RolesAnywhere::Profile', 'session:SessionPolicy'],
  ['AWS::Organizations::Policy', 'organization:Content'],
  ['AWS::IoT::Policy', 'device:PolicyDocument'],
  ['AWS::OpenSearchServerless::AccessPolicy', 'data-access:Policy'],
  ['AWS::Serverless::Function', 'trust:AssumeRolePolicyDocument identity:Policies identity:Policies/*'],
  ['AWS::Serverless::Api', 'resource:DefinitionBody/x-amazon-apigateway-policy resource:Domain/Policy resource:Policy'],
  ['AWS::ApiGateway::RestApi', 'resource:Body/x-amazon-apigateway-policy resource:Policy'],
  ['AWS::SNS::Topic', ''],
  ['AWS::SQS::Queue', ''],
  ['AWS::NetworkManager::CoreNetwork', ''],
  ['AWS::RAM::Permission', ''],
  ['AWS::S3::Bucket', ''],
] as const;

describe('policy containers', () => {
  for (const [type, expected] of cases) {
    it(`of ${type} are ${expected || 'none'}`, () => {
      assert.equal(policyContainers(type).map(({ path, role }) => `${role}:${path.join('/')}`).join(' '), expected);
    });
  }
});
