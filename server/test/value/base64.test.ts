import assert from 'node:assert/strict';
import { encodeBase64 } from '../../src/value/base64.js';

describe('encodeBase64', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd', 'ä', '€', '😀', '\u0000\u07ff\u0800\uffff', 'x'.repeat(1000)]) {
    it(`agrees with the platform on ${JSON.stringify(text.slice(0, 8))}`, () => {
      assert.equal(encodeBase64(text), Buffer.from(text, 'utf8').toString('base64'));
    });
  }
  it('writes a lone surrogate as encoders do', () => assert.equal(encodeBase64('a\ud800b'), Buffer.from('a\ud800b', 'utf8').toString('base64')));
});
