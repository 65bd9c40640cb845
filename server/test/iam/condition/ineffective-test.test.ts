import assert from 'node:assert/strict';
import { isIneffectiveCondition } from '../../../src/iam/condition/ineffective-test.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from '../support/value-from.js';

function isIneffective(condition: Plain | null): boolean {
  const allow = { Effect: 'Allow', Action: '*', Resource: '*', ...(condition === null ? {} : { Condition: condition }) };
  const [statement] = readPolicy(valueFrom({ Version: '2012-10-17', Statement: allow }), 'identity').statements;
  assert.ok(statement);
  return isIneffectiveCondition(statement.condition);
}

describe('isIneffectiveCondition', () => {
  const cases: readonly (readonly [name: string, condition: Plain | null, expect: boolean])[] = [
    ['no condition', null, true],
    ['encryption on the way', { Bool: { 'aws:SecureTransport': 'true' } }, true],
    ['a star', { StringLike: { 'aws:PrincipalArn': '*' } }, true],
    ['a star that is no wildcard', { StringEquals: { 'aws:PrincipalTag/Team': '*' } }, false],
    ['the internet in halves', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, true],
    ['a network', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    ['a boundary', { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } }, false],
    ['a boundary, if there is one', { StringEqualsIfExists: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } }, true],
    ['a boundary, if there is one, and there must be one', {
      StringEqualsIfExists: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' }, Null: { 'iam:PermissionsBoundary': 'false' },
    }, false],
    ['any boundary but one', { StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } }, true],
    ['a boundary that bounds nothing', { ArnEquals: { 'iam:PermissionsBoundary': ['arn:aws:iam::111122223333:policy/limit', 'arn:aws:iam::aws:policy/AdministratorAccess'] } }, true],
    ['any policy as a boundary', { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/*' } }, true],
    ['any policy of an account as a boundary', { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/*' } }, false],
    ['a star in a boundary that is no wildcard', { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/*' } }, false],
    ['some boundary', { Null: { 'iam:PermissionsBoundary': 'false' } }, true],
    ['tags that may be left out', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, true],
    ['a tag that has to be given', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }, false],
    ['a tag of the resource', { StringEquals: { 'aws:ResourceTag/team': 'shop' } }, false],
    ['a tag of the resource, if it has one', { StringEqualsIfExists: { 'aws:ResourceTag/team': 'shop' } }, true],
    ['a tag of the role, if it has one', { 'StringLikeIfExists': { 'iam:ResourceTag/team': 'shop*' } }, true],
    ['any tag of the resource but one', { StringNotEqualsIfExists: { 'aws:ResourceTag/protected': 'yes' } }, false],
    ['a tag of the caller, if it has one', { StringEqualsIfExists: { 'aws:PrincipalTag/team': 'shop' } }, false],
    ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, false],
    ['MFA for whom has it', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, true],
    ['no MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, true],
    ['what the sender writes', { StringLike: { 'aws:UserAgent': 'console*', 'aws:Referer': 'https://shop.example/*' } }, true],
    ['a call by oneself', { Bool: { 'aws:ViaAWSService': 'false' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }, true],
    ['a call by a service', { Bool: { 'aws:ViaAWSService': 'true' } }, false],
    ['a day that comes', { DateGreaterThan: { 'aws:CurrentTime': '2024-01-01T00:00:00Z' } }, true],
    ['a day that passes', { DateGreaterThan: { 'aws:CurrentTime': '2024-01-01T00:00:00Z' }, DateLessThan: { 'aws:CurrentTime': '2024-02-01T00:00:00Z' } }, false],
    ['all but one network', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, true],
    ['all but the internet', { NotIpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, false],
    ['all but one caller', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/read' }, StringNotEquals: { 'aws:PrincipalTag/Team': 'guests' } }, true],
    ['any caller, for all values', { 'ForAllValues:StringLike': { 'aws:PrincipalArn': '*' } }, true],
    ['sessions of one name', { StringLike: { 'aws:userid': '*:nightly' } }, false],
    ['a kind of caller, which every request has', { Null: { 'aws:PrincipalType': 'false', 'aws:CurrentTime': 'false' } }, true],
    ['sessions that begin later', { DateGreaterThan: { 'aws:TokenIssueTime': '2024-01-01T00:00:00Z' } }, true],
    ...['iam:PolicyARN', 'aws:PrincipalArn', 'aws:PrincipalAccount', 'aws:userid', 'aws:EpochTime'].map((key) => (
      [`${key}, which every request has`, { Null: { [key]: 'false' } }, true] as const)),
    ['a name of a user, which roles have none of', { Null: { 'aws:username': 'false' } }, false],
    ['the absence of what every request has', { Null: { 'aws:PrincipalArn': 'true' } }, false],
    ['seconds that come', { NumericGreaterThan: { 'aws:EpochTime': '1704067200' } }, true],
    ...['aws:userid', 'aws:username', 'aws:SourceVpce', 'aws:VpcSourceIp'].map((key) => (
      [`all but one ${key}`, { [key.endsWith('Ip') ? 'NotIpAddress' : 'StringNotEquals']: { [key]: key.endsWith('Ip') ? '10.0.0.0/24' : 'one' } }, true] as const)),
    ['all but one region, which may be all there is', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, false],
    ['all but every caller', { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/read', '*'] } }, false],
    ['all but one network and the internet', { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }, false],
    ['one network and the internet', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }, true],
    ['a tag, if it is given', { StringEqualsIfExists: { 'aws:RequestTag/team': 'shop' } }, true],
    ['all but one network address that is not known', { NotIpAddress: { 'aws:SourceIp': { Ref: 'Office' } } }, false],
    ['nobody', { ArnNotLike: { 'aws:PrincipalArn': '*' } }, false],
    ['any name that is not empty', { StringLike: { 'aws:username': '?*' } }, true],
    ['names of one character', { StringLike: { 'aws:username': '?' } }, false],
    ['all but any name that is not empty', { StringNotLike: { 'aws:username': '*?' } }, false],
    ['any session', { StringLike: { 'aws:userid': '*:*' } }, true],
    ['the sessions of one role', { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } }, false],
    ['what every request has', { Null: { 'aws:PrincipalArn': 'false', 'iam:PolicyARN': 'false' } }, true],
    ['what no request has', { Null: { 'aws:PrincipalArn': 'true' } }, false],
    ['with an endpoint or without', { Null: { 'aws:SourceVpce': ['true', 'false'] } }, true],
    ['an endpoint', { Null: { 'aws:SourceVpce': 'false' } }, false],
    ['any policy', { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::*:policy/*' } }, true],
    ['policies of the own account', { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::111122223333:policy/*' } }, false],
    ['one policy', { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } }, false],
    ['any policy but one that makes an administrator', { ArnNotEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } }, true],
    ['any policy but those of AWS', { ArnNotLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/*' } }, false],
    ['two tests of which one limits', { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:ResourceTag/team': 'shop' } }, false],
    ['something that is not known', { $unknown: true }, false],
  ];
  for (const [name, condition, expect] of cases) it(`${name}: ${String(expect)}`, () => assert.equal(isIneffective(condition), expect));
});
