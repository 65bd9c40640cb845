import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import { scalarsWith } from '../../src/syntax/scalars-with.js';
import type { Language } from '../../src/syntax/tree.js';

function found(form: RegExp, text: string, language: Language, stretches = [{ start: 0, end: text.length }]): readonly string[] {
  return scalarsWith(form, readText(text, language), stretches).map((scalar) => scalar.text);
}

describe('scalars that contain a text', () => {
  it('are all that contain it, including keys, each once and in order', () => {
    assert.deepEqual(found(/x/g, 'axx: [b, xc]\nd: "x x"\n', 'yaml'), ['axx', 'xc', 'x x']);
    assert.deepEqual(found(/\\/g, String.raw`{"a\n\n": "b", "c": ["\u0064\t", "e"]}`, 'json'), ['a\n\n', 'd\t']);
  });

  it('are also found by the character that begins a block', () => {
    assert.deepEqual(found(/\|\n/g, 'a: |\n  text | text\nb: c\n', 'yaml'), ['text | text\n']);
  });

  it('do not include neighbours of a comment or punctuation between scalars', () => {
    assert.deepEqual(found(/#|,/g, '# one\na: [b, c] # two\n', 'yaml'), []);
  });

  it('are limited to the given ranges', () => {
    const text = 'x1: 0\nx2: 0\nx3: 0\nx4: 0\n';
    const stretches = [6, 18].map((start) => ({ start, end: start + 5 }));
    assert.deepEqual(found(/x/g, text, 'yaml', stretches), ['x2', 'x4']);
  });
});
