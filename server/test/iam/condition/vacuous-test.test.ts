import assert from 'node:assert/strict';
import { vacuityOf } from '../../../src/iam/condition/vacuous-test.js';
import { statementOf, type PlainStatement } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

/** Why the first test of a condition limits nothing. */
function vacuity(condition: Plain, statement: PlainStatement = {}): string {
  const read = statementOf({ ...statement, Condition: condition });
  const [test] = read.condition?.tests ?? [];
  assert.ok(test !== undefined && read.condition !== null);
  return vacuityOf(test, read.condition, read) ?? 'null';
}

describe('vacuityOf', () => {
  const tags = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } };
  const context = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['team'] } };
  const cases: readonly (readonly [name: string, condition: Plain, expect: string, statement?: PlainStatement])[] = [
    ['a test of a value', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'null'],
    ['whether a key is there', { Null: { 'aws:SourceVpce': 'false' } }, 'null'],
    ['whether a key is there, if it is there', { NullIfExists: { 'aws:SourceVpce': 'false' } }, 'null-if-exists'],
    ['whether a key is there or not', { Null: { 'aws:SourceVpce': ['true', 'false'] } }, 'both-ways'],
    ['true or false, which is another matter', { Bool: { 'aws:SecureTransport': ['true', 'false'] } }, 'null'],

    ['all values of a key that may be missing', context, 'all-values'],
    ['any value of it', { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': ['team'] } }, 'null'],
    ['all values of MFA, which is judged elsewhere', { 'ForAllValues:Bool': { 'aws:MultiFactorAuthPresent': 'true' } }, 'null'],
    ['all values of a key that is not known', { 'ForAllValues:StringEquals': { 'shop:Team': ['a'] } }, 'null'],
    ['and the key must be there', { ...context, Null: { 'kms:EncryptionContextKeys': 'false' } }, 'null'],
    ['and the key must be missing', { ...context, Null: { 'kms:EncryptionContextKeys': 'true' } }, 'all-values'],
    ['and the key must be there, or something else', { ...context, Null: { 'kms:EncryptionContextKeys': ['false', { Ref: 'Other' }] } }, 'all-values'],
    ['and whether the key is there is open', { ...context, Null: { 'kms:EncryptionContextKeys': [] } }, 'all-values'],
    ['and one of its values is asked for', { ...context, 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': ['team'] } }, 'null'],
    ['and one of its values is asked for, which must be there even so', { ...context, 'ForAnyValue:StringEqualsIfExists': { 'kms:EncryptionContextKeys': ['team'] } }, 'null'],
    ['and its value is asked for, if there is one', { ...context, StringEqualsIfExists: { 'kms:EncryptionContextKeys': ['team'] } }, 'all-values'],
    ['and one of its values is left out', { ...context, 'ForAnyValue:StringNotEquals': { 'kms:EncryptionContextKeys': ['team'] } }, 'all-values'],
    ['and all its values are asked for once more', { ...context, 'ForAllValues:StringLike': { 'kms:EncryptionContextKeys': ['t*'] } }, 'all-values'],
    ['and one of the names that it lists is asked for', { ...context, StringEquals: { 'kms:EncryptionContext:team': 'shop' } }, 'null'],
    ['and a name that another key lists is asked for', { ...context, StringEquals: { 'aws:RequestTag/team': 'shop' } }, 'all-values'],
    ['and an operator that is not known', { ...context, NoSuchOperator: { 'kms:EncryptionContextKeys': 'team' } }, 'all-values'],

    ['a key that every request has', { 'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsActions': ['UPSERT'] } }, 'null'],
    ['a key that every request has but a scan', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } }, 'null', { Action: 'dynamodb:GetItem' }],
    ['and the scan', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } }, 'all-values', { Action: ['dynamodb:GetItem', 'dynamodb:Scan'] }],
    ['tags that may be left out', tags, 'null', { Action: 'ec2:CreateTags' }],
    ['tags, by actions of which one has none', tags, 'null', { Action: ['ec2:CreateTags', 's3:GetObject'] }],
    ['tags, by actions that have none', tags, 'all-values', { Action: 's3:GetObject' }],
    ['tags, by actions that are not known', tags, 'null', { Action: { Ref: 'Actions' } }],

    ['no values', { StringEquals: { 'aws:PrincipalOrgID': [] } }, 'null'],
    ['no values, if the key is there', { StringEqualsIfExists: { 'aws:PrincipalOrgID': [] } }, 'no-values'],
    ['nothing left out', { StringNotEquals: { 'aws:PrincipalOrgID': [] } }, 'none-left-out'],
    ['something left out', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'null'],
    ['values that are not known left out', { StringNotEquals: { 'aws:PrincipalOrgID': { $unknown: true } } }, 'null'],
  ];
  for (const [name, condition, expect, statement] of cases) it(`${name}: ${expect}`, () => assert.equal(vacuity(condition, statement), expect));
});
