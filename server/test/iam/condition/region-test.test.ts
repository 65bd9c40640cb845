import assert from 'node:assert/strict';
import { deniesEverywhere, isElsewhere } from '../../../src/iam/condition/region-test.js';
import type { Condition } from '../../../src/iam/policy.js';
import { statementOf } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

const key = 'aws:RequestedRegion';

function conditionOf(condition: Plain): Condition {
  const read = statementOf({ Condition: condition }).condition;
  assert.ok(read);
  return read;
}

describe('isElsewhere', () => {
  const cases: readonly (readonly [name: string, condition: Plain, expect: boolean, action?: string])[] = [
    ['another region', { StringEquals: { [key]: 'eu-west-1' } }, true],
    ['another region, for an organization', { StringEquals: { [key]: 'eu-west-1' } }, true, 'organizations:CreatePolicy'],
    ['other regions', { StringEqualsIfExists: { [key]: ['eu-west-1', 'us-east-2'] } }, true],
    ['a pattern for other regions', { StringLike: { [key]: 'eu-*' } }, true],
    ['the region, among others', { StringEquals: { [key]: ['eu-west-1', 'us-east-1'] } }, false],
    ['a pattern for the region', { StringLike: { [key]: 'us-*' } }, false],
    ['a pattern for any region', { StringLike: { [key]: '*-1' } }, false],
    ['regions of another partition, where requests go elsewhere', { StringEquals: { [key]: 'us-gov-west-1' } }, false],
    ['a region that is not known', { StringEquals: { [key]: { Ref: 'AWS::Region' } } }, false],
    ['all but another region', { StringNotEquals: { [key]: 'eu-west-1' } }, false],
    ['whether there is a region', { Null: { [key]: 'false' } }, false],
    ['another key', { StringEquals: { 'ec2:Region': 'eu-west-1' } }, false],
    ['a service of the region', { StringEquals: { [key]: 'eu-west-1' } }, false, 'lambda:CreateFunction'],
    ['passing a role, to a service of the region', { StringEquals: { [key]: 'eu-west-1' } }, false, 'iam:PassRole'],
  ];
  for (const [name, condition, expect, action = 'iam:AttachRolePolicy'] of cases) {
    it(name, () => assert.equal(conditionOf(condition).tests.some((test) => isElsewhere(test, action)), expect));
  }
});

describe('deniesEverywhere', () => {
  const cases: readonly (readonly [name: string, condition: Plain, expect: boolean])[] = [
    ['outside another region', { StringNotEquals: { [key]: 'eu-west-1' } }, true],
    ['outside other regions', { StringNotLike: { [key]: ['eu-*', 'us-west-?'] } }, true],
    ['outside the region', { StringNotEquals: { [key]: ['eu-west-1', 'us-east-1'] } }, false],
    ['in another region', { StringEquals: { [key]: 'eu-west-1' } }, false],
    ['outside a region that is not known', { StringNotEquals: { [key]: { Ref: 'AWS::Region' } } }, false],
    ['outside another region, for some callers', { StringNotEquals: { [key]: 'eu-west-1' }, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, false],
  ];
  for (const [name, condition, expect] of cases) {
    it(name, () => assert.equal(deniesEverywhere(conditionOf(condition), 'iam:AttachRolePolicy'), expect));
  }
});
