import assert from 'node:assert/strict';
import { decodeBase64, decodeBase64Text, encodeBase64 } from '../../src/value/base64.js';

describe('encodeBase64', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd', 'ä', '€', '😀', '\u0000\u07ff\u0800\uffff', 'x'.repeat(1000)]) {
    it(`agrees with the platform on ${JSON.stringify(text.slice(0, 8))}`, () => {
      assert.equal(encodeBase64(text), Buffer.from(text, 'utf8').toString('base64'));
    });
  }
  it('writes a lone surrogate as encoders do', () => assert.equal(encodeBase64('a\ud800b'), Buffer.from('a\ud800b', 'utf8').toString('base64')));
});

describe('decodeBase64', () => {
  for (const text of ['a', 'ab', 'abc', 'abcd', '\u00ff\u0080', 'x'.repeat(1000)]) {
    it(`reverses the encoding of ${JSON.stringify(text.slice(0, 8))}`, () => assert.equal(decodeBase64(Buffer.from(text, 'latin1').toString('base64')), text));
  }
  const rows: readonly (readonly [name: string, encoded: string, decoded: string | null])[] = [
    ['no padding', 'YWI', 'ab'],
    ['line breaks', 'YW\r\nJj\t', 'abc'],
    ['nothing', '', null],
    ['one digit too many', 'YWJjZ', null],
    ['padding in the middle', 'YQ==YQ==', null],
    ['the alphabet for URLs', 'YW-_', null],
  ];
  for (const [name, encoded, decoded] of rows) it(name, () => assert.equal(decodeBase64(encoded), decoded));

  it('returns only text as a text', () => {
    assert.equal(decodeBase64Text('YQlicg=='), 'a\tbr');
    assert.equal(decodeBase64Text('YQBi'), null);
  });
});
