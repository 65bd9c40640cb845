import assert from 'node:assert/strict';
import { printValue, type Json } from '../../src/value/print.js';
import { asJson } from './forms.js';
import { templateIn, type Given } from './template-in.js';

/** The template around each value of the table. */
const frame = (value: string): string => `AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::LanguageExtensions
Parameters:
  Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}
  Stage: {Type: String, AllowedValues: [alpha, beta]}
  Name: {Type: String}
  Port: {Type: Number, Default: 8080}
  Names: {Type: CommaDelimitedList, Default: 'a, b ,c'}
  Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
  Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path/of/image}
Mappings:
  Sizes: {dev: {Count: 1, Zones: [x, y]}, prod: {Count: 2, Zones: [z]}}
  Stages: {alpha: {Url: https://a}, beta: {Url: https://b}, gamma: {Url: https://c}}
  Regions: {us-east-1: {Ami: ami-1}, eu-west-1: {Ami: ami-2}}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsEast: !Equals [!Ref AWS::Region, us-east-1]
  IsWest: !Equals [!Ref AWS::Region, eu-west-1]
  IsAlpha: !Equals [!Ref Stage, alpha]
  IsBeta: !Equals [!Ref Stage, beta]
Resources:
  Bucket: {Type: 'AWS::S3::Bucket'}
  Maker: {Type: 'Custom::Maker', Properties: {ServiceToken: !Ref Name}}
  Subject:
    Type: AWS::S3::Bucket
    Properties:
      Value: ${value}
`;

type Case = readonly [value: string, expected: Json, given?: Given];

const noValue: Json = { $noValue: true };
const invalid: Json = { $unknown: 'invalid' };

const tables: Readonly<Record<string, readonly Case[]>> = {
  'Ref': [
    ['!Ref Env', 'dev'],
    ['!Ref Env', 'dev', { mode: 'open' }],
    ['!Ref Env', { $ref: 'Env' }, { mode: 'unbound' }],
    ['!Ref Env', 'prod', { parameters: { Env: 'prod' } }],
    ['!Ref Name', { $ref: 'Name' }],
    ['!Ref Port', '8080'],
    ['!Ref Names', ['a', 'b', 'c']],
    ['!Ref Subnets', { $ref: 'Subnets' }],
    ['!Ref Subnets', ['s-1', 's-2'], { parameters: { Subnets: 's-1, s-2' } }],
    ['!Ref Image', { $ref: 'Image' }],
    ['!Ref Image', { $ref: 'Image' }, { parameters: { Image: '/other' } }],
    ['!Ref Bucket', { $ref: 'Bucket' }],
    ['!Ref AWS::Region', { $ref: 'AWS::Region' }],
    ['!Ref AWS::Region', 'eu-west-1', { parameters: { 'AWS::Region': 'eu-west-1' } }],
    ['!Ref AWS::Partition', { $ref: 'AWS::Partition' }],
    ['!Ref Nothing', invalid],
    ['!Ref AWS::Nothing', invalid],
    ['!Ref [Env]', invalid],
    ['{A: !Ref AWS::NoValue, B: [!Ref AWS::NoValue, x]}', { B: ['x'] }],
    ['{A: {B: !Ref AWS::NoValue}, C: [!Ref AWS::NoValue]}', { A: {}, C: [] }],
  ],
  'Fn::GetAtt': [
    ['!GetAtt Bucket.Arn', { $getAtt: ['Bucket', 'Arn'] }],
    ['!GetAtt [Bucket, Arn]', { $getAtt: ['Bucket', 'Arn'] }],
    ['!GetAtt [Bucket, Outputs.Url]', { $getAtt: ['Bucket', 'Outputs.Url'] }],
    ['!GetAtt Bucket.Outputs.Url', { $getAtt: ['Bucket', 'Outputs.Url'] }],
    ['!GetAtt [Bucket, !Ref Env]', { $getAtt: ['Bucket', 'dev'] }],
    ['!GetAtt Maker.Key', { $unknown: 'custom-resource' }],
    ['!GetAtt Nothing.Arn', invalid],
    ['!GetAtt Bucket', invalid],
    ['!GetAtt [Bucket]', invalid],
    ['!GetAtt .Arn', invalid],
  ],
};

describe('resolve', () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [value, expected, given] of cases) {
        it(`${value}${given === undefined ? '' : ` given ${JSON.stringify(given)}`}`, () => {
          const yaml = frame(value);
          const json = asJson(yaml);
          for (const template of [templateIn(yaml, given), templateIn(json, given), templateIn(json, given, 'yaml')]) {
            const found = template.resource('Subject')?.property('Value');
            assert.deepEqual(found === null || found === undefined ? noValue : printValue(found), expected);
          }
        });
      }
    });
  }
});
