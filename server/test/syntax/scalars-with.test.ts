import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import { scalarsWith } from '../../src/syntax/scalars-with.js';
import type { Language } from '../../src/syntax/tree.js';

function found(form: RegExp, text: string, language: Language, stretches = [{ start: 0, end: text.length }]): readonly string[] {
  return scalarsWith(form, readText(text, language), stretches).map((scalar) => scalar.text);
}

describe('scalars with a form', () => {
  it('are those in which it is written, keys among them, each once and in order', () => {
    assert.deepEqual(found(/x/g, 'axx: [b, xc]\nd: "x x"\n', 'yaml'), ['axx', 'xc', 'x x']);
    assert.deepEqual(found(/\\/g, String.raw`{"a\n\n": "b", "c": ["\u0064\t", "e"]}`, 'json'), ['a\n\n', 'd\t']);
  });

  it('are also found by the sign that a block begins with', () => {
    assert.deepEqual(found(/\|\n/g, 'a: |\n  text | text\nb: c\n', 'yaml'), ['text | text\n']);
  });

  it('are not what stands around a comment or a sign between scalars', () => {
    assert.deepEqual(found(/#|,/g, '# one\na: [b, c] # two\n', 'yaml'), []);
  });

  it('stand in the stretches alone', () => {
    const text = 'x1: 0\nx2: 0\nx3: 0\nx4: 0\n';
    const stretches = [6, 18].map((start) => ({ start, end: start + 5 }));
    assert.deepEqual(found(/x/g, text, 'yaml', stretches), ['x2', 'x4']);
  });
});
