import assert from 'node:assert/strict';
import { mayHoldUnsigned } from '../../src/iam/unsigned-request.js';
import { statementOf, type PlainStatement } from './support/statement-of.js';

describe('mayHoldUnsigned', () => {
  const cases: readonly (readonly [name: string, statement: PlainStatement, expect: boolean])[] = [
    ...['s3:GetObject', 'SNS:Publish', 'sqs:SendMessage', 'execute-api:Invoke', '*', 's3*:Get*', '${Service}:Get'].map((action) => (
      [action, { Action: action }, true] as const)),
    ...['kms:Decrypt', 'sts:AssumeRole', 'secretsmanager:GetSecretValue'].map((action) => [action, { Action: action }, false] as const),
    ['one action of several', { Action: ['kms:Decrypt', 's3:GetObject'] }, true],
    ['all actions but one', { NotAction: 'kms:Decrypt' }, true],
    ['actions that are not known', { Action: { Ref: 'Actions' } }, true],
    ['some actions that are not known', { Action: ['kms:Decrypt', { Ref: 'Action' }] }, true],
    ['the URL of a function', { Action: 'lambda:InvokeFunctionUrl' }, true],
    ['everything about a function', { Action: 'lambda:*' }, true],
    ['a function', { Action: 'lambda:InvokeFunction' }, false],
    ['a function by its URL', { Action: 'lambda:InvokeFunction', Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } }, true],
    ['a function by its URL, encrypted', { Action: 'lambda:InvokeFunction', Condition: { Bool: { 'aws:SecureTransport': 'true', 'lambda:InvokedViaFunctionUrl': 'true' } } }, true],
    ['an encrypted request', { Action: 's3:GetObject', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, true],
    ...['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:PrincipalAccount', 'aws:PrincipalArn', 'aws:username', 'AWS:principalTag/team'].map((key) => (
      [`whoever has ${key}`, { Action: 's3:GetObject', Condition: { StringLike: { [key]: 'a*' } } }, false] as const)),
    ['whoever has another key', { Action: 's3:GetObject', Condition: { StringLike: { 'aws:UserAgent': 'a*' } } }, true],
    ['an organization beside encryption', { Action: 's3:GetObject', Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }, false],
    ['an organization, if there is one', { Action: 's3:GetObject', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }, true],
    ['all but an organization', { Action: 's3:GetObject', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }, true],
    ['all paths of an organization, which may be none', { Action: 's3:GetObject', Condition: { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } } }, true],
    ['no organization', { Action: 's3:GetObject', Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } }, true],
    ['a condition that is not known', { Action: 's3:GetObject', Condition: { $unknown: true } }, true],
  ];
  for (const [name, statement, expect] of cases) {
    it(`${name}: ${String(expect)}`, () => assert.equal(mayHoldUnsigned(statementOf({ Principal: '*', ...statement }, 'resource')), expect));
  }
});
