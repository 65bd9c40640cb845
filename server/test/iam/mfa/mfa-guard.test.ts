import assert from 'node:assert/strict';
import { deniesWithoutMfa, isGuardedByMfa } from '../../../src/iam/mfa/mfa-guard.js';
import { policyOf, statementOf, type PlainStatement } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

const present = 'aws:MultiFactorAuthPresent';
const age = 'aws:MultiFactorAuthAge';
const without = { BoolIfExists: { [present]: 'false' } };

describe('deniesWithoutMfa', () => {
  const conditions: readonly (readonly [name: string, condition: Plain, expect: boolean])[] = [
    ['a key that is false or missing', without, true],
    ['a key that is false', { Bool: { [present]: 'false' } }, true],
    ['a key that is missing', { Null: { [present]: 'true' } }, true],
    ['a key that is false and missing at once, which none is', { Bool: { [present]: 'false' }, Null: { [present]: 'true' } }, false],
    ['a key with the text of false', { StringEquals: { [present]: 'false' } }, true],
    ['a key without the text of false', { StringNotEquals: { [present]: 'false' } }, false],
    ['MFA', { Bool: { [present]: 'true' } }, false],
    ['an old sign-in', { NumericGreaterThanIfExists: { [age]: '3600' } }, false],
    ['a key that is missing, except for services', { ...without, Bool: { 'aws:ViaAWSService': 'false' } }, true],
    ['a key that is missing, in one region', { ...without, StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, false],
    ['services alone', { Bool: { 'aws:ViaAWSService': 'false' } }, false],
    ['a key that is missing, with tests that are not known', { ...without, StringEquals: { $unknown: true } }, false],
  ];
  for (const [name, condition, expect] of conditions) {
    it(`of ${name}: ${String(expect)}`, () => assert.equal(deniesWithoutMfa(statementOf({ Effect: 'Deny', Condition: condition })), expect));
  }

  const statements: readonly (readonly [name: string, statement: PlainStatement, expect: boolean])[] = [
    ['an allowance', { Effect: 'Allow', Condition: without }, false],
    ['no condition', { Effect: 'Deny' }, false],
    ['one resource', { Effect: 'Deny', Resource: 'arn:aws:s3:::orders', Condition: without }, false],
    ['all resources but one', { Effect: 'Deny', NotResource: 'arn:aws:s3:::orders', Condition: without }, false],
    ['all resources under a condition of the template', { Effect: 'Deny', Resource: { 'Fn::If': ['IsProd', '*', 'arn:aws:s3:::orders'] }, Condition: without }, false],
  ];
  for (const [name, statement, expect] of statements) {
    it(`with ${name}: ${String(expect)}`, () => assert.equal(deniesWithoutMfa(statementOf(statement)), expect));
  }
});

describe('isGuardedByMfa', () => {
  const cases: readonly (readonly [name: string, statement: PlainStatement, expect: boolean])[] = [
    ['a denial of the action', { Action: 'iam:CreateUser', Condition: without }, true],
    ['a denial of everything but another action', { NotAction: 'iam:EnableMFADevice', Condition: without }, true],
    ['a denial of another action', { Action: 'iam:DeleteUser', Condition: without }, false],
    ['a denial of an unknown action', { Action: { Ref: 'Action' }, Condition: without }, false],
    ['a denial of an old sign-in', { Action: '*', Condition: { NumericGreaterThanIfExists: { [age]: '3600' } } }, true],
    ['a denial of an old sign-in that access keys get around', { Action: '*', Condition: { NumericGreaterThan: { [age]: '3600' } } }, false],
    ['a denial of a recent sign-in', { Action: '*', Condition: { NumericLessThanIfExists: { [age]: '3600' } } }, false],
    ['a denial of a missing age', { Action: '*', Condition: { Null: { [age]: 'true' } } }, true],
    ['an allowance', { Effect: 'Allow', Action: '*', Condition: without }, false],
  ];
  for (const [name, statement, expect] of cases) {
    it(`by ${name}: ${String(expect)}`, () => {
      const { statements } = policyOf([{ Effect: 'Deny', Resource: '*', ...statement }], 'identity');
      assert.equal(isGuardedByMfa(statements, 'iam:CreateUser'), expect);
    });
  }

  const principals: readonly (readonly [name: string, statement: PlainStatement, expect: boolean])[] = [
    ['everybody', { Principal: '*' }, true],
    ['the caller', { Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' } }, true],
    ['somebody else', { Principal: { AWS: 'arn:aws:iam::111122223333:user/eve' } }, false],
    ['everybody but somebody else', { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/eve' } }, false],
  ];
  for (const [name, statement, expect] of principals) {
    it(`by a denial for ${name}: ${String(expect)}`, () => {
      const { statements } = policyOf([
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' }, Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: without, ...statement },
      ], 'resource');
      assert.equal(isGuardedByMfa(statements, 'iam:CreateUser', statements[0]?.principal?.items[0] ?? null), expect);
    });
  }
});
