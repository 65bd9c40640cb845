import assert from 'node:assert/strict';
import { conditionDefect } from '../../../src/iam/condition/condition-defect.js';
import { statementOf, type PlainStatement } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

/** `kind: detail` of the first test in a condition; `null` when nothing is wrong with it. */
function defect(condition: Plain, statement: PlainStatement = {}): string {
  const read = statementOf({ ...statement, Condition: condition });
  const [test] = read.condition?.tests ?? [];
  assert.ok(test);
  const found = conditionDefect(test, read);
  if (found === null) return 'null';
  const { kind, nearest, value, form, type } = { nearest: null, value: null, form: null, type: null, ...found };
  return [kind, ...[nearest, value, form, type].filter((detail) => detail !== null)].join(': ');
}

const role = 'arn:aws:iam::111122223333:role/app';

describe('conditionDefect', () => {
  const cases: readonly (readonly [name: string, condition: Plain, expect: string, statement?: PlainStatement])[] = [
    ['a global key that is spelled well', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'null'],
    ['a misspelt global key', { StringEquals: { 'aws:PrincipleOrgID': 'o-a1b2c3d4e5' } }, 'misspelt-key: aws:PrincipalOrgID'],
    ['a misspelt key of MFA', { Bool: { 'aws:MultiFactorAuthPresentt': 'true' } }, 'misspelt-key: aws:MultiFactorAuthPresent'],
    ['a misspelt key under an operator that is not known', { NoSuchOperator: { 'aws:PrincipleOrgID': 'o-a1b2c3d4e5' } }, 'misspelt-key: aws:PrincipalOrgID'],
    ['a key of MFA that is compared as text, which is judged elsewhere', { StringEquals: { 'aws:MultiFactorAuthPresent': 'true' } }, 'null'],
    ['an operator that is not known', { NoSuchOperator: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'null'],
    ['an organizational unit where an organization is compared', { StringEquals: { 'aws:PrincipalOrgID': 'ou-a1b2-c3d4e5f6' } },
      'stray-value: ou-a1b2-c3d4e5f6: the id of an organization (`o-…`)'],
    ['an account that is a digit short', { StringEquals: { 'aws:SourceAccount': ['111122223333', '11112222333'] } }, 'stray-value: 11112222333: the twelve digits of an account'],
    ['an account that is a digit too long', { StringNotEquals: { 'kms:CallerAccount': '1111222233334' } }, 'stray-value: 1111222233334: the twelve digits of an account'],
    ['an account, and a pattern for some', { StringLike: { 'aws:PrincipalAccount': ['111122223333', '1111*'] } }, 'null'],
    ['a key without a service', { StringEquals: { PrincipalOrgID: 'o-a1b2c3d4e5' } }, 'key-without-service'],
    ['a placeholder for a key', { StringEquals: { '<key>': 'x' } }, 'null'],
    ['the tag of a key left out', { StringEquals: { 'aws:ResourceTag/': 'shop' } }, 'key-without-tag'],
    ['a key with its tag', { StringEquals: { 'aws:ResourceTag/team': 'shop' } }, 'null'],

    ['a key of ARNs as a number', { NumericEquals: { 'aws:PrincipalArn': '1' } }, 'wrong-type: ARN'],
    ['a key of truths as text', { StringEquals: { 'aws:SecureTransport': 'true' } }, 'wrong-type: Bool'],
    ['a key of text as an address', { IpAddress: { 'aws:PrincipalOrgID': '203.0.113.0/24' } }, 'wrong-type: String'],
    ['a key of addresses as text', { StringEquals: { 'aws:SourceIp': '203.0.113.7' } }, 'wrong-type: IPAddress'],
    ['a key of dates as a number of seconds', { NumericLessThan: { 'aws:CurrentTime': '1704067200' } }, 'null'],
    ['the presence of a key of any type', { Null: { 'aws:SecureTransport': 'false' } }, 'null'],
    ['an ARN under a key that is listed as text', { ArnEquals: { 'aws:PrincipalOrgID': role } }, 'stray-value: ' + role + ': the id of an organization (`o-…`)'],
    ['an ARN in a key of another kind of text', { ArnLike: { 'aws:PrincipalTag/owner': role } }, 'null'],
    ['a name beside an ARN in a key of text', { ArnLike: { 'aws:PrincipalTag/owner': [role, 'app'] } }, 'wrong-type: String'],
    ['an ARN of which parts are filled in', { ArnLike: { 'aws:PrincipalTag/owner': { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/app' } } }, 'null'],
    ['a name in a key of text, compared as an ARN', { ArnLike: { 'aws:PrincipalTag/owner': 'app' } }, 'wrong-type: String'],
    ['an ARN as text', { StringEquals: { 'aws:PrincipalArn': role } }, 'arn-as-text'],
    ['an ARN with a wildcard as text that knows none', { StringEquals: { 'aws:PrincipalArn': `${role}-*` } }, 'literal-star'],
    ['an ARN with a wildcard as text that knows them', { StringLike: { 'aws:PrincipalArn': `${role}-*` } }, 'arn-as-text'],
    ['a boundary as text, as the documentation has it', { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/limit' } }, 'null', { Action: 'iam:CreateRole' }],
    ['the source of a call as text, as guides have it', { StringEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:news' } }, 'null'],
    ['a pattern for the source of a call as text', { StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:news' } }, 'arn-as-text'],

    ['a value that is no truth', { Bool: { 'aws:SecureTransport': 'yes' } }, 'unreadable-value: yes: Bool'],
    ['a value that is no address', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '203.0.113.0/33'] } }, 'unreadable-value: 203.0.113.0/33: IPAddress'],
    ['a value that is no ARN', { ArnEquals: { 'aws:PrincipalArn': 'app' } }, 'unreadable-value: app: ARN'],
    ['an ARN without its last part', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333' } }, 'unreadable-value: arn:aws:sns:eu-west-1:111122223333: ARN'],
    ['an ARN whose last parts a star stands for', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:1111*' } }, 'null'],
    ['an ARN whose last part is empty', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:' } }, 'null'],
    ['a placeholder for a value', { IpAddress: { 'aws:SourceIp': '<office>' } }, 'null'],
    ['true and false', { Bool: { 'aws:SecureTransport': ['true', 'false'] } }, 'both-values'],
    ['an allowance for requests in plain text', { Bool: { 'aws:SecureTransport': 'false' } }, 'wrong-transport'],
    ['an allowance for encrypted requests', { Bool: { 'aws:SecureTransport': 'true' } }, 'null'],
    ['a denial of encrypted requests', { Bool: { 'aws:SecureTransport': 'true' } }, 'wrong-transport', { Effect: 'Deny' }],
    ['a denial of requests in plain text', { Bool: { 'aws:SecureTransport': 'false' } }, 'null', { Effect: 'Deny' }],

    ['a global key with several values', { StringEquals: { 'aws:TagKeys': 'team' } }, 'no-set-operator'],
    ['a global key with several values, of which one fits', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } }, 'null'],
    ['whether a global key with several values is there', { Null: { 'aws:TagKeys': 'false' } }, 'null'],
    ['a key of a service with several values', { StringEquals: { 'events:source': 'aws.ec2' } }, 'null', { Action: 'events:PutRule' }],
    ['a star that is no wildcard', { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-*'] } }, 'literal-star'],
    ['a star behind what is filled in', { StringEquals: { 'aws:ResourceTag/team': { 'Fn::Sub': '${Team}-*' } } }, 'literal-star'],
    ['no values', { StringEquals: { 'aws:RequestedRegion': [] } }, 'no-values'],
    ['no values, which all fit', { StringNotEquals: { 'aws:RequestedRegion': [] } }, 'null'],
    ['a star that is one', { StringLike: { 'aws:RequestedRegion': 'eu-*' } }, 'null'],
    ['a star of an encryption context', { StringEquals: { 'kms:EncryptionContext:SourceArn': 'arn:aws:logs:*' } }, 'null', { Action: 'kms:Decrypt' }],
    ['the star that is everybody', { StringEquals: { 'lambda:Principal': '*' } }, 'null', { Action: 'lambda:AddPermission' }],
    ['a star for some callers of a function', { StringEquals: { 'lambda:Principal': '*.amazonaws.com' } }, 'literal-star', { Action: 'lambda:AddPermission' }],

    ['a key of the action', { StringLike: { 's3:prefix': 'home/*' } }, 'null', { Action: 's3:ListBucket' }],
    ['a key of another action', { StringLike: { 's3:prefix': 'home/*' } }, 'unsupported-key', { Action: 's3:GetObject' }],
    ['a key of another service', { StringLike: { 's3:prefix': 'home/*' } }, 'unsupported-key', { Action: 'ec2:*' }],
    ['a key of one of several actions', { StringLike: { 's3:prefix': 'home/*' } }, 'null', { Action: ['s3:GetObject', 's3:ListBucket'] }],
    ['a key that no action of its service has', { StringLike: { 's3:ListingOrder': 'up' } }, 'null', { Action: 's3:GetObject' }],
    ['a key for actions that are not known', { StringLike: { 's3:prefix': 'home/*' } }, 'null', { Action: { Ref: 'Actions' } }],
    ['a claim of a token', { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/*' } }, 'null', { Action: 's3:GetObject' }],
    ['a key of the caller that another service names', { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }, 'null', { Action: 's3:GetObject' }],
  ];
  for (const [name, condition, expect, statement] of cases) it(`${name}: ${expect}`, () => assert.equal(defect(condition, statement), expect));
});
