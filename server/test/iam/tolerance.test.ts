import assert from 'node:assert/strict';
import { narrowingOf } from '../../src/iam/condition/narrowing.js';
import { expandActions } from '../../src/iam/action.js';
import type { PolicyKind } from '../../src/iam/policy.js';
import { readPolicy } from '../../src/iam/read/read-policy.js';
import { ask } from './support/ask.js';
import { seeded, type Random } from '../support/random.js';
import { valueFrom, type Plain } from './support/value-from.js';

const kinds: readonly PolicyKind[] = [
  'identity', 'boundary', 'session', 'trust', 'resource', 'key', 'endpoint', 'organization-scp', 'organization-rcp'];
const names = ['Version', 'Statement', 'Effect', 'Action', 'NotAction', 'Resource', 'Principal', 'NotPrincipal', 'Condition', 'Sid',
  'AWS', 'Service', 'StringLike', 'Null', 'ForAllValues:StringEquals', 'Fn::Transform', 'aws:username', 'effect', ''];
const words = ['Allow', 'Deny', '*', 's3:*', 'iam:PassRole', 'arn:aws:s3:::b/${aws:username}', '${', '}', '2012-10-17', 'arn:aws:iam::111122223333:root', '{"Statement": [', ''];

function anything(random: Random, depth: number): Plain {
  const choice = random.below(depth > 4 ? 5 : 9);
  if (choice < 3) return random.pick(words);
  if (choice === 3) return random.pick<Plain>([null, true, 12, { $unknown: true }, { Ref: 'AWS::NoValue' }, { Ref: 'X' }]);
  if (choice === 4) return { 'Fn::Sub': `${random.pick(words).replaceAll('${', '')}\${X}${random.pick(words).replaceAll('${', '')}` };
  if (choice === 5) return { 'Fn::If': [random.pick(['A', 'B']), anything(random, depth + 1), anything(random, depth + 1)] };
  if (choice === 6) return Array.from({ length: random.below(4) }, () => anything(random, depth + 1));
  return Object.fromEntries(Array.from({ length: random.below(5) }, () => [random.pick(names), anything(random, depth + 1)]));
}

describe('policies of any shape', function () {
  this.timeout(0);

  it('are read and judged without an exception', () => {
    const random = seeded(9);
    for (let round = 0; round < 1500; round++) {
      const plain = { Version: '2012-10-17', Statement: anything(random, 1) };
      const policy = readPolicy(valueFrom(round % 3 === 0 ? anything(random, 0) : plain), random.pick(kinds));
      for (const statement of policy.statements) {
        narrowingOf(statement);
        if (statement.action !== null && !statement.action.negated) expandActions(statement.action);
      }
      if (round % 10 === 0) assert.ok(ask({ identity: plain, resourcePolicy: plain, only: false }).answer);
    }
  });

  it('have a bounded number of variants under conditions of the template', () => {
    const choices = Array.from({ length: 40 }, (_, index): Plain => ({ 'Fn::If': [`C${index}`, `a${index}`, `b${index}`] }));
    const statement = { Effect: 'Allow', Action: choices, Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/a': choices } } };
    const { statements } = readPolicy(valueFrom({ Statement: statement }), 'identity');
    assert.deepEqual([statements.length, statements[0]?.action?.items.length, statements[0]?.complete], [1, 80, false]);
  });

  it('may be long', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ Effect: 'Allow', Action: `s3:Get${index}`, Resource: `arn:aws:s3:::b${index}/*` }));
    const policy = readPolicy(valueFrom({ Statement: many }), 'identity');
    assert.equal(policy.statements.length, 3000);
    const open = '${'.repeat(20_000);
    assert.equal(readPolicy(valueFrom({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: open, Resource: `arn:a:b:c:d:${open}` } }), 'identity').statements.length, 1);
  });
});
