import assert from 'node:assert/strict';
import type { NamedPolicy } from '../../../src/iam/evaluate/access.js';
import { evaluate } from '../../../src/iam/evaluate/evaluate.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import type { Assumption } from '../../../src/value/guard.js';
import { ask, userArn, type Question } from '../support/ask.js';
import { valueFrom, type Plain } from '../support/value-from.js';

const mfa = 'aws:MultiFactorAuthPresent';

function allowIf(condition: Plain): Plain {
  return { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition };
}

function denyIf(condition: Plain): Plain {
  return { Effect: 'Deny', Action: '*', Resource: '*', Condition: condition };
}

const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

function answer(question: Question): readonly [string, ...string[]] {
  const verdict = ask({ only: false, ...question });
  return [verdict.answer, ...verdict.when];
}

describe('evaluate: what is not known of a request', () => {
  const cases: readonly (readonly [name: string, question: Question, ...expect: string[]])[] = [
    ['one demand', { identity: allowIf({ Bool: { [mfa]: 'true' } }) }, 'conditional', 'aws:MultiFactorAuthPresent is true'],
    ['a demand that is met', { identity: allowIf({ Bool: { [mfa]: 'true' } }), context: { [mfa]: 'true' } }, 'allowed'],
    ['a demand that is not met', { identity: allowIf({ Bool: { [mfa]: 'true' } }), only: true }, 'denied'],
    ['a key that is known to be absent', { identity: allowIf({ Bool: { [mfa]: 'true' } }), context: { [mfa]: null } }, 'denied'],
    ['two demands', { identity: allowIf({ Bool: { [mfa]: 'true' }, StringLike: { 'aws:RequestTag/a': ['x', 'y*'] } }) },
      'conditional', 'aws:MultiFactorAuthPresent is true', 'aws:RequestTag/a matches x or y*'],
    ['one of two statements', { identity: [allowIf({ Bool: { [mfa]: 'true' } }), allowIf({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })] },
      'conditional', 'aws:MultiFactorAuthPresent is true, or aws:SourceIp is in 203.0.113.0/24'],
    ['no deny', { identity: [allow, denyIf({ BoolIfExists: { [mfa]: 'false' } })] },
      'conditional', 'aws:MultiFactorAuthPresent is present and is not false'],
    ['no deny outside of a network', { identity: [allow, denyIf({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })] },
      'conditional', 'aws:SourceIp is in 203.0.113.0/24'],
    ['no deny with two demands', { identity: [allow, denyIf({ Bool: { [mfa]: 'false' }, StringEquals: { 'aws:RequestTag/a': 'x' } })] },
      'conditional', 'not (aws:MultiFactorAuthPresent is false and aws:RequestTag/a is x)'],
    ['an allow and no deny that say the same', { identity: [allowIf({ Bool: { [mfa]: 'true' } }), denyIf({ BoolIfExists: { [mfa]: 'false' } })] },
      'conditional', 'aws:MultiFactorAuthPresent is true'],
    ['an allow and a deny that exclude each other', { identity: [allowIf({ StringEquals: { 'aws:RequestTag/a': 'x' } }), denyIf({ StringEquals: { 'aws:RequestTag/a': 'x' } })] }, 'denied'],
    ['two allows that leave nothing open', { identity: [allowIf({ StringEquals: { 'aws:RequestTag/a': 'x' } }), allowIf({ StringNotEquals: { 'aws:RequestTag/a': 'x' } })] }, 'allowed'],
    ['what every request says of its transport', { identity: [allowIf({ Bool: { 'aws:SecureTransport': 'true' } }), allowIf({ Bool: { 'aws:SecureTransport': 'false' } })] }, 'allowed'],
    ['a region, and every other one', { identity: [allowIf({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }), allowIf({ 'ForAnyValue:StringNotEquals': { 'aws:RequestedRegion': 'eu-west-1' } })] }, 'allowed'],
    ['a time that is always there', { identity: allowIf({ Null: { 'aws:CurrentTime': 'false' } }) }, 'allowed'],
    ['a time that is never missing', { identity: [allow, denyIf({ Null: { 'aws:EpochTime': 'false' } })] }, 'denied'],
    ['an address, which requests by an endpoint lack', { identity: allowIf({ Null: { 'aws:SourceIp': 'false' } }) }, 'conditional', 'aws:SourceIp is present'],
    ['what only temporary credentials have, of a user', { identity: allowIf({ Null: { 'aws:TokenIssueTime': 'false' } }), caller: 'user' }, 'conditional', 'aws:TokenIssueTime is present'],
    ['what only temporary credentials have, of a role', { identity: allowIf({ Null: { 'aws:TokenIssueTime': 'false' } }) }, 'allowed'],
    ['what signed requests have, of whoever it is', { identity: allowIf({ Null: { 'aws:userid': 'false' } }), caller: 'anyone' }, 'conditional', 'aws:userid is present'],
    ['a key that is always there, where nothing is given', { identity: allowIf({ Bool: { 'aws:SecureTransport': 'true' } }), only: true }, 'denied'],
    ['patterns that meet', { identity: allowIf({ StringLike: { 'aws:RequestTag/a': 'x*' } }), boundary: allowIf({ StringLike: { 'aws:RequestTag/a': '*y' } }) },
      'conditional', 'aws:RequestTag/a matches x*', 'aws:RequestTag/a matches *y'],
    ['patterns that do not meet', { identity: allowIf({ StringLike: { 'aws:RequestTag/a': 'x*' } }), boundary: allowIf({ StringLike: { 'aws:RequestTag/a': 'y*' } }) }, 'denied'],
    ['numbers with nothing between them', { identity: [allowIf({ NumericLessThan: { 's3:max-keys': '10' } }), denyIf({ NumericLessThanEquals: { 's3:max-keys': '10' } })] }, 'denied'],
    ['numbers with something between them', { identity: [allowIf({ NumericLessThan: { 's3:max-keys': '10' } }), denyIf({ NumericLessThan: { 's3:max-keys': '10' } }), allowIf({ NumericEquals: { 's3:max-keys': '10' } })] },
      'conditional', 's3:max-keys is 10'],
    ['a number that is not spelt as one', { identity: allowIf({ NumericLessThanIfExists: { 's3:max-keys': '1e1' } }) }, 'conditional', 's3:max-keys is absent or is less than 1e1'],
    ['a network that is not spelt as one', { identity: allowIf({ IpAddressIfExists: { 'aws:SourceIp': 'office' } }) }, 'conditional', 'aws:SourceIp is absent or is in office'],
    ['dates', { identity: allowIf({ DateLessThan: { 'aws:CurrentTime': '2027-01-01' } }) }, 'conditional', 'aws:CurrentTime is before 2027-01-01'],
    ['a date at the latest', { identity: allowIf({ DateLessThanEquals: { 'aws:CurrentTime': '2027-01-01' } }) }, 'conditional', 'aws:CurrentTime is at or before 2027-01-01'],
    ['a date at the earliest', { identity: allowIf({ DateGreaterThanEquals: { 'aws:CurrentTime': '2027-01-01' } }) }, 'conditional', 'aws:CurrentTime is at or after 2027-01-01'],
    ['a date before', { identity: allowIf({ DateGreaterThan: { 'aws:CurrentTime': '2027-01-01' } }) }, 'conditional', 'aws:CurrentTime is after 2027-01-01'],
    ['a number at most', { identity: allowIf({ NumericLessThanEquals: { 's3:max-keys': '10' } }) }, 'conditional', 's3:max-keys is at most 10'],
    ['a number at least', { identity: allowIf({ NumericGreaterThanEquals: { 's3:max-keys': '10' } }) }, 'conditional', 's3:max-keys is at least 10'],
    ['a number above', { identity: allowIf({ NumericGreaterThan: { 's3:max-keys': '10' } }) }, 'conditional', 's3:max-keys is greater than 10'],
    ['a key that must be absent', { identity: allowIf({ Null: { 'aws:SourceVpce': 'true' } }) }, 'conditional', 'aws:SourceVpce is absent'],
    ['no deny of a number', { identity: [allow, denyIf({ NumericGreaterThan: { 's3:max-keys': '10' } })] }, 'conditional', 's3:max-keys is not greater than 10'],
    ['no deny of one of some values', { identity: [allow, denyIf({ StringEquals: { 'aws:RequestTag/a': ['x', 'y'] } })] }, 'conditional', 'aws:RequestTag/a is not x nor y'],
    ['no deny of an operator that does not exist', { identity: [allow, denyIf({ StringIs: { 'aws:RequestTag/a': 'x' } })] }, 'unknown'],
    ['the name of no service', { identity: allowIf({ Null: { 'aws:PrincipalServiceName': 'true', 'aws:PrincipalServiceNamesList': 'true' } }) }, 'allowed'],
    ['a type of user', { caller: 'user', identity: allowIf({ StringEquals: { 'aws:PrincipalType': 'User' } }) }, 'allowed'],
    ['a user by his ARN', { caller: 'user', identity: allowIf({ ArnEquals: { 'aws:PrincipalArn': userArn } }) }, 'allowed'],
    ['another key of a user that may be there', { caller: 'user', identity: allowIf({ StringEquals: { 'aws:RequestTag/Stage': 'red' } }) }, 'conditional', 'aws:RequestTag/Stage is red'],
    ['a tag that a member of a group may have', { caller: 'group', identity: allowIf({ StringEquals: { 'aws:PrincipalTag/Stage': 'red' } }) }, 'conditional', 'aws:PrincipalTag/Stage is red'],
    ['a network within a network', { identity: [allowIf({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), denyIf({ IpAddress: { 'aws:SourceIp': '10.0.0.0/9' } }), denyIf({ IpAddress: { 'aws:SourceIp': '10.128.0.0/9' } })] }, 'denied'],
    ['a key that must be there', { identity: allowIf({ Null: { 'aws:SourceVpce': 'false' } }) }, 'conditional', 'aws:SourceVpce is present'],
    ['an empty value', { identity: allowIf({ StringEquals: { 's3:prefix': '' } }) }, 'conditional', "s3:prefix is ''"],
    ['an empty value and another', { identity: [allow, denyIf({ StringEquals: { 's3:prefix': ['', 'home/'] } })] }, 'conditional', "s3:prefix is not '' nor home/"],
    ['a value that is empty in hardly a request', { identity: allowIf({ StringLikeIfExists: { 's3:prefix': '?*' } }) }, 'allowed'],
    ['all values', { identity: allowIf({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }) }, 'conditional', 'every value of aws:TagKeys is a or b'],
    ['some value', { identity: allowIf({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }) }, 'conditional', 'a value of aws:TagKeys is a'],
    ['some value, and no other value', { identity: allowIf({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': 'b' } }) }, 'denied'],
    ['a variable in the resource', { caller: 'group', identity: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b/${aws:username}' } },
      'conditional', 'the resource matches arn:aws:s3:::b/${aws:username}'],
    ['a variable that can never fit', { caller: 'group', identity: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::c/${aws:username}' } }, 'denied'],
    ['a variable that is known', { caller: 'user', identity: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b/${aws:username}' }, resource: 'arn:aws:s3:::b/bob' }, 'allowed'],
    ['two keys that must be equal', { identity: allowIf({ StringEquals: { 'aws:ResourceTag/a': '${aws:PrincipalTag/a}' } }) },
      'conditional', 'aws:ResourceTag/a is ${aws:PrincipalTag/a}'],
    ['two keys that must and must not be equal', { identity: [allowIf({ StringEquals: { 'aws:ResourceTag/a': '${aws:PrincipalTag/a}' } }), denyIf({ StringEquals: { 'aws:ResourceTag/a': '${aws:PrincipalTag/a}' } })] }, 'denied'],
    ['a key that must be what is given for another', { identity: allowIf({ StringEquals: { 'aws:RequestTag/a': '${aws:RequestTag/b}' } }), context: { 'aws:RequestTag/a': 'x' } },
      'conditional', 'aws:RequestTag/a is ${aws:RequestTag/b}'],
    ['a key that must not be what is given for another', { identity: [allow, denyIf({ StringLike: { 'aws:RequestTag/a': 'x${aws:RequestTag/b}' } })], context: { 'aws:RequestTag/a': 'xy' } },
      'conditional', 'aws:RequestTag/a does not match x${aws:RequestTag/b}'],
    ['a key that must be a tag of the caller', { identity: allowIf({ StringEquals: { 'aws:PrincipalTag/team': '${aws:RequestTag/b}' } }) },
      'conditional', 'aws:PrincipalTag/team is ${aws:RequestTag/b}'],
    ['a tag of the caller', { identity: allowIf({ StringEquals: { 'aws:PrincipalTag/Team': 'red' } }) }, 'allowed'],
    ['a tag that a user does not have', { caller: 'user', identity: allowIf({ StringEquals: { 'aws:PrincipalTag/Stage': 'red' } }) }, 'denied'],
    ['a tag that the session of a role may bring', { identity: allowIf({ StringEquals: { 'aws:PrincipalTag/Stage': 'red' } }) }, 'conditional', 'aws:PrincipalTag/Stage is red'],
    ['a role has no user name', { identity: allowIf({ StringLike: { 'aws:username': '*' } }) }, 'denied'],
    ['a group has members with one', { caller: 'group', identity: allowIf({ StringEquals: { 'aws:username': 'bob' } }) }, 'conditional', 'aws:username is bob'],
    ['a condition of the template', { identity: { Effect: 'Allow', Action: '*', Resource: { 'Fn::If': ['Prod', 'arn:aws:s3:::b/*', 'arn:aws:s3:::c/*'] } } }, 'conditional'],
    ['a condition of the template that decides the effect', { identity: { Effect: { 'Fn::If': ['Prod', 'Deny', 'Allow'] }, Action: '*', Resource: '*' } }, 'conditional', '!Prod'],
    ['a condition of the template that decides nothing', { identity: { Effect: 'Allow', Action: '*', Resource: { 'Fn::If': ['Prod', '*', 'arn:aws:s3:::b/*'] } } }, 'allowed'],
    ['what is unknown and denied in any case', { identity: [allowIf({ StringEquals: { 'aws:RequestTag/a': { Ref: 'P' } } }), denyIf({ Null: { 'aws:RequestTag/b': 'true' } })], context: { 'aws:RequestTag/b': null } }, 'denied'],
    ['what is unknown beside a demand', { identity: allowIf({ StringEquals: { 'aws:RequestTag/a': { Ref: 'P' } }, Bool: { [mfa]: 'true' } }), context: { 'aws:RequestTag/a': 'x' } }, 'unknown'],
  ];
  for (const [name, question, ...expect] of cases) {
    it(`${name}: ${expect.join('; ')}`, () => assert.deepEqual(answer(question).slice(0, expect.length), expect));
  }

  it('considers a denial with several keys after any number of permissions', () => {
    const permissions = Array.from({ length: 70 }, (_, index) => allowIf({ StringEquals: { [`aws:RequestTag/t${index}`]: 'x' } }));
    const denial = denyIf({ StringEquals: { 'aws:RequestTag/a': 'x', 'aws:RequestTag/b': 'y', 'aws:RequestTag/c': 'z' } });
    assert.equal(ask({ only: false, identity: [allow, ...permissions, denial] }).answer, 'conditional');
  });

  it('considers requests that none of many permissions allows', () => {
    const permissions = Array.from({ length: 12 }, (_, index) => allowIf({ StringNotEquals: { [`aws:RequestTag/t${index}`]: 'x' } }));
    assert.equal(ask({ only: false, identity: permissions }).answer, 'conditional');
    assert.equal(ask({ only: false, identity: [allow, ...permissions] }).answer, 'allowed');
    assert.equal(ask({ only: false, identity: allow, boundary: permissions }).answer, 'conditional');
  });

  it('counts a boundary that a condition of the template attaches, even where it is silent', () => {
    const verdict = evaluate({ caller: { kind: 'group', arn: null, account: [], name: null, tags: null }, action: 's3:GetObject', resource: { kind: 'any', within: [] }, context: new Map(), onlyGivenContext: true }, {
      identity: [{ name: 'identity', policy: readPolicy(valueFrom({ Statement: allow }), 'identity'), when: [] }],
      boundary: [{ name: 'boundary', policy: readPolicy(valueFrom({ Statement: [] }), 'boundary'), when: [{ kind: 'condition', name: 'Limited', holds: true }] }],
      resource: [],
    });
    assert.deepEqual([verdict.answer, verdict.when], ['conditional', ['!Limited']]);
  });

  const parameters: readonly (readonly [assumption: Assumption, expect: string])[] = [
    [{ kind: 'parameter', name: 'Stage', value: 'prod' }, 'Stage == "prod"'],
    [{ kind: 'other-value', name: 'Stage', values: ['prod'] }, 'Stage != "prod"'],
  ];
  for (const [assumption, expect] of parameters) {
    it(`asks for ${expect}`, () => {
      const verdict = evaluate({ caller: { kind: 'group', arn: null, account: [], name: null, tags: null }, action: 's3:GetObject', resource: { kind: 'any', within: [] }, context: new Map(), onlyGivenContext: true }, {
        identity: [{ name: 'identity', policy: readPolicy(valueFrom({ Statement: allow }), 'identity'), when: [assumption] }], boundary: [], resource: [],
      });
      assert.deepEqual([verdict.answer, verdict.when], ['conditional', [expect]]);
    });
  }

  it('denies everybody where an Allow and a Deny for all other stages leave nothing', () => {
    const named = (statement: Plain, assumption: Assumption): NamedPolicy => ({ name: 'identity', policy: readPolicy(valueFrom({ Statement: statement }), 'identity'), when: [assumption] });
    const isProd: Assumption = { kind: 'parameter', name: 'Stage', value: 'prod' };
    const isOther: Assumption = { kind: 'other-value', name: 'Stage', values: ['prod'] };
    const deny = { ...allow, Effect: 'Deny' };
    const answers = [[isProd, isOther], [isOther, isOther]].map(([allowed = isProd, denied = isOther]) => evaluate(
      { caller: { kind: 'group', arn: null, account: [], name: null, tags: null }, action: 's3:GetObject', resource: { kind: 'any', within: [] }, context: new Map(), onlyGivenContext: true },
      { identity: [named(allow, allowed), named(deny, denied)], boundary: [], resource: [] },
    ).answer);
    assert.deepEqual(answers, ['conditional', 'denied']);
  });

  it('judges a condition with more keys than can be tried one by one', () => {
    const keys = Array.from({ length: 12 }, (_, index) => [`aws:RequestTag/k${index}`, ['a', 'b', 'c']] as const);
    const demands = Object.fromEntries(keys);
    assert.equal(answer({ identity: allowIf({ StringEquals: demands }) })[0], 'conditional');
    assert.equal(answer({ identity: [allow, denyIf({ StringEquals: demands })] })[0], 'conditional');
    assert.equal(answer({ identity: [allowIf({ StringEquals: demands }), denyIf({ StringLike: { 'aws:RequestTag/k0': '?' } })] })[0], 'denied');
  });
});

describe('evaluate: because', () => {
  const sids = (question: Question): string[] => ask({ only: false, ...question }).because
    .map(({ effect, policy, statement }) => `${effect} ${policy.name} ${statement?.sid ?? '-'}`);
  const named = (sid: string, effect: string, more: object = {}): Plain => ({ Sid: sid, Effect: effect, Action: '*', Resource: '*', ...more });

  it('names the statements that allow, and those of the boundary', () => {
    assert.deepEqual(sids({ identity: [named('A', 'Allow'), named('B', 'Allow', { Action: 'sqs:*' })], boundary: named('C', 'Allow') }),
      ['allow identity A', 'boundary boundary C']);
  });
  it('names the statement that denies, and no other', () => {
    assert.deepEqual(sids({ identity: [named('A', 'Allow'), named('B', 'Deny')] }), ['deny identity B']);
  });
  it('names a boundary that is silent', () => {
    assert.deepEqual(sids({ identity: named('A', 'Allow'), boundary: named('C', 'Allow', { Action: 'sqs:*' }) }), ['boundary boundary -']);
  });
  it('names nothing where nothing allows', () => assert.deepEqual(sids({ identity: named('A', 'Allow', { Action: 'sqs:*' }) }), []));
  it('does not name a denial that some requests escape where nothing allows', () => {
    assert.deepEqual(sids({ identity: named('B', 'Deny', { Condition: { Bool: { [mfa]: 'false' } } }) }), []);
    assert.deepEqual(sids({ identity: named('B', 'Deny') }), ['deny identity B']);
  });
  it('names a grant of the resource', () => {
    assert.deepEqual(sids({ resourcePolicy: named('R', 'Allow', { Principal: '*' }) }), ['allow resource R']);
  });
  it('names both sides of what is conditional', () => {
    assert.deepEqual(sids({ identity: [named('A', 'Allow'), named('B', 'Deny', { Condition: { Bool: { [mfa]: 'false' } } })] }), ['allow identity A', 'deny identity B']);
  });
  it('names what is unknown', () => assert.deepEqual(sids({ identity: { $unknown: true } }), ['deny identity -', 'allow identity -']));
});
