import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import { outline } from '../support/outline.js';

/** A broken piece stands between these, with siblings and uncles that must stay. */
function around(piece: string): string {
  return `Resources:\n  A:\n    Type: x\n    Properties:\n      Name: foo\n${piece}      Other: bar\n  B:\n    Type: y\nOutputs:\n  C:\n    Value: z\n`;
}

const kept = [
  'Resources.A.Type: x', 'Resources.A.Properties.Name: foo', 'Resources.A.Properties.Other: bar', 'Resources.B.Type: y', 'Outputs.C.Value: z',
];

interface Case {
  readonly name: string;
  readonly piece: string;
  /** What the problem spans, and its message. */
  readonly at: string;
  readonly message: RegExp;
  /** Lines of the outline that are there beside those that must stay. */
  readonly more?: readonly string[];
}

const q = '      ';
const cases: readonly Case[] = [
  { name: 'a double quote that is never closed', piece: `${q}K: "v\n`, at: 'K: "v', message: /a closing quote is missing/ },
  { name: 'a single quote that is never closed', piece: `${q}K: 'v\n`, at: `K: 'v`, message: /a closing quote is missing/ },
  { name: 'a quote of a key that is never closed', piece: `${q}"K: v\n`, at: '"K: v', message: /a closing quote is missing/ },
  { name: 'an intrinsic half typed', piece: `${q}K: !Sub "\${A\n`, at: 'K: !Sub "${A', message: /a closing quote is missing/ },
  { name: 'a bracket that is never closed', piece: `${q}K: [v\n`, at: 'K: [v', message: /a closing bracket is missing/ },
  { name: 'a brace that is never closed', piece: `${q}K: {v: w\n`, at: 'K: {v: w', message: /a closing bracket is missing/ },
  { name: 'a stray bracket', piece: `${q}]\n`, at: ']', message: /fits nowhere/ },
  { name: 'a bracket for a value', piece: `${q}K: ]\n`, at: 'K: ]', message: /fits nowhere/ },
  { name: 'a comma that is missing', piece: `${q}K: ["a" "b"]\n`, at: 'K: ["a" "b"]', message: /comma or a bracket is missing/ },
  { name: 'a tab for indentation', piece: '\t\tK: v\n', at: 'K: v', message: /^Tabs cannot indent YAML\.$/ },
  { name: 'a tab behind spaces', piece: `${q}\tK: v\n`, at: 'K: v', message: /^Tabs cannot indent YAML\.$/ },
  { name: 'a key without colon', piece: `${q}Key\n`, at: 'y', message: /^A colon is missing after this key\.$/, more: ['Resources.A.Properties.Key: '] },
  { name: 'a key without colon over others', piece: `${q}Key\n${q}  K: v\n`, at: 'y', message: /^A colon is missing after this key\.$/, more: ['Resources.A.Properties.Key.K: v'] },
  { name: 'two words without colon', piece: `${q}K v\n`, at: 'K v', message: /colon is missing/ },
  { name: 'a stray dash', piece: `${q}- \n`, at: '-', message: /fits nowhere/ },
  { name: 'a stray item', piece: `${q}- K: v\n${q}  L: w\n`, at: '- K: v\n        L: w', message: /fits nowhere/ },
  { name: 'a line that is indented too much', piece: `${q}  K: v\n`, at: 'K: v', message: /fits nowhere/ },
  { name: 'a line that is not indented', piece: 'K: v\n', at: 'K: v', message: /fits nowhere/ },
  { name: 'a colon in a plain value', piece: `${q}K: v: w\n`, at: ':', message: /colon and a space in it needs quotes/, more: ['Resources.A.Properties.K: v: w'] },
  { name: 'an at sign at the start', piece: `${q}K: @v\n`, at: '@', message: /begins with this sign needs quotes/, more: ['Resources.A.Properties.K: @v'] },
  { name: 'a percent sign at the start', piece: `${q}K: %v\n`, at: '%', message: /begins with this sign needs quotes/, more: ['Resources.A.Properties.K: %v'] },
  { name: 'a backtick at the start', piece: `${q}K: \`v\n`, at: '`', message: /begins with this sign needs quotes/, more: ['Resources.A.Properties.K: `v'] },
  { name: 'a star without quotes', piece: `${q}K: *\n`, at: '*', message: /star needs quotes/, more: ['Resources.A.Properties.K: *'] },
  { name: 'two anchors', piece: `${q}K: &a &b v\n`, at: 'K: &a &b v', message: /^This is not YAML\.$/ },
  { name: 'an alias with an anchor', piece: `${q}K: &a *b\n`, at: 'K: &a *b', message: /^An alias is not allowed here\.$/ },
  { name: 'a tag that is not declared', piece: `${q}K: !a!b v\n`, at: 'K: !a!b v', message: /^A tag is not well formed\.$/ },
  { name: 'an escape that YAML does not know', piece: `${q}K: "\\d"\n`, at: 'K: "\\d"', message: /escape that YAML does not know/ },
  { name: 'a null character', piece: `${q}K: a\0b\n`, at: '\0', message: /not allowed in YAML/, more: ['Resources.A.Properties.K: a\\u0000b'] },
  { name: 'a control character in quotes', piece: `${q}K: "\x01"\n`, at: '\x01', message: /not allowed in YAML/, more: ['Resources.A.Properties.K: \\"\\u0001\\" = "\\u0001"'] },
  { name: 'half of a surrogate pair', piece: `${q}K: \ud83dx\n`, at: '\ud83d', message: /not allowed in YAML/, more: ['Resources.A.Properties.K: \\ud83dx'] },
  { name: 'a statement of a template language', piece: '{% if x %}\n', at: '{% if x %}', message: /template language/ },
  { name: 'an empty directive in the middle', piece: '%x\n', at: '%x', message: /./ },
];

describe('readText of broken YAML', () => {
  for (const { name, piece, at, message, more = [] } of cases) {
    for (const eol of ['\n', '\r\n']) {
      it(`keeps everything else around ${name}${eol === '\n' ? '' : ', with carriage returns'}`, () => {
        const text = around(piece).replaceAll('\n', eol);
        const tree = readText(text, 'yaml');
        assert.deepEqual(new Set(outline(tree)), new Set([...kept, ...more]));
        assert.deepEqual(tree.problems.map((problem) => [problem.kind, problem.code, text.slice(problem.start, problem.end)]), [['syntax', 'yaml-error', at.replaceAll('\n', eol)]]);
        assert.match(tree.problems[0]?.message ?? '', message);
      });
    }
  }

  for (const { name, piece, at, more = [] } of cases) {
    it(`keeps everything else around ${name}, with comments and empty lines at the margin`, () => {
      const text = around(piece).replaceAll('\n', '\n\n# a comment\n');
      const tree = readText(text, 'yaml');
      assert.deepEqual(new Set(outline(tree)), new Set([...kept, ...more]));
      assert.deepEqual(
        tree.problems.map((problem) => text.slice(problem.start, problem.end)),
        [at.replaceAll('\n', '\n\n# a comment\n')],
      );
    });
  }

  const filler = (letter: string): readonly string[] => Array.from({ length: 100 }, (_, index) => `${letter}${index}`);
  const inLong = (piece: string): string => around(`${filler('F').map((key) => `${q}${key}: a value\n`).join('')}${piece}${filler('G').map((key) => `${q}${key}: a value\n`).join('')}`);
  const keptInLong = [...kept, ...[...filler('F'), ...filler('G')].map((key) => `Resources.A.Properties.${key}: a value`)];
  for (const { name, piece, at, message, more = [] } of cases) {
    it(`keeps everything else of a long entry around ${name}`, () => {
      const text = inLong(piece);
      const tree = readText(text, 'yaml');
      assert.deepEqual(new Set(outline(tree)), new Set([...keptInLong, ...more]));
      assert.deepEqual(tree.problems.map((problem) => text.slice(problem.start, problem.end)), [at]);
      assert.match(tree.problems[0]?.message ?? '', message);
    });
  }

  it('keeps everything else of a long entry around a broken place in lists of lists', () => {
    const items = (letter: string): string => filler(letter).map((name) => `${q}- Name: ${name}\n${q}  With:\n${q}  - a value\n`).join('');
    const text = `A:\n  B:\n    C:\n${q}List:\n${items('F')}${q}- Name: "open\n${q}  With:\n${q}  - a value\n${items('G')}  D: d\n`;
    const tree = readText(text, 'yaml');
    assert.deepEqual(tree.problems.map((problem) => text.slice(problem.start, problem.end)), ['- Name: "open', 'With']);
    assert.equal(outline(tree).filter((line) => /\.With\.0: a value$/.test(line)).length, 201);
    assert.ok(outline(tree).includes('A.D: d'));
  });

  const others: readonly { name: string; text: string; expect: readonly string[]; messages: readonly RegExp[] }[] = [
    { name: 'a text that is cut off in quotes', text: 'a: b\nc:\n  d: e\n  f: "g', expect: ['a: b', 'c.d: e'], messages: [/closing quote/] },
    { name: 'a text that is cut off in brackets', text: 'a: b\nc:\n  d: e\n  f: [g', expect: ['a: b', 'c.d: e'], messages: [/closing bracket/] },
    { name: 'a section without colon', text: 'a: b\nResources\n  c:\n    d: e\nf: g\n', expect: ['a: b', 'Resources.c.d: e', 'f: g'], messages: [/colon is missing/] },
    { name: 'a conflict of two branches', text: 'a: b\n<<<<<<< HEAD\nc: d\n=======\ne: f\n>>>>>>> theirs\ng: h\n',
      expect: ['a: b', 'c: d', 'e: f', 'g: h'], messages: [/merge conflict/, /merge conflict/, /merge conflict/] },
    { name: 'a text that is indented by tabs', text: 'a:\n\tb:\n\t\tc: d\n\te: f\n', expect: ['a.b.c: d', 'a.e: f'], messages: [/^Tabs/] },
    { name: 'a block scalar that is not indented', text: 'a:\n  b: |\necho hello\n  c: d\ne: f\n', expect: ['a.b: | = ""', 'a.c: d', 'e: f'], messages: [/./] },
    { name: 'a key that lost its indentation, with what is below it', text: 'R:\n  A:\n    P:\n      N: o\n  D:\n    T: x\nP:\n      N: o\n      M: p\n  B:\n    T: y\n  C:\n    T: z\n',
      expect: ['R.A.P.N: o', 'R.D.T: x', 'R.B.T: y', 'R.C.T: z'], messages: [/fits nowhere/] },
    { name: 'a key that lost its indentation, with empty lines around', text: 'R:\n\n  A:\n    P:\n      N: o\n\n  D:\n    T: x\n\nP:\n\n      N: o\n\n      M: p\n\n  B:\n    T: y\n  C:\n    T: z\n',
      expect: ['R.A.P.N: o', 'R.D.T: x', 'R.B.T: y', 'R.C.T: z'], messages: [/fits nowhere/] },
    { name: 'a first entry that is indented too much', text: 'R:\n   A:\n    T: x\n  B:\n    T: y\n  C:\n    T: z\n', expect: ['R.B.T: y', 'R.C.T: z'], messages: [/fits nowhere/] },
    { name: 'a section whose first entry has lost its key', text: 'Resources: # all\n    T: x\n    P:\n      N: o\n  B:\n    T: y\n  C:\n    T: z\n',
      expect: ['Resources.B.T: y', 'Resources.C.T: z'], messages: [/fits nowhere/] },
    { name: 'a section with a word in it that is not indented', text: 'Resources:\n  A:\n    T: x\nBu\n  B:\n    T: y\nOutputs\n  C:\n    T: z\n',
      expect: ['Resources.A.T: x', 'Resources.B.T: y', 'Outputs.C.T: z'], messages: [/./, /colon/] },
    { name: 'many stars', text: 'a:\n- *\n- *\nb: [*, c]\nd: { e: * }\n',
      expect: ['a.0: *', 'a.1: *', 'b: [*, c]', 'b.0: *', 'b.1: c', 'd: { e: * }', 'd.e: *'], messages: [/star/, /star/, /star/, /star/] },
    { name: 'stars that mean something', text: 'a: *\nb: |\n  - *\nc: "*" # : *\n', expect: ['a: *', 'b: |\\n  - * = "- *\\n"', 'c: \\"*\\" = "*"'], messages: [/star/] },
    { name: 'several broken places', text: 'a: ]\nb: c\nd: "e\nf: g\nh: i: j\nk: l\n', expect: ['b: c', 'f: g', 'h: i: j', 'k: l'], messages: [/./, /quote/, /colon/] },
    { name: 'a broken place behind many old forms', text: `${'a: [\n  b\n]\n'.repeat(12)}c: ]\nd: e\n`,
      expect: [...Array.from({ length: 12 }, () => ['a: [\\n  b\\n]', 'a.0: b']).flat(), 'd: e'], messages: [/./] },
    { name: 'an alias without anchor', text: 'a: *b\nc: d\n', expect: ['a: *b', 'c: d'], messages: [/no anchor of this name/] },
  ];
  for (const { name, text, expect, messages } of others) {
    it(`reads what is left of ${name}`, () => {
      const tree = readText(text, 'yaml');
      assert.deepEqual(outline(tree), expect);
      const problems = tree.problems.filter((problem) => problem.kind !== 'notice');
      assert.equal(problems.length, messages.length, problems.map((problem) => problem.message).join(' '));
      problems.forEach((problem, index) => assert.match(problem.message, messages[index] ?? /^$/));
    });
  }
});
