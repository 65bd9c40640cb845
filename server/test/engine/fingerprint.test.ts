import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Fingerprints, type FingerprintParts } from '../../src/engine/fingerprint.js';
import { Redacted } from '../../src/text/redacted.js';

const parts: FingerprintParts = {
  rule: 'role/iam-user', messageId: 'user', resource: 'Importer', path: ['Resources', 'Importer', '*'], slots: { user: 'Importer', count: 2 },
};

const only = (each: FingerprintParts): string => new Fingerprints().next(each);
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What users keep in baselines: it must stay as it is from version to version. */
const identity = '["role/iam-user","user","Importer",["Resources","Importer","*"],[["count","2"],["user","Importer"]]]';

describe('Fingerprints', () => {
  it('are hashes of the facts of a finding', () => assert.equal(only(parts), hash(identity)));

  it('do not depend on the order of slots', () => assert.equal(only({ ...parts, slots: { count: 2, user: 'Importer' } }), hash(identity)));

  it('hold no secret', () => assert.equal(only({ ...parts, slots: { ...parts.slots, value: new Redacted('password', 'correct-horse-battery') } }), hash(identity)));

  it('distinguish equal findings of one file by their order', () => {
    const fingerprints = new Fingerprints();
    assert.deepEqual([1, 2, 3].map(() => fingerprints.next(parts)), [hash(identity), hash(`${identity}#1`), hash(`${identity}#2`)]);
  });

  const others: readonly Partial<FingerprintParts>[] = [
    { rule: 'role/user-without-group' }, { messageId: 'other' }, { resource: null }, { path: [] }, { slots: {} }, { slots: { ...parts.slots, user: 'Exporter' } },
  ];
  for (const other of others) it(`differ by ${JSON.stringify(other)}`, () => assert.notEqual(only({ ...parts, ...other }), only(parts)));
});
