import assert from 'node:assert/strict';
import { readDocuments } from '../../src/model/read-document.js';
import { languageOf } from '../../src/model/recognise.js';
import { readText } from '../../src/syntax/read.js';

/** What each document of a text is, in one word. */
function kindsIn(text: string): readonly string[] {
  return readDocuments(readText(text, languageOf(text))).map((document) =>
    (document.kind === 'template' ? document.template.dialect : document.policyType));
}

const policy = (statement: string): string => `{"Version": "2012-10-17", "Statement": [${statement}]}`;

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['a template', 'Resources: {A: {Type: AWS::S3::Bucket}}', ['cloudformation']],
  ['a template of modules', 'Resources: {A: {Type: My::S3::Bucket::MODULE}}', ['cloudformation']],
  ['a template of loops', 'Resources: {"Fn::ForEach::A": [X, [a], {"B${X}": {Type: AWS::S3::Bucket}}]}', ['cloudformation']],
  ['a version alone', 'AWSTemplateFormatVersion: 2010-09-09', ['cloudformation']],
  ['SAM by its transform', 'Transform: [AWS::Serverless-2016-10-31]\nResources: {A: {Type: AWS::S3::Bucket}}', ['sam']],
  ['SAM by its resources', 'Resources: {A: {Type: AWS::Serverless::Function}}', ['sam']],
  ['several documents', 'a: b\n---\nResources: {A: {Type: AWS::S3::Bucket}}\n---\nStatement: [{Effect: Allow, Action: "*"}]\n', ['cloudformation', 'identity']],
  ['resources of something else', 'Resources: {A: {Type: Pod}}', []],
  ['resources within something else', 'service: x\nresources: {Resources: {A: {Type: AWS::S3::Bucket}}}', []],
  ['a list', '[{"Effect": "Allow"}]', []],
  ['a scalar', 'AWSTemplateFormatVersion', []],
  ['an identity policy', policy('{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}'), ['identity']],
  ['a policy without effects', policy('{"Action": "s3:*"}'), ['identity']],
  ['a trust policy', policy('{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}'), ['trust']],
  ['a trust policy with session tags', policy('{"Effect": "Allow", "Principal": "*", "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]}'), ['trust']],
  ['a resource policy', policy('{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}'), ['resource']],
  ['a bucket policy that only denies', policy('{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"}'), ['resource']],
  ['a service control policy', policy('{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}'), ['organization']],
  ['a resource control policy', policy('{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["*"]}'), ['organization']],
  ['a version of a policy', `{"PolicyVersion": {"Document": ${policy('{"Effect": "Allow", "Action": "*", "Resource": "*"}')}, "VersionId": "v1"}}`, ['identity']],
  ['a wrapped policy', `{"PolicyName": "p", "PolicyDocument": ${policy('{"Effect": "Allow", "Action": "*", "Resource": "*"}')}}`, ['identity']],
  ['a policy in small letters', '{"version": "2012-10-17", "statement": [{"effect": "Allow"}]}', ['identity']],
  ['something else of the same date', '{"version": "2012-10-17", "statements": []}', []],
  ['something else with a statement', '{"version": "1", "statement": [{"effect": "Allow"}]}', []],
  ['a policy within something else', `{"openapi": "3.0.0", "Policy": ${policy('{"Effect": "Allow"}')}}`, []],
  ['the policy of a stack', '{"Statement": [{"Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "LogicalResourceId/Database"}, {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}', []],
  ['the policy of a stack, with a version', policy('{"Effect": "Allow", "NotAction": "Update:Delete", "Principal": "*", "Resource": "*"}'), []],
  ['a policy with a mistaken action', policy('{"Effect": "Allow", "Action": "Update:*", "Resource": "*"}, {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}'), ['identity']],
  ['a policy without actions', policy('{"Effect": "Allow", "Action": [], "Resource": "*"}'), ['identity']],
  ['statements of something else', '{"Statement": [{"Text": "x"}]}', []],
];

describe('readDocuments', () => {
  for (const [name, text, expected] of cases) it(`reads ${name}`, () => assert.deepEqual(kindsIn(text), expected));

  it('places the root of a wrapped policy at the policy', () => {
    const [document] = readDocuments(readText(`{"Policy": ${policy('{"Effect": "Allow"}')}}`, 'json'));
    assert.equal(document?.root.start, 11);
  });
});
