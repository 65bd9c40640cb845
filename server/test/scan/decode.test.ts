import assert from 'node:assert/strict';
import { decode, decodeBeginning, encode, type Encoding } from '../../src/scan/decode.js';

const text = 'AWSTemplateFormatVersion: "2010-09-09"\nDescription: für dich\n';

function bytesOf(content: string, encoding: Encoding): Buffer {
  return Buffer.from(encode(content, encoding));
}

describe('decode', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    for (const mark of ['', '\uFEFF']) {
      it(`reads ${encoding} ${mark === '' ? 'without' : 'with'} a byte order mark, which stays`, () => {
        assert.deepEqual(decode(bytesOf(mark + text, encoding)), { kind: 'text', text: mark + text, encoding });
      });
    }
  }

  it('recognises what is not text', () => {
    assert.equal(decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2])).kind, 'binary');
    assert.equal(decode(Buffer.alloc(100)).kind, 'binary');
  });

  it('treats a stray byte as damage', () => {
    assert.equal(decode(Buffer.from(`${text}\0${text}`)).kind, 'text');
    assert.deepEqual(decode(Buffer.concat([Buffer.from(text), Buffer.from([0, 0xff])])), { kind: 'damaged', text: `${text}\0\uFFFD` });
  });

  it('reads Latin-1 except for the characters outside ASCII', () => {
    assert.deepEqual(decode(Buffer.from(text, 'latin1')), { kind: 'damaged', text: text.replace('ü', '\uFFFD') });
  });

  it('reads UTF-16 except for half a character', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      assert.deepEqual(decode(bytesOf(`\uFEFF${text}\uD83D.`, encoding)), { kind: 'damaged', text: `\uFEFF${text}\uFFFD.` });
    }
  });

  it('recognises the content of UTF-32', () => {
    const littleEnd = Buffer.concat([...`\uFEFF${text}`].map((char) => Buffer.from([char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8, 0, 0])));
    for (const bytes of [littleEnd, Buffer.from(littleEnd).swap32()]) {
      const decoded = decode(bytes);
      assert.match(decoded.kind === 'undecodable' ? decoded.guess : decoded.kind, /^AWSTemplateFormatVersion.*für dich/s);
    }
  });

  it('accepts a beginning that is cut within a character', () => {
    const bytes = Buffer.from('aü');
    assert.equal(decodeBeginning(bytes.subarray(0, 2)).kind, 'text');
    assert.equal(decode(bytes.subarray(0, 2)).kind, 'damaged');
  });

  it('reads an empty file as text', () => {
    assert.deepEqual(decode(Buffer.alloc(0)), { kind: 'text', text: '', encoding: 'utf-8' });
  });
});
