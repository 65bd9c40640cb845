import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import { leafPaths } from '../support/outline.js';

/** A broken piece stands between these, with siblings and uncles that must stay. */
function around(piece: string): string {
  return `{\n  "Resources": {\n    "A": {\n      "Type": "x",\n      "List": [\n        1\n      ],\n${piece}      "Other": "y"\n    },\n    "B": {\n      "Type": "z"\n    }\n  },\n  "Outputs": {\n    "C": {\n      "Value": "v"\n    }\n  }\n}\n`;
}

const kept = ['Resources.A.Type', 'Resources.A.List.0', 'Resources.A.Other', 'Resources.B.Type', 'Outputs.C.Value'];

const q = '      ';
const cases: readonly { name: string; piece: string; at: string; message: RegExp; more?: readonly string[] }[] = [
  { name: 'a comma that is missing', piece: `${q}"K": "v"\n`, at: '', message: /^A comma is missing\.$/, more: ['Resources.A.K'] },
  { name: 'a comma too many', piece: `${q}"K": "v",,\n`, at: ',', message: /^This comma does not belong/, more: ['Resources.A.K'] },
  { name: 'a colon that is missing', piece: `${q}"K" "v",\n`, at: '', message: /^A colon is missing\.$/, more: ['Resources.A.K'] },
  { name: 'a value that is missing', piece: `${q}"K":,\n`, at: ',', message: /^A value is missing before/ },
  { name: 'a value that is missing with its comma', piece: `${q}"K":\n`, at: ':', message: /^A value is missing\.$/ },
  { name: 'a key half typed', piece: `${q}"K\n`, at: '"K', message: /a closing quote is missing/ },
  { name: 'a value half typed', piece: `${q}"K": "v\n`, at: '"v', message: /a closing quote is missing/ },
  { name: 'a quote of a key that is missing', piece: `${q}"K: {\n${q}  "L": 1\n${q}},\n`, at: '"K', message: /a closing quote is missing/, more: ['Resources.A.K.L'] },
  { name: 'a quote inside a value', piece: `${q}"K": "a "b" c",\n`, at: 'b" c",', message: /./, more: ['Resources.A.K'] },
  { name: 'a value without quotes', piece: `${q}"K": a:b,\n`, at: 'a:b,', message: /^This is not a JSON value\.$/ },
  { name: 'a key without quotes', piece: `${q}K: {\n${q}  "L": 1\n${q}},\n`, at: 'K: {\n        "L": 1', message: /^A key in quotes is missing here\.$/ },
  { name: 'an opening bracket that is missing', piece: `${q}"K":\n${q}  "L": 1\n${q}},\n`, at: '', message: /^An opening bracket is missing\.$/, more: ['Resources.A.K.L'] },
  { name: 'an opening bracket twice', piece: `${q}"K": {{\n${q}  "L": 1\n${q}},\n`, at: '{', message: /^A key in quotes is missing here\.$/, more: ['Resources.A.K.L'] },
  { name: 'a bracket that is never closed', piece: `${q}"K": {\n`, at: '{', message: /^This bracket is never closed\.$/ },
  { name: 'a bracket that is never closed, with lines in it', piece: `${q}"K": {\n${q}  "L": 1,\n`, at: '{', message: /^This bracket is never closed\.$/, more: ['Resources.A.K.L'] },
  { name: 'a bracket that closes too early', piece: `${q}"K": "v"},\n`, at: '}', message: /^This bracket closes too early\.$/, more: ['Resources.A.K'] },
  { name: 'a bracket that closes nothing', piece: `${q}"K": "v"],\n`, at: ']', message: /^This bracket closes nothing/, more: ['Resources.A.K'] },
  { name: 'a line with a stray bracket', piece: `${q}}\n`, at: '}', message: /^This bracket closes nothing/ },
  { name: 'a line of another kind', piece: '<<<<<<< HEAD\n', at: '<<<<<<< HEAD', message: /^A key in quotes is missing here\.$/ },
  { name: 'a comment that is never closed', piece: `${q}/* c\n`, at: '/* c', message: /^This comment never ends\.$/ },
];

describe('readText of broken JSON', () => {
  for (const { name, piece, at, message, more = [] } of cases) {
    for (const eol of ['\n', '\r\n']) {
      it(`keeps everything else around ${name}${eol === '\n' ? '' : ', with carriage returns'}`, () => {
        const text = around(piece).replaceAll('\n', eol);
        const tree = readText(text, 'json');
        assert.deepEqual(new Set(leafPaths(tree)), new Set([...kept, ...more]));
        assert.deepEqual(tree.problems.map((problem) => [problem.kind, problem.code, text.slice(problem.start, problem.end)]), [['syntax', 'json-error', at.replaceAll('\n', eol)]]);
        assert.match(tree.problems[0]?.message ?? '', message);
      });
    }
  }

  const others: readonly { name: string; text: string; paths: readonly string[]; messages: readonly RegExp[] }[] = [
    { name: 'a text that is cut off', text: '{\n  "a": {\n    "b": 1\n  },\n  "c": {\n    "d": 2,\n    "e": "f', paths: ['a.b', 'c.d'], messages: [/quote/] },
    { name: 'a text on one line', text: '{"a": [1, 2], "b": {"c": 3,, "d": 4}', paths: ['a.0', 'a.1', 'b.c', 'b.d'], messages: [/comma/, /ends before/] },
    { name: 'a text without its first bracket', text: '"a": {\n  "b": 1\n},\n"c": 2\n}\n', paths: ['a.b', 'c'], messages: [/opening bracket/] },
    { name: 'what stands behind the end', text: '{"a": 1}\n{"b": 2}\n', paths: ['a'], messages: [/after the end/] },
    { name: 'lines that are not indented deeper, beside what is broken', text: '{\n"a": {\n"b": 1\n},\n"c": {\n"d": 1 "e": 2\n}\n}\n', paths: ['a.b', 'c.d', 'c.e'], messages: [/comma/] },
    { name: 'a mapping whose first entry has lost its key', text: '{\n  "a": {\n      "b": 1,\n      "c": {\n        "d": 2\n      }\n    },\n    "e": {\n      "f": 3\n    }\n  },\n  "g": 4\n}\n', paths: ['a.b', 'a.c.d', 'a.e.f', 'g'], messages: [/closes nothing/] },
    { name: 'a text with a bracket and a comma of its end in the midst', text: '{\n  "a": {\n    "b": {\n      "c": 1\n},\n    },\n    "d": {\n      "e": 2\n    }\n  }\n}\n', paths: ['a.b.c', 'a.d.e'], messages: [/never closed/, /too early/, /comma/, /closes nothing/, /comma/] },
    { name: 'one line that is indented too little', text: '{\n  "a": {\n  "b": {\n      "c": 1\n    },\n    "d": 2\n  },\n  "e" 3\n}\n', paths: ['a.b.c', 'a.d', 'e'], messages: [/colon/] },
  ];
  for (const { name, text, paths, messages } of others) {
    it(`reads what is left of ${name}`, () => {
      const tree = readText(text, 'json');
      assert.deepEqual(leafPaths(tree), paths);
      assert.equal(tree.problems.length, messages.length, tree.problems.map((problem) => problem.message).join(' '));
      tree.problems.forEach((problem, index) => assert.match(problem.message, messages[index] ?? /^$/));
    });
  }
});
