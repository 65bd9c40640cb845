import assert from 'node:assert/strict';
import { EditSet } from '../../src/text/edit-set.js';
import type { TextEdit } from '../../src/text/text-edit.js';
import { seeded } from '../support/random.js';

const edit = (start: number, end: number, newText = 'x'): TextEdit => ({ start, end, newText });

/** Two insertions at one place do. */
function touch(left: TextEdit, right: TextEdit): boolean {
  if (left.start === right.start) return true;
  return left.start < right.start ? left.end > right.start : right.end > left.start;
}

describe('a set of edits', () => {
  it('accepts an edit that touches none of them, or equals one', () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round++) {
      const set = new EditSet<TextEdit>();
      const all: TextEdit[] = [];
      for (let index = 0; index < 20; index++) {
        const start = random.below(60);
        const next = edit(start, start + random.below(4), random.below(2) === 0 ? 'x' : 'y');
        const isThere = all.some((other) => other.start === next.start && other.end === next.end && other.newText === next.newText);
        const isFree = !all.some((other) => touch(next, other));
        assert.equal(set.takes(next), isThere || isFree, JSON.stringify([all, next]));
        if (!isThere && !isFree) continue;
        set.add(next);
        if (!isThere) all.push(next);
      }
      assert.deepEqual(set.edits, [...all].sort((left, right) => left.start - right.start));
    }
  });

  it('contains adjacent edits of one fix, and considers them all', () => {
    const set = new EditSet<TextEdit>();
    for (const each of [edit(5, 9), edit(5, 5, 'first'), edit(5, 5, 'second')]) set.add(each);
    assert.deepEqual(set.edits.map(({ newText }) => newText), ['first', 'second', 'x']);
    assert.ok(set.takes(edit(5, 5, 'second')) && set.takes(edit(5, 9)) && set.takes(edit(9, 12)) && set.takes(edit(2, 5)));
    assert.ok(!set.takes(edit(5, 5, 'third')) && !set.takes(edit(7, 7)) && !set.takes(edit(2, 6)));
  });
});
