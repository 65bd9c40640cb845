import assert from 'node:assert/strict';
import { languageOf, recognise, type Recognised } from '../../src/model/recognise.js';

const statement = '{"Effect": "Allow", "Action": "*", "Resource": "*"}';

const cases: readonly (readonly [name: string, text: string, expected: Recognised])[] = [
  ['a template in YAML', "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n", 'cloudformation'],
  ['a template without a version', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n', 'cloudformation'],
  ['a template with quoted keys', '"Resources":\n  "A":\n    "Type" : "AWS::S3::Bucket"\n', 'cloudformation'],
  ['a template with custom resources alone', 'Resources:\n  A:\n    Type: Custom::Thing\n', 'cloudformation'],
  ['a template in JSON', '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}', 'cloudformation'],
  ['a fragment without resources', "AWSTemplateFormatVersion: '2010-09-09'\nParameters: {}\n", 'cloudformation'],
  ['a SAM template', 'Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n', 'sam'],
  ['a template behind a byte order mark', '\uFEFF{"AWSTemplateFormatVersion": "2010-09-09"}', 'cloudformation'],
  ['a policy', `{"Version": "2012-10-17", "Statement": [${statement}]}`, 'policy'],
  ['a policy that begins with its statements', `{"Statement": ${statement}}`, 'policy'],
  ['a policy with an id', `{"Id": "x", "Version": "2012-10-17", "Statement": [${statement}]}`, 'policy'],
  ['a policy in small letters', '{"version": "2012-10-17", "statement": []}', 'policy'],
  ['a policy in YAML', 'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: "*"\n    Resource: "*"\n', 'policy'],
  ['a policy in YAML between braces', "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}", 'policy'],
  ['a policy behind a comment', `// ours\n{"Version": "2012-10-17", "Statement": [${statement}]}`, 'policy'],
  ['a policy with comments before its first key', `{\n  // ours\n  /* of old */ "Statement": [${statement}]}`, 'policy'],
  ['a policy of a version alone behind a comment', '{ // ours\n"Version": "2012-10-17" }', 'policy'],
  ['a policy above whose first key somebody types', `{\n  "I\n  "Version": "2012-10-17",\n  "Statement": [${statement}]}`, 'policy'],
  ['a policy behind a comment that is a key', `{"Comment": "ours", "Version": "2012-10-17", "Statement": [${statement}]}`, 'policy'],
  ['a policy behind a schema and a name', `{\n  "$schema": "https://example.com/p.json",\n  "Name": "p",\n  "Version": "2012-10-17",\n  "Statement": []\n}`, 'policy'],
  ['a map around a policy, behind a text', `{"name": "x", "policy": {"Version": "2012-10-17", "Statement": [${statement}]}}`, 'none'],
  ['something else with a version, behind a text', '{"name": "x", "version": "1.0.0", "Statement": "Effect"}', 'none'],
  ['a policy as a command prints it', `{"RoleName": "r", "PolicyName": "p", "PolicyDocument": {"Statement": [${statement}]}}`, 'policy'],
  ['a template that begins with a statement of a template language', '{% set name = 1 %}\nResources:\n  A:\n    Type: AWS::S3::Bucket\n', 'cloudformation'],
  ['Kubernetes', 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      resources: {}\n', 'none'],
  ['Compose', 'services:\n  web:\n    image: nginx\n', 'none'],
  ['OpenAPI', `{"openapi": "3.0.0", "x-amazon-apigateway-policy": {"Version": "2012-10-17", "Statement": [${statement}]}}`, 'none'],
  ['package.json', '{"name": "x", "version": "1.0.0", "scripts": {"Statement": "Effect"}}', 'none'],
  ['Terraform state', `{"version": 4, "resources": [{"policy": {"Statement": [${statement}]}}]}`, 'none'],
  ['a CDK manifest', '{"version": "55.0.0", "artifacts": {"Tree": {"type": "cdk:tree"}}}', 'none'],
  ['a CDK tree', `{"version": "tree-0.1", "tree": {"attributes": {"policyDocument": {"Statement": [${statement}]}}}}`, 'none'],
  ['nothing', '', 'none'],
];

describe('recognise', () => {
  for (const [name, text, expected] of cases) {
    it(`takes ${name} for ${expected}`, () => assert.equal(recognise(text), expected));
  }

  it('takes time in proportion to the length of the text', () => {
    for (const text of ['{'.repeat(200_000), `{${'"a": "b", '.repeat(50_000)}`, `{"a"${' '.repeat(200_000)}`, 'Type: '.repeat(50_000), `Resources ::${' '.repeat(200_000)}`, `Resources :: Type${' '.repeat(200_000)}`]) {
      assert.equal(recognise(text), 'none');
    }
  });
});

describe('languageOf', () => {
  const languages: readonly (readonly [string, string])[] = [
    ['{}', 'json'], ['  [1]', 'json'], ['\uFEFF\n{', 'json'], ['// note\n{', 'json'], ['/* note */ {', 'json'],
    ['', 'yaml'], ['a: {}', 'yaml'], ['# note\n{a: b}', 'yaml'], ['---\n{}', 'yaml'], ['/* open', 'yaml'],
    ['{"a": b}', 'json'], ['{ // note\n"a": 1}', 'json'], ['{Resources: {}}', 'yaml'], ["{ 'a': 1}", 'yaml'], ['{ # note\n  a: b}', 'yaml'], ['{% if a %}', 'yaml'], ['{\n  De\n  "Resources": {}}', 'json'], ['{\n  Resources": {}}', 'json'],
  ];
  for (const [text, language] of languages) it(`${JSON.stringify(text)} is ${language}`, () => assert.equal(languageOf(text), language));
});
