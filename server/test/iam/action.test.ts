import assert from 'node:assert/strict';
import { actionRecord, countActions, coversAction, expandAction, expandActions, isEveryAction, leavesServiceOpen, meansAction, onlyReads, serviceWildcard, unknownAction } from '../../src/iam/action.js';
import { holeOf } from '../../src/iam/partial-text.js';
import { actionPattern, type Pattern } from '../../src/iam/pattern.js';
import type { Statement } from '../../src/iam/policy.js';
import { readPolicy } from '../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from './support/value-from.js';

function pattern(text: string): Pattern {
  return actionPattern(text.split(/(<\w+>)/).filter((part) => part !== '').map((part) =>
    (part.startsWith('<') ? holeOf({ kind: 'ref', name: part, at: null }) : part)));
}

function statement(actions: Plain): Statement {
  const [first] = readPolicy(valueFrom({ Statement: { Effect: 'Allow', Resource: '*', ...(actions as object) } }), 'identity').statements;
  assert.ok(first);
  return first;
}

function ids(actions: Plain): string[] {
  const { action } = statement(actions);
  assert.ok(action);
  return expandActions(action).map(({ id }) => id);
}

describe('the pattern of an action', () => {
  const cases = [
    ['iam:PassRole', 'iam:PassRole', 'yes'],
    ['IAM:passrole', 'iam:PassRole', 'yes'],
    ['iam:P*Role', 'iam:PassRole', 'yes'],
    ['iam:?assRole', 'iam:PassRole', 'yes'],
    ['iam:Pass*s', 'iam:PassRole', 'no'],
    ['*', 'iam:PassRole', 'yes'],
    ['i*:PassRole', 'iam:PassRole', 'yes'],
    ['iam:<Name>', 'iam:PassRole', 'maybe'],
    ['iam:Get<Name>', 'iam:PassRole', 'no'],
    ['<Action>', 'iam:PassRole', 'maybe'],
    ['iam:*<Name>', 'iam:PassRole', 'maybe'],
  ] as const;
  for (const [text, action, answer] of cases) {
    it(`${text} covers ${action}: ${answer} (fact 1)`, () => assert.equal(coversAction(pattern(text), action), answer));
  }

  it('expands to the actions of the catalogue that it certainly matches', () => {
    assert.deepEqual(expandAction(pattern('IAM:Pass*')).map(({ id }) => id), ['iam:PassRole']);
    assert.ok(expandAction(pattern('s3:*')).length > 150);
    assert.ok(expandAction(pattern('*')).length > 20_000);
    assert.deepEqual(expandAction(pattern('*')).length, expandAction(pattern('*:*')).length);
    assert.deepEqual(expandAction(pattern('sts:AssumeRole<Kind>')), []);
  });

  it('explains why it matches nothing', () => {
    assert.deepEqual(unknownAction(pattern('s3:GetObjct')), { kind: 'action', meant: ['GetObject'] });
    assert.deepEqual(unknownAction(pattern('lambda:InvokeFunc')), { kind: 'action', meant: ['InvokeFunction', 'InvokeFunctionUrl'] });
    assert.deepEqual(unknownAction(pattern('lambda:Invoke')), { kind: 'call', meant: ['InvokeFunction'] });
    assert.deepEqual(unknownAction(pattern('stepfunctions:StartExecution')), { kind: 'service', meant: ['states'] });
    assert.deepEqual(unknownAction(pattern('ec2:DescribeInstance')), { kind: 'action', meant: ['DescribeInstances'] });
    assert.deepEqual(unknownAction(pattern('bedrock-runtime:InvokeModel')), { kind: 'service', meant: ['bedrock'] });
    assert.deepEqual(unknownAction(pattern('s33:GetObject')), { kind: 'service', meant: ['s3'] });
    assert.deepEqual(unknownAction(pattern('s3:Foo*')), { kind: 'wildcard', meant: [] });
    assert.deepEqual(unknownAction(pattern('GetObject')), { kind: 'malformed', meant: [] });
    assert.deepEqual(unknownAction(pattern('iam*')), { kind: 'malformed', meant: [] });
    assert.deepEqual(expandAction(pattern('iam*')), []);
    assert.equal(coversAction(pattern('iam*'), 'iam:PassRole'), 'no');
    for (const fine of ['s3:getobject', '**', 's3:*', '*', 's3:Get<Name>', '<Service>:GetObject']) assert.equal(unknownAction(pattern(fine)), null, fine);
  });

  it('detects whether the service is left open', () => {
    assert.deepEqual(['s*:Get*', '*:GetObject', 's?s:SendMessage', '*:*', '*', 's3:*', '<Service>:Get*'].map((text) => leavesServiceOpen(pattern(text))), [true, true, true, false, false, false, false]);
  });

  it('detects all of a service and all actions', () => {
    assert.deepEqual(['s3:*', 'S3:**', 's3:Get*', '*', '<Service>:*'].map((text) => serviceWildcard(pattern(text))), ['s3', 's3', null, null, null]);
    assert.deepEqual(['*', '*:*', 's3:*', '<All>'].map((text) => isEveryAction(pattern(text))), [true, true, false, false]);
  });
});

describe('the actions of a statement', () => {
  it('are those of all items, each once', () => {
    assert.deepEqual(ids({ Action: ['iam:PassRole', 'iam:pass*', 'sts:AssumeRole'] }), ['iam:PassRole', 'sts:AssumeRole']);
  });

  it('are all others under NotAction, except those that an unknown item may match', () => {
    const others = ids({ NotAction: ['iam:*', { 'Fn::Sub': 's3:${Name}' }] });
    assert.ok(others.includes('sts:AssumeRole') && !others.includes('iam:PassRole') && !others.includes('s3:GetObject'));
    assert.deepEqual(ids({ NotAction: { $unknown: true } }), []);
  });

  it('are counted by access level', () => {
    const { total, byLevel } = countActions(statement({ Action: ['iam:PassRole', 'iam:AttachRolePolicy', 's3:GetObject', 's3:ListBucket'] }));
    assert.deepEqual([total, byLevel], [4, { Read: 1, List: 1, Write: 1, Tagging: 0, 'Permissions management': 1 }]);
  });

  it('match an action or not', () => {
    const answer = (actions: Plain): string => {
      const { action } = statement(actions);
      return action === null ? 'none' : meansAction(action, 'iam:PassRole');
    };
    assert.equal(answer({ Action: ['s3:*', 'iam:*'] }), 'yes');
    assert.equal(answer({ NotAction: ['s3:*', 'iam:*'] }), 'no');
    assert.equal(answer({ NotAction: ['s3:*'] }), 'yes');
    assert.equal(answer({ NotAction: ['s3:*', { Ref: 'More' }] }), 'maybe');
    assert.equal(answer({ Action: ['s3:*', { 'Fn::If': ['Prod', 'iam:*', 'sns:*'] }] }), 'maybe');
  });
});

describe('an action that only reads', () => {
  const cases = [
    ['s3:GetObject', true],
    ['s3:PutObject', false],
    ['s3:PutBucketPolicy', false],
    ['fsx:GetResourcePolicy', true],
    ['quicksight:DescribeTopicPermissions', true],
    ['datazone:GetIamPortalLoginUrl', false],
  ] as const;
  for (const [action, reads] of cases) {
    it(`${action} ${reads ? 'does' : 'does more'}`, () => {
      const record = actionRecord(action);
      assert.ok(record);
      assert.equal(onlyReads(record), reads);
    });
  }
});
