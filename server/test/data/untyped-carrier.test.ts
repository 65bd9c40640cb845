/** Untyped carriers: where a person writes anything, by shape and purpose. */
import assert from 'node:assert/strict';
import { untypedCarriers } from '../../src/data/untyped-carrier.js';

const cases = [
  ['AWS::Lambda::Function', ['script text Code/ZipFile', 'environment map Environment/Variables', 'script text ImageConfig/Command/*', 'script text ImageConfig/EntryPoint/*']],
  ['AWS::EC2::Instance', ['script text UserData']],
  ['AWS::EC2::LaunchTemplate', ['script text LaunchTemplateData/UserData']],
  ['AWS::CodeBuild::Project', [
    'environment pairs Environment/EnvironmentVariables/* Name Value', 'script text SecondarySources/*/BuildSpec',
    'script text Source/BuildSpec',
  ]],
  ['AWS::ElasticBeanstalk::Environment', ['environment pairs OptionSettings/* OptionName Value']],
  ['AWS::Glue::Connection', [
    'setting map ConnectionInput/ConnectionProperties', 'setting map ConnectionInput/SparkProperties',
  ]],
  ['AWS::Cognito::UserPoolIdentityProvider', ['setting map ProviderDetails']],
  ['AWS::CloudFormation::Stack', ['parameter map Parameters']],
  ['AWS::SSM::Parameter', ['setting text Value']],
  ['AWS::SSM::Document', ['document tree Content']],
  ['AWS::StepFunctions::StateMachine', [
    'document tree Definition', 'document text DefinitionString', 'parameter map DefinitionSubstitutions',
  ]],
  ['AWS::KafkaConnect::Connector', ['setting map ConnectorConfiguration']],
  ['AWS::CloudFront::CachePolicy', []],
  ['AWS::Serverless::WebFunction', ['environment map EnvironmentVariables', 'script text InlineCode']],
  ['AWS::CloudFront::Distribution', ['header pairs DistributionConfig/Origins/*/OriginCustomHeaders/* HeaderName HeaderValue']],
  ['Custom::Anything', ['parameter tree ']],
  ['AWS::CloudFormation::CustomResource', ['parameter tree ']],
  ['Vendor::Product::Thing', ['parameter tree ']],
  ['AWS::No::Such', []],
  ['AWS::IoTSiteWise::AssetModel', []],
  ['AWS::S3::Bucket', []],
] as const;

describe('untyped carriers', () => {
  for (const [type, expected] of cases) {
    it(`of ${type} are ${expected.join(', ') || 'none'}`, () => {
      const found = untypedCarriers(type).map((carrier) =>
        [carrier.purpose, carrier.shape, carrier.path.join('/'), ...(carrier.shape === 'pairs' ? [carrier.name, carrier.value] : [])].join(' '));
      assert.deepEqual(found, expected);
    });
  }
});
