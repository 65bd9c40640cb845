import assert from 'node:assert/strict';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import type { PolicyKind, Statement } from '../../../src/iam/policy.js';
import { guardText } from '../../../src/value/guard.js';
import { valueFrom, type Plain } from '../support/value-from.js';

const star = { Effect: 'Allow', Action: '*', Resource: '*' };

function read(plain: Plain, kind: PolicyKind = 'identity') {
  return readPolicy(valueFrom(plain), kind);
}

function only(plain: Plain, kind?: PolicyKind): Statement {
  const { statements } = read({ Version: '2012-10-17', Statement: plain }, kind);
  const [first, ...rest] = statements;
  assert.ok(first !== undefined && rest.length === 0, `${statements.length} statements`);
  return first;
}

function defects(plain: Plain, kind?: PolicyKind): string[] {
  return read(plain, kind).defects.map((defect) => [defect.kind, ...Object.values(defect.slots)].join(' '));
}

describe('readPolicy', () => {
  it('reads every element of a statement', () => {
    const statement = only({ Sid: 'S', Effect: 'Deny', Principal: { AWS: ['*'] }, NotAction: ['s3:Get*'], Resource: '*',
      Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalTag/Team': 'a*' } } }, 'resource');
    assert.equal(statement.sid, 'S');
    assert.equal(statement.effect, 'Deny');
    assert.deepEqual([statement.action?.element, statement.action?.negated, statement.action?.items[0]?.parsed.text],
      ['NotAction', true, 's3:Get*']);
    assert.deepEqual(statement.principal?.items[0]?.parsed, { kind: 'anyone' });
    assert.deepEqual(statement.condition?.tests.map((test) => [test.operator?.name, test.operator?.set, test.operator?.ifExists, test.key]),
      [['StringLike', 'ForAnyValue', false, 'aws:PrincipalTag/Team']]);
    assert.equal(statement.complete, true);
  });

  it('reads a single statement as a list of one', () => {
    assert.equal(read({ Statement: star }).statements.length, 1);
  });

  it('keeps the guard of each item', () => {
    const statement = only({ ...star, Action: [{ 'Fn::If': ['Prod', 's3:Get*', 's3:*'] }, 'sns:*'] });
    assert.deepEqual(statement.action?.items.map((item) => [item.parsed.text, guardText(item.when)]),
      [['s3:Get*', 'Prod'], ['s3:*', '!Prod'], ['sns:*', null]]);
  });

  it('reads a statement once for each effect and condition that it may have', () => {
    const { statements } = read({ Statement: {
      ...star, Effect: { 'Fn::If': ['A', 'Allow', 'Deny'] },
      Condition: { 'Fn::If': ['B', { Bool: { 'aws:SecureTransport': 'true' } }, { Ref: 'AWS::NoValue' }] } } });
    assert.deepEqual(statements.map((each) => [guardText(each.when), each.effect, each.condition?.tests.length ?? null]), [
      ['A && B', 'Allow', 1], ['A && !B', 'Allow', null], ['!A && B', 'Deny', 1], ['!A && !B', 'Deny', null]]);
  });

  it('keeps unknown values and marks them as unknown', () => {
    const unknowns: Plain[] = [
      { ...star, Action: { $unknown: true } }, { ...star, Resource: [{ Ref: 'Arn' }] }, { ...star, Condition: { $unknown: true } },
      { ...star, Condition: { StringEquals: { a: { Ref: 'P' } } } }, { ...star, Effect: { Ref: 'E' } }];
    for (const each of unknowns) assert.deepEqual([only(each).complete, defects({ Statement: each })], [false, []], JSON.stringify(each));
    assert.equal(read({ Statement: { $unknown: true } }).complete, false);
    assert.equal(read({ Statement: [star, { $unknown: true }] }).complete, false);
    assert.equal(read({ $unknown: true }).complete, false);
    assert.equal(only({ ...star, Resource: { 'Fn::Sub': 'arn:aws:s3:::b-${AWS::AccountId}/*' } }).complete, true);
  });

  it('takes what a loop adds to an operator for no condition key', () => {
    const statement = only({ ...star, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red', 'Fn::ForEach::Tag': { $unknown: true } } } });
    assert.deepEqual([statement.condition?.tests.map(({ key }) => key), statement.complete], [['aws:PrincipalTag/team'], false]);
  });

  it('is complete without the statements that a condition leaves out', () => {
    const policy = read({ Statement: [star, { 'Fn::If': ['IsProd', { ...star, Effect: 'Deny' }, { Ref: 'AWS::NoValue' }] }] });
    assert.deepEqual([policy.complete, policy.statements.map(({ when }) => guardText(when))], [true, [null, 'IsProd']]);
  });

  const cases: readonly { name: string; policy: Plain; kind?: PolicyKind; expect: string[] }[] = [
    { name: 'a policy that is a list', policy: [star], expect: ['wrong-type policy a map a list'] },
    { name: 'no statement', policy: { Version: '2012-10-17' }, expect: ['missing-element Statement'] },
    { name: 'a misspelt element of the document', policy: { Statements: [star] },
      expect: ['unknown-element Statements Statement'] },
    { name: 'a statement that is a text', policy: { Statement: ['x'] }, expect: ['wrong-type Statement a map a string'] },
    { name: 'nothing in the statement', policy: { Statement: {} },
      expect: ['missing-element Action NotAction', 'missing-element Resource NotResource', 'missing-element Effect'] },
    { name: 'both Action and NotAction', policy: { Statement: { ...star, NotAction: 's3:*' } },
      expect: ['conflicting-elements Action NotAction'] },
    { name: 'an element in other letter case, twice', policy: { Statement: { ...star, action: 's3:*' } },
      expect: ['duplicate-element action Action'] },
    { name: 'a misspelt effect', policy: { Statement: { ...star, Effect: 'allow' } }, expect: ['unknown-value Effect allow Allow'] },
    { name: 'an effect that is a list', policy: { Statement: { ...star, Effect: ['Allow', 'Deny'] } }, expect: ['wrong-type Effect a text a list'] },
    { name: 'a principal in an identity policy', policy: { Statement: { ...star, Principal: '*' } },
      expect: ['forbidden-element Principal identity'] },
    { name: 'a resource in a trust policy', kind: 'trust',
      policy: { Statement: { ...star, Principal: { Service: 'ec2.amazonaws.com' } } }, expect: ['forbidden-element Resource trust'] },
    { name: 'what a trust policy refuses and lacks', kind: 'trust', policy: { Statement: { Effect: 'Allow', Principal: '*', NotResource: '*' } },
      expect: ['forbidden-element NotResource trust', 'missing-element Action NotAction'] },
    { name: 'what a boundary refuses and lacks', kind: 'boundary', policy: { Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Resource: '*' } },
      expect: ['forbidden-element NotPrincipal boundary', 'missing-element Action NotAction'] },
    { name: 'what a resource control policy refuses and lacks', kind: 'organization-rcp', policy: { Statement: { Effect: 'Deny', NotPrincipal: '*', Action: '*' } },
      expect: ['forbidden-element NotPrincipal organization-rcp', 'missing-element Resource NotResource'] },
    { name: 'a resource control policy for nobody', kind: 'organization-rcp', policy: { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
      expect: ['missing-element Principal NotPrincipal'] },
    { name: 'no principal in a resource policy', kind: 'resource', policy: { Statement: star }, expect: ['missing-element Principal NotPrincipal'] },
    { name: 'no resource in a resource policy, as in ECR', kind: 'resource',
      policy: { Statement: { Effect: 'Allow', Action: '*', Principal: '*' } }, expect: [] },
    { name: 'an empty list', policy: { Statement: { ...star, Action: [] } }, expect: ['empty-element Action'] },
    { name: 'an item that is a map', policy: { Statement: { ...star, Resource: [{ a: 1, b: 2 }] } },
      expect: ['wrong-type Resource a text a map'] },
    { name: 'an unknown type of principal', kind: 'trust',
      policy: { Statement: { Effect: 'Allow', Action: '*', Principal: { Services: 'x' } } },
      expect: ['unknown-element Services Service'] },
    { name: 'a principal that is a text', kind: 'trust',
      policy: { Statement: { Effect: 'Allow', Action: '*', Principal: 'arn:aws:iam::123456789012:root' } },
      expect: ['wrong-type Principal a map or `*` a string'] },
    { name: 'an unknown operator', policy: { Statement: { ...star, Condition: { StringEqual: { 'aws:a': 'b' } } } },
      expect: ['unknown-operator StringEqual StringEquals'] },
    { name: 'an empty condition', policy: { Statement: { ...star, Condition: {} } }, expect: ['empty-element Condition'] },
    { name: 'one condition key in two spellings',
      policy: { Statement: { ...star, Condition: { StringEquals: { 'aws:A': 'b', 'aws:a': 'c' } } } },
      expect: ['duplicate-element aws:a aws:A'] },
    { name: 'a condition that is a list', policy: { Statement: { ...star, Condition: [] } }, expect: ['wrong-type Condition a map a list'] },
    { name: 'native booleans and numbers',
      policy: { Statement: { ...star, Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 'aws:MultiFactorAuthAge': 1 } } } },
      expect: [] },
    { name: 'a principal in a service control policy', kind: 'organization-scp', policy: { Statement: { ...star, Principal: '*' } },
      expect: ['forbidden-element Principal organization-scp'] },
    { name: 'the full language in a service control policy (fact 22)', kind: 'organization-scp', expect: [],
      policy: { Statement: { Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::b', Condition: { Bool: { 'aws:SecureTransport': 'true' } } } } },
    { name: 'a resource control policy that denies (fact 22)', kind: 'organization-rcp', expect: [],
      policy: { Statement: { Effect: 'Deny', Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::b' } } },
    { name: 'a resource control policy that allows (fact 22)', kind: 'organization-rcp',
      policy: { Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' } }, expect: ['forbidden-value Effect Allow organization-rcp'] },
    { name: 'the resource control policy that AWS attaches', kind: 'organization-rcp', policy: { Statement: { ...star, Principal: '*' } }, expect: [] },
    { name: 'a resource control policy for somebody (fact 22)', kind: 'organization-rcp',
      policy: { Statement: { Effect: 'Deny', Principal: { AWS: '111122223333' }, NotAction: 's3:*', Resource: '*' } },
      expect: ['forbidden-element NotAction organization-rcp', 'forbidden-value Principal account organization-rcp'] },
    { name: 'intrinsics everywhere', expect: [],
      policy: { Statement: { Effect: { Ref: 'E' }, Action: { Ref: 'A' }, Resource: { $unknown: 1 }, Condition: { $unknown: 1 } } } },
  ];
  for (const { name, policy, kind, expect } of cases) {
    it(`finds ${expect.length === 0 ? 'nothing wrong with' : 'what is wrong with'} ${name}`, () => {
      assert.deepEqual(defects(policy, kind), expect);
    });
  }
});
