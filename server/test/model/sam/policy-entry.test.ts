/** The entries of `Policies`, by their shape. */
import assert from 'node:assert/strict';
import type { Given } from '../template-in.js';
import type { Json } from '../../../src/value/print.js';
import { awsPolicy, basic, made, samFunction } from './made.js';

const statement = '{Effect: Allow, Action: s3:GetObject, Resource: "*"}';
const printed = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const invalid: Json = { $unknown: 'invalid' };

function role(policies: string, given?: Given): Readonly<Record<string, Json>> {
  return made(samFunction(`Policies: ${policies}`), given)['FRole'] ?? {};
}

function inline(place: number, document: Json): Json {
  return { PolicyName: `FRolePolicy${place}`, PolicyDocument: document };
}

describe('managed policies in Policies', () => {
  const cases: readonly (readonly [policies: string, expected: Json, given?: Given])[] = [
    ['[AmazonS3ReadOnlyAccess, AWSLambda_FullAccess]', [awsPolicy('AmazonS3ReadOnlyAccess'), awsPolicy('AWSLambda_FullAccess')]],
    ['AdministratorAccess', [awsPolicy('AdministratorAccess')]],
    ['[AWSLambdaRole]', [awsPolicy('service-role/AWSLambdaRole')]],
    ['[service-role/AWSLambdaRole, NoSuchPolicy]', ['service-role/AWSLambdaRole', 'NoSuchPolicy']],
    ['[arn:aws:iam::aws:policy/X]', [awsPolicy('X')]],
    ['[AdministratorAccess, AdministratorAccess, AWSLambdaBasicExecutionRole]', [awsPolicy('AdministratorAccess')]],
    ['[AdministratorAccess]', ['arn:aws-cn:iam::aws:policy/AdministratorAccess'], { parameters: { 'AWS::Partition': 'aws-cn' } }],
    ['[!Ref P, !ImportValue p, !Sub "arn:${AWS::Partition}:iam::aws:policy/X"]',
      [{ $ref: 'P' }, { $unknown: 'import' }, { $concat: ['arn:', { $ref: 'AWS::Partition' }, ':iam::aws:policy/X'] }]],
    ['[!ImportValue p, !ImportValue q]', [{ $unknown: 'import' }, { $unknown: 'import' }]],
    ['[!Ref Kind]', ['AdministratorAccess'], { parameters: { Kind: 'AdministratorAccess' } }],
    ['[!If [C, AdministratorAccess, !Ref P]]', [{ $oneOf: [{ when: 'C', value: awsPolicy('AdministratorAccess') }, { when: '!C', value: { $ref: 'P' } }] }]],
    ['!If [C, AdministratorAccess, !Ref AWS::NoValue]',
      [{ $oneOf: [{ when: 'C', value: awsPolicy('AdministratorAccess') }, { when: '!C', value: { $noValue: true } }] }]],
    ['[{"Fn::Transform": {Name: Macro}}]', [{ $unknown: 'macro' }]],
    ['!Ref Names', [{ $ref: 'Names' }]],
    ['null', []],
    ["''", []],
  ];
  for (const [policies, expected, given] of cases) {
    it(`${policies}${given === undefined ? '' : `, given ${JSON.stringify(given)}`}`, () => {
      const arns = role(policies, given)['ManagedPolicyArns'];
      assert.deepEqual(Array.isArray(arns) && arns.filter((arn) => arn !== basic && arn !== basic.replace('aws:', 'aws-cn:')), expected);
      assert.equal(role(policies, given)['Policies'], undefined);
    });
  }
});

describe('inline policies in Policies', () => {
  const cases: readonly (readonly [policies: string, expected: readonly Json[], given?: Given])[] = [
    [`{Statement: ${statement}}`, [inline(0, { Statement: printed })]],
    [`[{Version: 2012-10-17, Statement: [${statement}]}]`, [inline(0, { Version: '2012-10-17', Statement: [printed] })]],
    [`[AdministratorAccess, {Statement: ${statement}}, {CloudWatchPutMetricPolicy: {}}]`, [
      inline(1, { Statement: printed }),
      inline(2, { Statement: [{ Effect: 'Allow', Action: ['cloudwatch:PutMetricData'], Resource: '*' }] }),
    ]],
    [`[!Ref AWS::NoValue, {Statement: ${statement}}]`, [inline(1, { Statement: printed })]],
    [`[{Statement: ${statement}}, !If [C, {Statement: ${statement}}, !Ref AWS::NoValue]]`, [
      inline(0, { Statement: printed }),
      { $oneOf: [{ when: 'C', value: inline(1, { Statement: printed }) }, { when: '!C', value: { $noValue: true } }] },
    ]],
    ['[!If [C, {SSMParameterReadPolicy: {ParameterName: p}}, AdministratorAccess]]', [inline(0, invalid)]],
    [`!If [C, [{Statement: ${statement}}], [AdministratorAccess]]`, [inline(0, invalid)]],
    [`[${statement}]`, [inline(0, invalid)]],
    ['[{NoSuchPolicyTemplate: {}}]', [inline(0, invalid)]],
    ['[{S3ReadPolicy: {BucketName: b}, SQSPollerPolicy: {QueueName: q}}]', [inline(0, invalid)]],
  ];
  for (const [policies, expected, given] of cases) {
    it(`${policies}${given === undefined ? '' : `, given ${JSON.stringify(given)}`}`, () => {
      assert.deepEqual(role(policies, given)['Policies'], expected);
    });
  }
});

describe('a policy template', () => {
  const arn = (...parts: readonly Json[]): Json => ({ $concat: ['arn:', { $ref: 'AWS::Partition' }, ...parts] });
  const cases: readonly (readonly [template: string, resources: Json, given?: Given])[] = [
    ['S3ReadPolicy: {BucketName: "*"}', [arn(':s3:::*'), arn(':s3:::*/*')]],
    ['S3ReadPolicy: {BucketName: !Ref B, Ignored: x}', [arn(':s3:::', { $ref: 'B' }), arn(':s3:::', { $ref: 'B' }, '/*')]],
    ['S3ReadPolicy: {BucketName: !Ref Kind}', ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'], { parameters: { Kind: 'b', 'AWS::Partition': 'aws' } }],
    ['S3ReadPolicy: {BucketName: !ImportValue b}', [arn(':s3:::', { $unknown: 'import' }), arn(':s3:::', { $unknown: 'import' }, '/*')]],
    ['AWSSecretsManagerGetSecretValuePolicy: {SecretArn: "*"}', '*'],
    ['AWSSecretsManagerGetSecretValuePolicy: {SecretArn: !If [C, a, b]}', { $oneOf: [{ when: 'C', value: 'a' }, { when: '!C', value: 'b' }] }],
  ];
  for (const [template, resources, given] of cases) {
    it(`${template}${given === undefined ? '' : `, given ${JSON.stringify(given)}`}`, () => {
      const [policy] = Object.values(role(`[{${template}}]`, given)['Policies'] ?? []) as readonly { PolicyDocument: { Statement: { Resource: Json }[] } }[];
      assert.deepEqual(policy?.PolicyDocument.Statement[0]?.Resource, resources);
    });
  }

  for (const template of ['S3ReadPolicy: {}', 'S3ReadPolicy: null', 'S3ReadPolicy: {Bucket: b}', 'VPCAccessPolicy: null', 'S3ReadPolicy: b']) {
    it(`${template} is refused`, () => assert.deepEqual(role(`[{${template}}]`)['Policies'], [inline(0, invalid)]));
  }

  it('is placed where its name is written', () => {
    const document = made(samFunction('Policies: [{VPCAccessPolicy: {}}]'))['FRole']?.['Policies'];
    assert.deepEqual(document, [inline(0, { Statement: [{
      Effect: 'Allow', Resource: '*',
      Action: ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DetachNetworkInterface'],
    }] })]);
  });
});
