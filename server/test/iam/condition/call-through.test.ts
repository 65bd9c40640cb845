import assert from 'node:assert/strict';
import { passesThroughStacks } from '../../../src/iam/condition/call-through.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from '../support/value-from.js';

function passes(condition: Plain): boolean {
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition } };
  const [test] = readPolicy(valueFrom(policy), 'identity').statements[0]?.condition?.tests ?? [];
  assert.ok(test);
  return passesThroughStacks(test);
}

describe('passesThroughStacks', () => {
  const cases: readonly (readonly [name: string, condition: Plain, expect: boolean])[] = [
    ['a call by way of CloudFormation', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } }, true],
    ['by way of one of several services', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com', 'cloudformation.amazonaws.com'] } }, true],
    ['by way of CloudFormation first', { StringEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } }, true],
    ['by way of CloudFormation last', { StringEquals: { 'AWS:calledvialast': 'cloudformation.amazonaws.com' } }, true],
    ['by way of a service by its beginning', { 'ForAnyValue:StringLike': { 'aws:CalledVia': 'cloud*' } }, true],
    ['by way of any service', { Bool: { 'aws:ViaAWSService': 'true' } }, true],
    ['by way of no service', { Bool: { 'aws:ViaAWSService': 'false' } }, false],
    ['by way of another service', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } }, false],
    ['by way of none but CloudFormation', { 'ForAnyValue:StringNotEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } }, false],
    ['by way of a service that is not known', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': { Ref: 'Service' } } }, false],
    ['another key', { StringEquals: { 'aws:PrincipalTag/via': 'cloudformation.amazonaws.com' } }, false],
  ];
  for (const [name, condition, expect] of cases) it(`${name}: ${String(expect)}`, () => assert.equal(passes(condition), expect));
});
