/** Escalation sets: counts, single facts, and that "minimal" means it. */
import assert from 'node:assert/strict';
import { findAction } from '../../src/data/action-catalogue.js';
import { escalationSets } from '../../src/data/escalation.js';

const sets = escalationSets();

describe('escalation sets', () => {
  it('are 115, 87 of them minimal, 38 of one permission', () => {
    assert.equal(sets.length, 115);
    assert.equal(sets.filter(({ minimal }) => minimal).length, 87);
    assert.equal(sets.filter(({ permissions }) => permissions.length === 1).length, 38);
  });

  it('name the service that a passed role must trust', () => {
    const set = sets.find(({ permissions }) => permissions.join() === 'ec2:RunInstances,iam:PassRole');
    assert.deepEqual(set?.passedRoleTrusts, ['ec2.amazonaws.com']);
  });

  it('spell actions as AWS does', () => {
    for (const permission of sets.flatMap(({ permissions }) => permissions)) {
      if (permission === 'iam:*' || permission === 'iam:Put*') continue;
      const [prefix = '', name = ''] = permission.split(':');
      assert.equal(findAction(prefix, name)?.name, name, permission);
    }
  });

  it('are minimal exactly when no other set is contained in them', () => {
    const plain = sets.filter(({ permissions }) => !permissions.join().includes('*'));
    for (const set of plain) {
      const contained = plain.find((other) =>
        other !== set && other.permissions.every((permission) => set.permissions.includes(permission)));
      assert.equal(set.minimal, contained === undefined, `${set.permissions.join()} contains ${contained?.permissions.join()}`);
    }
  });
});
