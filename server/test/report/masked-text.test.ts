import assert from 'node:assert/strict';
import { maskedText } from '../../src/report/masked-line.js';

describe('maskedText', () => {
  it('masks every secret and nothing else', () => {
    assert.equal(maskedText('a: one\nb: two\n', [{ start: 3, end: 6 }, { start: 10, end: 13 }]), 'a: *****\nb: *****\n');
  });

  it('keeps the line breaks of a secret, so that lines keep their numbers', () => {
    assert.equal(maskedText('x\none\r\ntwo\ny', [{ start: 2, end: 10 }]), 'x\n*****\r\n*****\ny');
  });

  it('masks secrets that overlap once', () => {
    assert.equal(maskedText('abcdef', [{ start: 1, end: 4 }, { start: 2, end: 4 }, { start: 3, end: 5 }]), 'a**********f');
  });
});
