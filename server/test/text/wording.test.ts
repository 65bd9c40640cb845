import assert from 'node:assert/strict';
import { andOthers, butListed, changingPermissions, inRow, listed, quantity } from '../../src/text/wording.js';

describe('wording', () => {
  it('counts', () => {
    assert.deepEqual([0, 1, 2].map((count) => quantity(count, 'action')), ['0 actions', '1 action', '2 actions']);
  });

  it('counts the others', () => {
    assert.deepEqual([0, 1, 2].map((count) => andOthers(count, 'action')), ['', ' and 1 other action', ' and 2 other actions']);
  });

  it('counts what a list leaves out, and how many of several apply', () => {
    assert.deepEqual([0, 1, 2].map(butListed), [' (it leaves none out)', ' but the one it lists', ' but the 2 it lists']);
    assert.deepEqual([0, 1, 2].map(changingPermissions), ['', ', 1 of which changes permissions', ', 2 of which change permissions']);
  });

  it('joins parts into a list', () => {
    assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((parts) => inRow(parts)), ['', 'a', 'a and b', 'a, b and c']);
  });

  it('lists names', () => {
    assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => listed(names)), ['', '`a`', '`a` and `b`', '`a`, `b` and `c`']);
    assert.equal(listed(['a', 'b', 'c'], 'or'), '`a`, `b` or `c`');
  });
});
