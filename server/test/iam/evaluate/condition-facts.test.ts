import assert from 'node:assert/strict';
import type { AccessAnswer } from '../../../src/iam/evaluate/access.js';
import { ask, type Question } from '../support/ask.js';
import type { Plain } from '../support/value-from.js';

type Context = NonNullable<Question['context']>;
/** Name, condition, context, whether a statement that allows under it does so. */
type Row = readonly [name: string, condition: Plain, context: Context, expect: AccessAnswer];

function answer(condition: Plain, context: Context): AccessAnswer {
  return ask({ identity: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }, context }).answer;
}

function table(title: string, rows: readonly Row[]): void {
  describe(`evaluate: ${title}`, () => {
    for (const [name, condition, context, expect] of rows) it(`${name}: ${expect}`, () => assert.equal(answer(condition, context), expect));
  });
}

const tag = 'aws:RequestTag/a';

table('String operators', [
  ['StringEquals', { StringEquals: { [tag]: 'x' } }, { [tag]: 'x' }, 'allowed'],
  ['StringEquals keeps case (fact 13)', { StringEquals: { [tag]: 'x' } }, { [tag]: 'X' }, 'denied'],
  ['StringEquals knows no wildcards (fact 3)', { StringEquals: { [tag]: 'x*' } }, { [tag]: 'xy' }, 'denied'],
  ['StringNotEquals', { StringNotEquals: { [tag]: 'x' } }, { [tag]: 'y' }, 'allowed'],
  ['StringNotEquals, equal', { StringNotEquals: { [tag]: 'x' } }, { [tag]: 'x' }, 'denied'],
  ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { [tag]: 'Xy' } }, { [tag]: 'xY' }, 'allowed'],
  ['StringNotEqualsIgnoreCase', { StringNotEqualsIgnoreCase: { [tag]: 'Xy' } }, { [tag]: 'xY' }, 'denied'],
  ['StringLike runs over colons (fact 3)', { StringLike: { [tag]: 'a*z' } }, { [tag]: 'a:b:z' }, 'allowed'],
  ['StringLike, one character', { StringLike: { [tag]: 'a?z' } }, { [tag]: 'az' }, 'denied'],
  ['StringLike with an escaped star', { StringLike: { [tag]: 'a${*}' } }, { [tag]: 'ab' }, 'denied'],
  ['StringNotLike', { StringNotLike: { [tag]: 'a*' } }, { [tag]: 'b' }, 'allowed'],
  ['several values are OR (fact 10)', { StringEquals: { [tag]: ['x', 'y'] } }, { [tag]: 'y' }, 'allowed'],
  ['several values of a negated operator are NOR (fact 10)', { StringNotEquals: { [tag]: ['x', 'y'] } }, { [tag]: 'y' }, 'denied'],
  ['several keys are AND (fact 10)', { StringEquals: { [tag]: 'x', 'aws:RequestTag/b': 'y' } }, { [tag]: 'x' }, 'denied'],
  ['several operators are AND (fact 10)', { StringEquals: { [tag]: 'x' }, StringLike: { [tag]: 'y*' } }, { [tag]: 'x' }, 'denied'],
  ['names of keys ignore case (fact 13)', { StringEquals: { 'AWS:requesttag/A': 'x' } }, { [tag]: 'x' }, 'allowed'],
  ['an empty list of values', { StringEquals: { [tag]: [] } }, { [tag]: 'x' }, 'denied'],
  ['a value that is not known', { StringEquals: { [tag]: { Ref: 'P' } } }, { [tag]: 'x' }, 'unknown'],
  ['a negated value that is not known', { StringNotEquals: { [tag]: { Ref: 'P' } } }, { [tag]: 'x' }, 'unknown'],
  ['a known value beside one that is not', { StringEquals: { [tag]: ['x', { Ref: 'P' }] } }, { [tag]: 'x' }, 'allowed'],
  ['a value of the request that is not known', { StringEquals: { [tag]: 'x' } }, { [tag]: '${P}' }, 'unknown'],
  ['both the same unknown', { StringEquals: { [tag]: { Ref: 'P' } } }, { [tag]: '${P}' }, 'allowed'],
  ['an operator that does not exist', { StringEqual: { [tag]: 'x' } }, { [tag]: 'x' }, 'unknown'],
]);

table('Numeric operators', [
  ['NumericEquals, another spelling', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10.0' }, 'allowed'],
  ['NumericEquals, native (fact 14)', { NumericEquals: { 's3:max-keys': 10 } }, { 's3:max-keys': '10' }, 'allowed'],
  ['NumericNotEquals', { NumericNotEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '11' }, 'allowed'],
  ['NumericLessThan, equal', { NumericLessThan: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }, 'denied'],
  ['NumericLessThan is no comparison of text', { NumericLessThan: { 's3:max-keys': '10' } }, { 's3:max-keys': '9' }, 'allowed'],
  ['NumericLessThanEquals', { NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }, 'allowed'],
  ['NumericGreaterThan', { NumericGreaterThan: { 's3:max-keys': '10' } }, { 's3:max-keys': '10.5' }, 'allowed'],
  ['NumericGreaterThanEquals, negative', { NumericGreaterThanEquals: { 's3:max-keys': '-1' } }, { 's3:max-keys': '-2' }, 'denied'],
  ['no number', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': 'ten' }, 'denied'],
  ['a number and more', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10 keys' }, 'denied'],
  ['a number between blanks', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': ' 10 ' }, 'allowed'],
  ['a number that is not known', { NumericLessThan: { 's3:max-keys': { Ref: 'P' } } }, { 's3:max-keys': '9' }, 'unknown'],
]);

table('Date operators', [
  ['DateGreaterThan', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, { 'aws:CurrentTime': '2026-01-01T00:00:01Z' }, 'allowed'],
  ['DateLessThan, a day alone (fact 14)', { DateLessThan: { 'aws:CurrentTime': '2026-01-02' } }, { 'aws:CurrentTime': '2026-01-01T23:59:59Z' }, 'allowed'],
  ['DateEquals, another zone (fact 14)', { DateEquals: { 'aws:CurrentTime': '2026-01-01T02:00:00+02:00' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, 'allowed'],
  ['no date', { DateLessThan: { 'aws:CurrentTime': '2026-02-30T00:00:00Z' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, 'denied'],
  ['DateEquals, epoch seconds against ISO (fact 14)', { DateEquals: { 'aws:EpochTime': '2026-01-01T00:00:00Z' } }, { 'aws:EpochTime': '1767225600' }, 'allowed'],
  ['DateNotEquals', { DateNotEquals: { 'aws:CurrentTime': '2026-01-01' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, 'denied'],
  ['DateLessThanEquals', { DateLessThanEquals: { 'aws:CurrentTime': '2026-01-01' } }, { 'aws:CurrentTime': '2026-01-01' }, 'allowed'],
  ['DateGreaterThanEquals', { DateGreaterThanEquals: { 'aws:CurrentTime': '2026-01-02' } }, { 'aws:CurrentTime': '2026-01-01' }, 'denied'],
  ['no date', { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } }, { 'aws:CurrentTime': '2026-01-01' }, 'denied'],
  ['a zone behind UTC, with minutes', { DateEquals: { 'aws:CurrentTime': '2025-12-31T22:30:00-01:30' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, 'allowed'],
  ['a zone without a colon', { DateEquals: { 'aws:CurrentTime': '2026-01-01T02:30:00+0230' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, 'allowed'],
  ['small letters, between blanks', { DateEquals: { 'aws:CurrentTime': ' 2026-01-01t00:00:00z ' } }, { 'aws:CurrentTime': '2026-01-01' }, 'allowed'],
  ['a month alone', { DateEquals: { 'aws:CurrentTime': '2026-02' } }, { 'aws:CurrentTime': '2026-02-01T00:00:00Z' }, 'allowed'],
  ['a year alone', { DateEquals: { 'aws:CurrentTime': '2026' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, 'allowed'],
  ['parts of a second', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00.25Z' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00.5Z' }, 'allowed'],
  ['a second and parts of it', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:01Z' } }, { 'aws:CurrentTime': '2026-01-01T00:00:00.5Z' }, 'denied'],
  ['parts of an epoch second', { DateGreaterThan: { 'aws:EpochTime': '1767225600.25' } }, { 'aws:EpochTime': '1767225600.5' }, 'allowed'],
  ['a minute too many', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:60:00Z' } }, { 'aws:CurrentTime': '2026-02-01' }, 'denied'],
  ['a date behind other signs', { DateGreaterThan: { 'aws:CurrentTime': 'on 2026-01-01' } }, { 'aws:CurrentTime': '2026-02-01' }, 'denied'],
  ['seconds behind other signs', { DateGreaterThan: { 'aws:CurrentTime': 'at 1767225600' } }, { 'aws:CurrentTime': '2026-02-01' }, 'denied'],
  ['seconds before other signs', { DateGreaterThan: { 'aws:CurrentTime': '1767225600 s' } }, { 'aws:CurrentTime': '2026-02-01' }, 'denied'],
]);

table('Bool, Binary and Null', [
  ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'true' }, 'allowed'],
  ['Bool, native (fact 14)', { Bool: { 'aws:SecureTransport': true } }, { 'aws:SecureTransport': 'true' }, 'allowed'],
  ['Bool ignores case', { Bool: { 'aws:SecureTransport': 'True' } }, { 'aws:SecureTransport': 'true' }, 'allowed'],
  ['Bool, false', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'false' }, 'denied'],
  ['BinaryEquals', { BinaryEquals: { 'x:Key': 'QmluYXJ5' } }, { 'x:Key': 'QmluYXJ5' }, 'allowed'],
  ['BinaryEquals, another', { BinaryEquals: { 'x:Key': 'QmluYXJ5' } }, { 'x:Key': 'qmluyxj5' }, 'denied'],
  ['Null true, absent', { Null: { [tag]: 'true' } }, {}, 'allowed'],
  ['Null true, there', { Null: { [tag]: 'true' } }, { [tag]: '' }, 'denied'],
  ['Null false, there', { Null: { [tag]: false } }, { [tag]: 'x' }, 'allowed'],
  ['Null false, absent', { Null: { [tag]: 'false' } }, {}, 'denied'],
  ['Null both, there', { Null: { [tag]: ['true', 'false'] } }, { [tag]: 'x' }, 'allowed'],
  ['Null both, absent', { Null: { [tag]: ['true', 'false'] } }, {}, 'allowed'],
  ['Null, not known', { Null: { [tag]: { Ref: 'P' } } }, {}, 'unknown'],
]);

table('IP operators', [
  ['IpAddress in a range', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '203.0.113.255' }, 'allowed'],
  ['IpAddress outside', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '203.0.114.0' }, 'denied'],
  ['IpAddress, everything (fact 15)', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { 'aws:SourceIp': '198.51.100.7' }, 'allowed'],
  ['IpAddress, no prefix is one address (fact 15)', { IpAddress: { 'aws:SourceIp': '203.0.113.1' } }, { 'aws:SourceIp': '203.0.113.2' }, 'denied'],
  ['IpAddress is no comparison of text (fact 15)', { IpAddress: { 'aws:SourceIp': '2001:DB8::/32' } }, { 'aws:SourceIp': '2001:db8:0:0::1' }, 'allowed'],
  ['IpAddress of the other version', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { 'aws:SourceIp': '2001:DB8::1' }, 'denied'],
  ['NotIpAddress', { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24'] } }, { 'aws:SourceIp': '198.51.100.1' }, 'denied'],
  ['no address', { IpAddress: { 'aws:SourceIp': 'everywhere' } }, { 'aws:SourceIp': '203.0.113.1' }, 'denied'],
]);

const topic = 'arn:aws:sns:eu-west-1:111122223333:t';

table('Arn operators', [
  ['ArnEquals is ArnLike (fact 3)', { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } }, { 'aws:SourceArn': topic }, 'allowed'],
  ['ArnLike compares part by part (fact 3)', { ArnLike: { 'aws:SourceArn': 'arn:aws:*:t' } }, { 'aws:SourceArn': topic }, 'denied'],
  ['StringLike does not', { StringLike: { 'aws:SourceArn': 'arn:aws:*:t' } }, { 'aws:SourceArn': topic }, 'allowed'],
  ['ArnLike, colons in the last part', { ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:*:log-group:*:x' } }, { 'aws:SourceArn': 'arn:aws:logs:r:1:log-group:a:b:x' }, 'allowed'],
  ['ArnNotEquals', { ArnNotEquals: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }, { 'aws:SourceArn': topic }, 'denied'],
  ['ArnNotLike', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sqs:*:*:*' } }, { 'aws:SourceArn': topic }, 'allowed'],
  ['a hole in the account', { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:sns:*:${AWS::AccountId}:t' } } }, { 'aws:SourceArn': topic }, 'unknown'],
  ['the ARN of the role', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } }, {}, 'allowed'],
]);

table('keys of the caller', [
  ['no service', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }, {}, 'allowed'],
  ['the name of no service', { Null: { 'aws:PrincipalServiceName': 'true', 'aws:PrincipalServiceNamesList': 'true' } }, {}, 'allowed'],
  ['the account', { StringEquals: { 'aws:PrincipalAccount': '111122223333' } }, {}, 'allowed'],
  ['a session of a role', { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }, {}, 'allowed'],
  ['a tag of the role', { StringEquals: { 'aws:PrincipalTag/team': 'red' } }, {}, 'allowed'],
]);

table('keys that are absent', [
  ['a positive operator is false (fact 11)', { StringEquals: { [tag]: 'x' } }, {}, 'denied'],
  ['a negated one is true (fact 11)', { StringNotEquals: { [tag]: 'x' } }, {}, 'allowed'],
  ['NotIpAddress is true (fact 11)', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, {}, 'allowed'],
  ['NumericNotEquals is true (fact 11)', { NumericNotEquals: { 's3:max-keys': '1' } }, {}, 'allowed'],
  ['ArnNotLike is true (fact 11)', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }, {}, 'allowed'],
  ['IfExists is true (fact 11)', { StringEqualsIfExists: { [tag]: 'x' } }, {}, 'allowed'],
  ['IfExists of a key that is there', { StringEqualsIfExists: { [tag]: 'x' } }, { [tag]: 'y' }, 'denied'],
  ['StringNotEqualsIfExists is true (fact 11)', { StringNotEqualsIfExists: { [tag]: 'x' } }, {}, 'allowed'],
  ['ForAllValues is true (fact 12)', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } }, {}, 'allowed'],
  ['ForAllValues negated is true (fact 12)', { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'x' } }, {}, 'allowed'],
  ['ForAnyValue is false (fact 12)', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'x' } }, {}, 'denied'],
  ['ForAnyValue negated is false (fact 12)', { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'x' } }, {}, 'denied'],
  ['ForAnyValue with IfExists is false, for it asks for a value (fact 12)', { 'ForAnyValue:StringEqualsIfExists': { 'aws:TagKeys': 'x' } }, {}, 'denied'],
  ['ForAnyValue negated with IfExists is false', { 'ForAnyValue:StringNotEqualsIfExists': { 'aws:TagKeys': 'x' } }, {}, 'denied'],
  ['ForAllValues with IfExists is true', { 'ForAllValues:StringEqualsIfExists': { 'aws:TagKeys': 'x' } }, {}, 'allowed'],
  ['ForAllValues of Null is true (fact 12)', { 'ForAllValues:Null': { 'aws:TagKeys': 'false' } }, {}, 'allowed'],
  ['ForAnyValue of Null is false (fact 12)', { 'ForAnyValue:Null': { 'aws:TagKeys': 'true' } }, {}, 'denied'],
  ['ForAllValues of Null, there', { 'ForAllValues:Null': { 'aws:TagKeys': 'true' } }, { 'aws:TagKeys': ['x'] }, 'denied'],
  ['ForAnyValue of Null, there', { 'ForAnyValue:Null': { 'aws:TagKeys': 'false' } }, { 'aws:TagKeys': ['x'] }, 'allowed'],
  ['Null false cures ForAllValues (fact 12)', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' }, Null: { 'aws:TagKeys': 'false' } }, {}, 'denied'],
]);

table('keys with several values', [
  ['ForAllValues, all fit', { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*', 'b'] } }, { 'aws:TagKeys': ['ax', 'b'] }, 'allowed'],
  ['ForAllValues, one does not', { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*', 'b'] } }, { 'aws:TagKeys': ['ax', 'c'] }, 'denied'],
  ['ForAllValues:StringNotLike, none fits', { 'ForAllValues:StringNotLike': { 'aws:TagKeys': 'a*' } }, { 'aws:TagKeys': ['b', 'c'] }, 'allowed'],
  ['ForAllValues:StringNotLike, one fits', { 'ForAllValues:StringNotLike': { 'aws:TagKeys': 'a*' } }, { 'aws:TagKeys': ['b', 'ax'] }, 'denied'],
  ['ForAnyValue, one fits', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['b', 'a'] }, 'allowed'],
  ['ForAnyValue, none fits', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['b', 'c'] }, 'denied'],
  ['ForAnyValue:StringNotEquals, one is another', { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'b'] }, 'allowed'],
  ['no set operator, all agree', { StringEquals: { 'aws:TagKeys': ['a', 'b'] } }, { 'aws:TagKeys': ['a', 'b'] }, 'allowed'],
  ['no set operator, they differ', { StringEquals: { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'b'] }, 'unknown'],
]);

describe('evaluate: multi-factor authentication', () => {
  const guarded = (effect: string, operator: string, value: string, context: Context): AccessAnswer => ask({
    identity: [
      { Effect: effect, Action: '*', Resource: '*', Condition: { [operator]: { 'aws:MultiFactorAuthPresent': value } } },
      ...(effect === 'Deny' ? [{ Effect: 'Allow', Action: '*', Resource: '*' }] : []),
    ],
    context,
  }).answer;

  it('a Deny with Bool false does not stop long-term keys (fact 16)', () => assert.equal(guarded('Deny', 'Bool', 'false', {}), 'allowed'));
  it('a Deny with BoolIfExists false does (fact 16)', () => assert.equal(guarded('Deny', 'BoolIfExists', 'false', {}), 'denied'));
  it('an Allow with BoolIfExists true lets access keys through (fact 16)', () => assert.equal(guarded('Allow', 'BoolIfExists', 'true', {}), 'allowed'));
  it('an Allow with Bool true does not', () => assert.equal(guarded('Allow', 'Bool', 'true', {}), 'denied'));
});
