import assert from 'node:assert/strict';
import { filledColumns, filledLines, filledText } from '../../src/report/filled.js';

describe('filled text', () => {
  it('breaks between words, and never within one', () => {
    assert.deepEqual(filledLines('one two three four', 9), ['one two', 'three', 'four']);
    assert.deepEqual(filledLines('one two three', 7), ['one two', 'three']);
    assert.deepEqual(filledLines('a longer-than-the-line word', 8), ['a', 'longer-than-the-line', 'word']);
  });

  it('joins the lines of a paragraph, and leaves samples and blank lines as they are', () => {
    assert.equal(filledText('one\ntwo three\n\nA sample:\n  - { a: 1,  b: 2 }\n  - c\nand on', 9), 'one two\nthree\n\nA sample:\n  - { a: 1,  b: 2 }\n  - c\nand on');
  });

  it('aligns what does not fit into one line under the second column', () => {
    assert.equal(filledColumns([['-a', 'one two three'], ['--long', 'four']], 19), '  -a      one two\n          three\n  --long  four\n');
  });

  it('gives an entry too long for the first column a line to itself', () => {
    assert.equal(filledColumns([['-a', 'one'], ['--much-too-long', 'two']], 20), '  -a          one\n  --much-too-long\n              two\n');
  });
});
