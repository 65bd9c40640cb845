import assert from 'node:assert/strict';
import { andOthers, listed, quantity } from '../../src/text/wording.js';

describe('wording', () => {
  it('counts', () => {
    assert.deepEqual([0, 1, 2].map((count) => quantity(count, 'action')), ['0 actions', '1 action', '2 actions']);
  });

  it('says how many others there are', () => {
    assert.deepEqual([0, 1, 2].map((count) => andOthers(count, 'action')), ['', ' and 1 other action', ' and 2 other actions']);
  });

  it('lists names', () => {
    assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => listed(names)), ['', '`a`', '`a` and `b`', '`a`, `b` and `c`']);
    assert.equal(listed(['a', 'b', 'c'], 'or'), '`a`, `b` or `c`');
  });
});
