/** The roles of capacity providers, network connectors, images and web functions. */
import assert from 'node:assert/strict';
import type { Json } from '../../../src/value/print.js';
import { awsPolicy, basic, made, trust } from './made.js';

const own = { Key: 'lambda:createdBy', Value: 'SAM' };
const logging = { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' };

function resource(type: string, properties: string): string {
  return `X: {Type: AWS::Serverless::${type}, Properties: {${properties}}}`;
}

function building(bucket: Json): Json {
  const code = ['arn:', { $ref: 'AWS::Partition' }, ...(typeof bucket === 'string' ? [`:s3:::${bucket}/*`] : [':s3:::', bucket, '/*'])];
  const statements = [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: { $concat: code } }, logging];
  return [{ PolicyName: 'MicrovmImageBuildPolicy', PolicyDocument: { Version: '2012-10-17', Statement: statements } }];
}

describe('the role that SAM makes', () => {
  const cases: readonly (readonly [type: string, properties: string, id: string, grants: Readonly<Record<string, Json>>, tags?: Json])[] = [
    ['CapacityProvider', '', 'XOperatorRole', { ManagedPolicyArns: [awsPolicy('AWSLambdaManagedEC2ResourceOperator')] }],
    ['NetworkConnector', '', 'XOperatorRole', { ManagedPolicyArns: [awsPolicy('AWSLambdaNetworkConnectorOperatorPolicy')] }],
    ['WebFunction', '', 'XRole', { ManagedPolicyArns: [basic] }],
    ['WebFunction', 'ExecutionRoleArn: !Ref AWS::NoValue, Tags: {A: b}', '', {}],
    ['WebFunction', 'Tags: {A: b, "lambda:createdBy": me}', 'XRole', { ManagedPolicyArns: [basic] }, [own, { Key: 'A', Value: 'b' }]],
    ['CapacityProvider', 'Tags: {A: b}', 'XOperatorRole', { ManagedPolicyArns: [awsPolicy('AWSLambdaManagedEC2ResourceOperator')] }],
    ['CapacityProvider', 'Tags: {A: b}, PropagateTags: true', 'XOperatorRole', { ManagedPolicyArns: [awsPolicy('AWSLambdaManagedEC2ResourceOperator')] },
      [own, { Key: 'A', Value: 'b' }]],
    ['CapacityProvider', 'OperatorRole: !Ref Name', '', {}],
    ['NetworkConnector', 'OperatorRole: "arn:aws:iam::111122223333:role/r"', '', {}],
    ['NetworkConnector', 'OperatorRole: ""', 'XOperatorRole', { ManagedPolicyArns: [awsPolicy('AWSLambdaNetworkConnectorOperatorPolicy')] }],
    ['MicrovmImage', 'CodeUri: "s3://code/a/b.zip"', 'XBuildRole', { Policies: building('code') }],
    ['MicrovmImage', 'CodeUri: ./a/b/c', 'XBuildRole', { Policies: building({ $unknown: 'invalid' }) }],
    ['MicrovmImage', 'CodeUri: !ImportValue code', 'XBuildRole', { Policies: building({ $unknown: 'import' }) }],
    ['MicrovmImage', 'CodeUri: "s3://code/k", BuildRoleArn: !Ref Name', '', {}],
  ];
  for (const [type, properties, id, grants, tags = [own]] of cases) {
    it(`is ${id === '' ? 'none' : id} for ${type} with ${properties === '' ? 'nothing' : properties}`, () => {
      const expected = { AssumeRolePolicyDocument: trust('lambda.amazonaws.com'), ...grants, Tags: tags };
      assert.deepEqual(made(resource(type, properties)), id === '' ? {} : { [id]: expected });
    });
  }
});
