import assert from 'node:assert/strict';
import { usualGap, type Work } from '../../src/edit/member.js';
import { readText } from '../../src/syntax/read.js';

function workOf(count: number): Work {
  const [root] = readText('A: 1\n', 'yaml').documents;
  assert.ok(root?.kind === 'mapping');
  const members = Array.from({ length: count }, (_, index) => ({ start: index, end: index }));
  return { collection: root, members, removed: new Map(), insertions: [] };
}

describe('the usual number of blank lines between members', () => {
  it('is the least of those that most members have', () => {
    assert.equal(
      usualGap(workOf(5), (index) => [9, 3, 2, 0, 4][index] ?? 0),
      2,
    );
  });

  it('is none where most members have none', () => {
    assert.equal(
      usualGap(workOf(5), (index) => (index > 2 ? 1 : 0)),
      0,
    );
  });

  it('is found among more members than a function takes arguments', () => {
    assert.equal(
      usualGap(workOf(300_000), () => 1),
      1,
    );
  });
});
