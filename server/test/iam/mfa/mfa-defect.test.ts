import assert from 'node:assert/strict';
import { mfaDefects } from '../../../src/iam/mfa/mfa-defect.js';
import type { PolicyKind } from '../../../src/iam/policy.js';
import { policyOf, type PlainStatement } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

/** `kind operator` of each defect of a statement, or `none`. */
function defects(statement: PlainStatement, kind: PolicyKind = 'identity'): string {
  const policy = policyOf([{ Action: '*', Resource: '*', ...statement }], kind);
  const [read] = policy.statements;
  assert.ok(read);
  const found = mfaDefects(read, policy);
  return found.length === 0 ? 'none' : found.map((defect) => `${defect.kind} ${defect.test.operator?.name ?? ''}`).join(', ');
}

const present = 'aws:MultiFactorAuthPresent';
const age = 'aws:MultiFactorAuthAge';

describe('mfaDefects', () => {
  const allowed: readonly (readonly [name: string, condition: Plain, expect: string])[] = [
    ['nothing about MFA', { Bool: { 'aws:SecureTransport': 'false' } }, 'none'],
    ['MFA', { Bool: { [present]: 'true' } }, 'none'],
    ['MFA a while ago', { NumericLessThan: { [age]: '3600' } }, 'none'],
    ['an operator that is not known', { NoSuchOperator: { [present]: 'true' } }, 'none'],
    ['a value that is not known', { Bool: { [present]: { Ref: 'Given' } } }, 'none'],
    ['whether the key is there', { Null: { [present]: 'false' } }, 'presence Null'],
    ['true or false', { Bool: { [present]: ['true', 'false'] } }, 'presence Bool'],
    ['whether the age is there, which it is with MFA alone', { Null: { [age]: 'false' } }, 'none'],
    ['all values', { 'ForAllValues:Bool': { [present]: 'true' } }, 'vacuous Bool'],
    ['not false', { StringNotEquals: { [present]: 'false' } }, 'vacuous StringNotEquals'],
    ['an age that is not zero', { NumericNotEquals: { [age]: '0' } }, 'vacuous NumericNotEquals'],
    ['MFA if the key is there, which is judged elsewhere', { BoolIfExists: { [present]: 'true' } }, 'none'],
    ['MFA as text', { StringEquals: { [present]: 'true' } }, 'text StringEquals'],
    ['MFA as text beside MFA', { StringEquals: { [present]: 'true' }, Bool: { [present]: 'true' } }, 'text StringEquals'],
    ['the key beside the age', { Null: { [present]: 'false' }, NumericLessThan: { [age]: '3600' } }, 'none'],
    ['the key beside nothing that asks for MFA', { Null: { [present]: 'false' }, StringLike: { [present]: '*' } }, 'presence Null, text StringLike'],
    ['no MFA', { Bool: { [present]: 'false' } }, 'only-without Bool'],
    ['no MFA as text', { StringEquals: { [present]: 'false' } }, 'only-without StringEquals'],
    ['no MFA in one region, for whatever reason', { Bool: { [present]: 'false' }, StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'none'],
    ['no MFA as text in one region', { StringEquals: { [present]: 'false', 'aws:RequestedRegion': 'eu-west-1' } }, 'text StringEquals'],
    ['no MFA beside what is not known', { Bool: { [present]: 'false', 'Fn::If': ['A', 'b', 'c'] } }, 'none'],
    ['no age', { Null: { [age]: 'true' } }, 'only-without Null'],
    ['MFA long ago', { NumericGreaterThan: { [age]: '3600' } }, 'only-late NumericGreaterThan'],
    ['MFA, and long ago', { Bool: { [present]: 'true' }, NumericGreaterThan: { [age]: '3600' } }, 'only-late NumericGreaterThan'],
    ['MFA at one age, if only for an instant', { NumericEquals: { [age]: '3600' } }, 'none'],
    ['a number for a truth', { NumericLessThan: { [present]: '3600' } }, 'never-true NumericLessThan'],
    ['a truth for a number', { Bool: { [age]: 'true' } }, 'never-true Bool'],
    ['a word for a number beside MFA', { Bool: { [present]: 'true' }, NumericLessThan: { [age]: '1h' } }, 'never-true NumericLessThan'],
  ];
  for (const [name, condition, expect] of allowed) {
    it(`allowed with ${name}: ${expect}`, () => assert.equal(defects({ Effect: 'Allow', Condition: condition }), expect));
  }

  const denied: readonly (readonly [name: string, condition: Plain, expect: string])[] = [
    ['nothing about MFA', { Bool: { 'aws:SecureTransport': 'false' } }, 'none'],
    ['no MFA', { Bool: { [present]: 'false' } }, 'none'],
    ['no MFA or no key', { BoolIfExists: { [present]: 'false' } }, 'none'],
    ['no MFA as text', { StringEquals: { [present]: 'false' } }, 'text StringEquals'],
    ['MFA', { Bool: { [present]: 'true' } }, 'denies-mfa Bool'],
    ['MFA in one region, for whatever reason', { Bool: { [present]: 'true' }, StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'none'],
    ['MFA as text in one region', { StringEquals: { [present]: 'true', 'aws:RequestedRegion': 'eu-west-1' } }, 'text StringEquals'],
    ['MFA a while ago', { NumericLessThan: { [age]: '3600' } }, 'denies-mfa NumericLessThan'],
    ['the key', { Null: { [present]: 'false' } }, 'denies-mfa Null'],
    ['true or false', { Bool: { [present]: ['true', 'false'] } }, 'denies-mfa Bool'],
    ['everybody', { StringLikeIfExists: { [present]: '*' } }, 'text StringLike'],
    ['an age, late or missing', { NumericGreaterThanIfExists: { [age]: '3600' } }, 'none'],
    ['a missing key and a false one', { Null: { [present]: 'true' }, Bool: { [present]: 'false' } }, 'missing-and-false Null'],
    ['no MFA and an age', { Bool: { [present]: 'false' }, NumericGreaterThan: { [age]: '3600' } }, 'absent-and-aged NumericGreaterThan'],
    ['true and false as text', { StringEquals: { [present]: 'true' }, StringLike: { [present]: 'false' } }, 'text StringEquals, text StringLike'],
    ['a number for a truth', { NumericLessThan: { [present]: '1' } }, 'never-true NumericLessThan'],
  ];
  for (const [name, condition, expect] of denied) {
    it(`denied with ${name}: ${expect}`, () => assert.equal(defects({ Effect: 'Deny', Condition: condition }), expect));
  }

  const without = { Effect: 'Allow', Condition: { Bool: { [present]: 'false' } } };
  const others: readonly (readonly [name: string, statement: PlainStatement, kind: PolicyKind, expect: string])[] = [
    ['what somebody without a device may do', { ...without, Action: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'sts:GetSessionToken'] }, 'identity', 'none'],
    ['and more', { ...without, Action: ['iam:EnableMFADevice', 's3:GetObject'] }, 'identity', 'only-without Bool'],
    ['all but that', { ...without, NotAction: 'iam:EnableMFADevice' }, 'identity', 'only-without Bool'],
    ['the same in a policy of a resource', { ...without, Principal: '*', Action: 'iam:EnableMFADevice' }, 'resource', 'only-without Bool'],
    ['an effect that is not known', { ...without, Effect: { Ref: 'Effect' } }, 'identity', 'none'],
    ['no condition', { Effect: 'Allow' }, 'identity', 'none'],
  ];
  for (const [name, statement, kind, expect] of others) {
    // `NotAction` excludes `Action`.
    const { NotAction: excluded } = statement;
    const whole = excluded === undefined ? statement : { ...statement, Action: { Ref: 'AWS::NoValue' } };
    it(`${name}: ${expect}`, () => assert.equal(defects(whole, kind), expect));
  }
});
