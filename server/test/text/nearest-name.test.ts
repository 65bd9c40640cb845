import assert from 'node:assert/strict';
import { nearestNames } from '../../src/text/nearest-name.js';

describe('nearestNames', () => {
  const names = ['GetObject', 'GetObjectAcl', 'PutObject', 'ListBucket', 'DetachPolicy', 'ReplicateTags', 'InvokeFunction', 'InvokeFunctionUrl', 'UpdateItem'];
  const cases: readonly (readonly [name: string, meant: readonly string[]])[] = [
    ['GetObjekt', ['GetObject']],
    ['getobjct', ['GetObject']],
    ['GetObjectAc', ['GetObjectAcl']],
    ['ReplicationTags', ['ReplicateTags']],
    ['ListMyBucket', ['ListBucket']],
    ['Replicate', ['ReplicateTags']],
    ['InvokeFunc', ['InvokeFunction', 'InvokeFunctionUrl']],
    ['SetObject', []],
    ['AttachPolicy', []],
    ['CreateItem', []],
    ['ListObject', []],
    ['Object', []],
    ['', []],
  ];
  for (const [name, meant] of cases) it(`finds ${meant.join(', ') || 'nothing'} for ${name || 'an empty name'}`, () => assert.deepEqual(nearestNames(name, names), meant));

  it('takes what stands behind a whole name for the beginning of more', () => {
    assert.deepEqual(nearestNames('GetObjectT', ['GetObject', 'GetObjectTagging', 'GetObjectTorrent']), ['GetObjectTagging', 'GetObjectTorrent']);
  });

  it('takes a name that many others begin with for no beginning', () => {
    const many = ['ListAliases', 'ListGroups', 'ListRoles', 'ListUsers'];
    assert.deepEqual(nearestNames('List', many), []);
    assert.deepEqual(nearestNames('ListRole', many), ['ListRoles']);
  });
});
