import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import { readToml } from '../../src/syntax/toml-text.js';
import type { Language } from '../../src/syntax/tree.js';

const cases: readonly { name: string; text: string; expect: readonly string[]; language?: Language }[] = [
  { name: 'at the start, on lines and behind values', text: '# a\nb: c # d\n  # e\n#f\n', expect: ['# a', '# d', '# e', '#f'] },
  { name: 'not in scalars', text: `a: b#c\nd: "# e"\nf: '# g'\nh: |\n  # i\nj: >\n  k\n  # l\n`, expect: [] },
  { name: 'in the header of a block', text: 'a: | # b\n  # c\n# d\n', expect: ['# b', '# d'] },
  { name: 'behind a block, further out', text: 'a:\n  b: |\n    c\n  # d\n  e: f\n', expect: ['# d'] },
  { name: 'in flow style', text: 'a: [ # b\n  c, # d\n  e ]# f\n', expect: ['# b', '# d'] },
  { name: 'behind tags and keys', text: 'a: !Ref # b\n  c\nd: # e\n  f\n', expect: ['# b', '# e'] },
  { name: 'in a text without values', text: '# a\n\n  # b', expect: ['# a', '# b'] },
  { name: 'behind the byte order mark', text: '\uFEFF# a\nb: c\n', expect: ['# a'] },
  { name: 'with carriage returns', text: '# a\r\nb: c # d\r\n', expect: ['# a', '# d'] },
  { name: 'around what is broken', text: '# a\nb: ] # c\nd: e # f\n', expect: ['# a', '# c', '# f'] },
  { name: 'of both kinds', text: '// a\n{"b": "// c", /* d */ "e": 1} // f', expect: ['// a', '/* d */', '// f'], language: 'json' },
  { name: 'over lines', text: '[1, /* a\n b */ 2]', expect: ['/* a\n b */'], language: 'json' },
  { name: 'around what is broken', text: '{ // a\n  "b": ]\n} // c', expect: ['// a', '// c'], language: 'json' },
];

describe('comments', () => {
  for (const { name, text, expect, language = 'yaml' } of cases) {
    it(`are found ${name} in ${language}`, () => {
      const { comments } = readText(text, language);
      assert.deepEqual(comments.map(({ start, end }) => text.slice(start, end)), expect);
    });
  }

  it('have their text without delimiters and surrounding spaces', () => {
    assert.deepEqual(readText('#  a b \nc: d ##e\n', 'yaml').comments.map((comment) => comment.text), ['a b', '#e']);
    assert.deepEqual(readText('/* a */ 1 //b ', 'json').comments.map((comment) => comment.text), ['a', 'b']);
  });

  const toml: readonly { name: string; text: string; expect: readonly string[] }[] = [
    { name: 'at the start, on lines and behind values', text: '# a\nb = "c" # d\n  # e', expect: ['# a', '# d', '# e'] },
    { name: 'not in strings', text: `a = "# b \\" # c"\nd = '# e'\n`, expect: [] },
    { name: 'after the end of a string of several lines', text: 'a = """\nb"c""" # d\ne = \'\'\'f\'\'\' # g\n', expect: ['# d', '# g'] },
    { name: 'not in a string that is not closed, but on the next line', text: 'a = "b # c\n# d\n', expect: ['# d'] },
  ];
  for (const { name, text, expect } of toml) {
    it(`are found ${name} in TOML`, () => assert.deepEqual(readToml(text).comments.map(({ start, end }) => text.slice(start, end)), expect));
  }
});
