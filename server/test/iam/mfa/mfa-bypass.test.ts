import assert from 'node:assert/strict';
import { bypassedTests } from '../../../src/iam/mfa/mfa-bypass.js';
import { policyOf, type PlainStatement } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

const present = 'aws:MultiFactorAuthPresent';
const age = 'aws:MultiFactorAuthAge';

/** The operators of the tests by which the first statement does not apply to access keys, or `none`. */
function bypassed(...statements: readonly PlainStatement[]): string {
  const policy = policyOf(statements.map((statement) => ({ Effect: 'Deny', ...statement })), 'identity');
  const [denial] = policy.statements;
  assert.ok(denial);
  const found = bypassedTests(denial, policy);
  return found.length === 0 ? 'none' : found.map(({ operator }) => operator?.name).join(', ');
}

describe('bypassedTests', () => {
  const conditions: readonly (readonly [name: string, condition: Plain, expect: string])[] = [
    ['no MFA, by a key that may be missing', { Bool: { [present]: 'false' } }, 'Bool'],
    ['no MFA, if the key is there', { BoolIfExists: { [present]: 'false' } }, 'none'],
    ['all of its values, also of none', { 'ForAllValues:Bool': { [present]: 'false' } }, 'none'],
    ['any of its values, of which there are none without the key', { 'ForAnyValue:Bool': { [present]: 'false' } }, 'Bool'],
    ['MFA', { Bool: { [present]: 'true' } }, 'none'],
    ['the key is missing', { Null: { [present]: 'true' } }, 'none'],
    ['an age that may be missing', { NumericGreaterThan: { [age]: '3600' } }, 'NumericGreaterThan'],
    ['an age, if there is one', { NumericGreaterThanIfExists: { [age]: '3600' } }, 'none'],
    ['two that let keys through, so that fixing one changes nothing', { Bool: { [present]: 'false' }, NumericGreaterThan: { [age]: '3600' } }, 'none'],
    ['something else', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'none'],
  ];
  for (const [name, condition, expect] of conditions) {
    it(`${name}: ${expect}`, () => assert.equal(bypassed({ Action: '*', Resource: '*', Condition: condition }), expect));
  }

  const without = { Bool: { [present]: 'false' } };
  const missing = { Null: { [present]: 'true' } };
  const guarded = { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::orders/*', Condition: without };
  const others: readonly (readonly [name: string, denial: PlainStatement, other: PlainStatement, expect: string])[] = [
    ['the same for a missing key', guarded, { ...guarded, Condition: missing }, 'none'],
    ['the same for a missing age', guarded, { ...guarded, Condition: { Null: { [age]: 'true' } } }, 'none'],
    ['the same for a missing or a false one', guarded, { ...guarded, Condition: { BoolIfExists: { [present]: 'false' } } }, 'none'],
    ['the same for a missing key and in one region', guarded, { ...guarded, Condition: { ...missing, StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }, 'none'],
    ['the same for a key that is there', guarded, { ...guarded, Condition: { Null: { [present]: 'false' } } }, 'Bool'],
    ['the same once more', guarded, guarded, 'Bool'],
    ['the same, allowed', guarded, { ...guarded, Effect: 'Allow', Condition: missing }, 'Bool'],
    ['one of the actions', guarded, { ...guarded, Action: 's3:GetObject', Condition: missing }, 'Bool'],
    ['more actions', guarded, { ...guarded, Action: 's3:*', Condition: missing }, 'none'],
    ['actions that are not known', guarded, { ...guarded, Action: { Ref: 'Actions' }, Condition: missing }, 'none'],
    ['one of the resources', guarded, { ...guarded, Resource: 'arn:aws:s3:::orders/new', Condition: missing }, 'Bool'],
    ['resources that are not known', guarded, { ...guarded, Resource: { Ref: 'Resources' }, Condition: missing }, 'none'],
    ['the whole service and another resource', guarded, { ...guarded, Resource: ['arn:aws:s3:::others/*', 'arn:aws:s3:::*'], Condition: missing }, 'none'],
    ['the whole service', guarded, { ...guarded, Resource: 'arn:aws:s3:::*', Condition: missing }, 'none'],
    ['all actions but one that is left out on purpose', guarded, { ...guarded, Action: { Ref: 'AWS::NoValue' }, NotAction: 's3:PutObject', Condition: missing }, 'none'],
    ['all actions, where all but one are denied', { ...guarded, Action: { Ref: 'AWS::NoValue' }, NotAction: 'iam:*' }, { ...guarded, Action: '*', Condition: missing }, 'none'],
    ['some actions, where all but one are denied', { ...guarded, Action: { Ref: 'AWS::NoValue' }, NotAction: 'iam:*' }, { ...guarded, Condition: missing }, 'Bool'],
  ];
  for (const [name, denial, other, expect] of others) {
    it(`another statement denies ${name}: ${expect}`, () => assert.equal(bypassed(denial, other), expect));
  }
});
