/** Runs a table of values through every form in which a template can be written. */
import assert from 'node:assert/strict';
import { printValue, type Json } from '../../src/value/print.js';
import type { Template } from '../../src/model/template.js';
import { asJson } from './forms.js';
import { templateIn, type Given } from './template-in.js';

/** A value in YAML's short form, what it prints as, and what is given. */
export type Case = readonly [value: string, expected: Json, given?: Given];

export const invalid: Json = { $unknown: 'invalid' };
export const noValue: Json = { $noValue: true };

export function ref(name: string): Json {
  return { $ref: name };
}

export function concat(...parts: readonly Json[]): Json {
  return { $concat: parts };
}

export function oneOf(...options: readonly (readonly [when: string, value: Json])[]): Json {
  return { $oneOf: options.map(([when, value]) => ({ when, value })) };
}

/** The template around each value. */
export function frame(value: string): string {
  return `AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::LanguageExtensions
Parameters:
  Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}
  Stage: {Type: String, AllowedValues: [alpha, beta]}
  Name: {Type: String}
  Port: {Type: Number, Default: 8080}
  Names: {Type: CommaDelimitedList, Default: 'a, b ,c'}
  Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
  Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path/of/image}
  Index: {Type: Number, AllowedValues: [0, 1, 2]}
  Place: {Type: Number, Default: 1}
Mappings:
  Sizes: {dev: {Count: 1, Zones: [x, y]}, prod: {Count: 2, Zones: [z]}}
  Stages: {alpha: {Url: https://a}, beta: {Url: https://b}, gamma: {Url: https://c}}
  Regions: {us-east-1: {Ami: ami-1}, eu-west-1: {Ami: ami-2}}
  Ports: {'443': {A: 1}, '80': {A: 2}}
  Letters: {a: {A: 1}, b: {A: 2}}
  Named: {env-dev: {A: 1}, env-prod: {A: 2}, other: {A: 3}}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsEast: !Equals [!Ref AWS::Region, us-east-1]
  IsWest: !Equals [!Ref AWS::Region, eu-west-1]
  IsAlpha: !Equals [!Ref Stage, alpha]
  IsBeta: !Equals [!Ref Stage, beta]
  IsNamed: !Not [!Equals [!Ref Name, '']]
Resources:
  Bucket: {Type: 'AWS::S3::Bucket'}
  Maker: {Type: 'Custom::Maker', Properties: {ServiceToken: !Ref Name}}
  Subject:
    Type: AWS::S3::Bucket
    Properties:
      Value: ${value}
`;
}

/** Each case in short YAML, in JSON, and in long YAML. */
export function testValues(cases: readonly Case[]): void {
  for (const [value, expected, given] of cases) {
    it(`${value}${given === undefined ? '' : `, given ${JSON.stringify(given)}`}`, () => {
      const yaml = frame(value);
      const json = asJson(yaml);
      assert.deepEqual(subject(templateIn(yaml, given, 'yaml')), expected, 'in short YAML');
      assert.deepEqual(subject(templateIn(json, given, 'json')), expected, 'in JSON');
      assert.deepEqual(subject(templateIn(json, given, 'yaml')), expected, 'in long YAML');
    });
  }
}

function subject(template: Template): Json {
  const value = template.resource('Subject')?.property('Value') ?? null;
  return value === null ? noValue : printValue(value);
}
