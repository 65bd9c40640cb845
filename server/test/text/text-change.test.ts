import assert from 'node:assert/strict';
import { changeBetween, movedBy } from '../../src/text/text-change.js';

describe('what differs between two versions', () => {
  const long = 'x'.repeat(200_000);
  const cases: readonly (readonly [name: string, before: string, after: string, start: number, endBefore: number, endAfter: number])[] = [
    ['nothing', 'abc', 'abc', 3, 3, 3],
    ['what was typed', 'ac', 'abc', 1, 1, 2],
    ['what was taken away', 'abc', 'ac', 1, 2, 1],
    ['what stands in the place of something', 'a-c', 'a++c', 1, 2, 3],
    ['one of several like signs', 'aa', 'aaa', 2, 2, 3],
    ['everything', 'ab', 'cd', 0, 2, 2],
    ['all of an empty text', '', 'ab', 0, 0, 2],
    ['a sign in the middle of much', `${long}a${long}`, `${long}b${long}`, 200_000, 200_001, 200_001],
    ['far ends of much', `a${long}b`, `c${long}d`, 0, 200_002, 200_002],
  ];
  for (const [name, before, after, start, endBefore, endAfter] of cases) {
    it(`is ${name}`, () => assert.deepEqual(changeBetween(before, after), { start, endBefore, endAfter }));
  }

  it('moves what comes after it, and nothing before it', () => {
    const change = { start: 4, endBefore: 6, endAfter: 9 };
    assert.deepEqual(movedBy({ start: 1, end: 4 }, change), { start: 1, end: 4 });
    assert.deepEqual(movedBy({ start: 6, end: 8 }, change), { start: 9, end: 11 });
    for (const touched of [{ start: 1, end: 5 }, { start: 4, end: 6 }, { start: 5, end: 8 }, { start: 1, end: 8 }]) assert.equal(movedBy(touched, change), null);
  });
});
