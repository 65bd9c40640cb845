import assert from 'node:assert/strict';
import type { NamedPolicy } from '../../../src/iam/evaluate/access.js';
import { writtenPartition } from '../../../src/iam/evaluate/bind-holes.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from '../support/value-from.js';

function policy(resource: Plain): readonly NamedPolicy[] {
  return [{ name: 'p', policy: readPolicy(valueFrom({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: resource } }), 'identity'), when: [] }];
}

describe('writtenPartition', () => {
  const none = { identity: [], boundary: [], resource: [] };
  const china = policy('arn:aws-cn:s3:::b');

  it('is that of all ARNs, whichever policy has them', () => {
    for (const side of ['identity', 'boundary', 'resource'] as const) assert.equal(writtenPartition({ ...none, [side]: china }), 'aws-cn');
  });

  it('is none where there are several, or none', () => {
    assert.equal(writtenPartition({ ...none, identity: china, boundary: policy('arn:aws:s3:::b') }), null);
    assert.equal(writtenPartition({ ...none, identity: policy('*') }), null);
    assert.equal(writtenPartition({ ...none, identity: [{ name: 'p', policy: null, when: [] }] }), null);
  });

  it('ignores one that is filled in', () => assert.equal(writtenPartition({ ...none, identity: policy({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b' }) }), null));
});
