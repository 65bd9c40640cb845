import assert from 'node:assert/strict';
import { walk } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import { outline } from '../support/outline.js';

const cases: readonly { name: string; text: string; expect: readonly string[] }[] = [
  { name: 'strings, numbers and words', text: '{"a": "b", "c": -1.5e3, "d": true, "e": null}',
    expect: [': {"a": "b", "c": -1.5e3, "d": true, "e": null}', 'a: "b" = "b"', 'c: -1.5e3', 'd: true', 'e: null'] },
  { name: 'escapes', text: '["a\\"b\\\\c\\/d\\n\\u00e9"]', expect: [': ["a\\"b\\\\c\\/d\\n\\u00e9"]', '0: "a\\"b\\\\c\\/d\\n\\u00e9" = "a\\"b\\\\c/d\\né"'] },
  { name: 'collections', text: '{"a": [[], {}, [1]]}', expect: [': {"a": [[], {}, [1]]}', 'a: [[], {}, [1]]', 'a.0: []', 'a.1: {}', 'a.2: [1]', 'a.2.0: 1'] },
  { name: 'comments', text: '// a\n{"b": /* "c": */ 1 // d\n}', expect: [': {"b": /* "c": */ 1 // d\n}', 'b: 1'] },
  { name: 'a byte order mark', text: '\uFEFF{"a": 1}', expect: [': {"a": 1}', 'a: 1'] },
  { name: 'line breaks of two characters', text: '{\r\n  "a": 1\r\n}\r\n', expect: [': {\r\n  "a": 1\r\n}', 'a: 1'] },
  { name: 'a scalar alone', text: ' "a" ', expect: [': "a" = "a"'] },
  { name: 'a plain merge key, which merges nothing', text: '{"<<": {"a": 1}}', expect: [': {"<<": {"a": 1}}', '<<: {"a": 1}', '<<.a: 1'] },
  { name: 'keys that JavaScript has a use for', text: '{"__proto__": 1}', expect: [': {"__proto__": 1}', '__proto__: 1'] },
];

/** What JSON does not allow although nobody can misread it: all of it is read, and reported. */
const told: readonly { name: string; text: string; expect: readonly string[]; at: string; message: string }[] = [
  { name: 'a trailing comma', text: '{"a": [1,]}', expect: ['a.0: 1'], at: ',', message: 'There is a comma before a closing bracket.' },
  { name: 'an escape that JSON does not have', text: '["\\x", 2]', expect: ['1: 2'], at: '"\\x"', message: 'This string contains an escape that JSON does not know.' },
  { name: 'a control character', text: '["a\tb", 2]', expect: ['1: 2'], at: '"a\tb"', message: 'A character in this value is not allowed in JSON.' },
  { name: 'a word that is none', text: '[True, 2]', expect: ['0: True', '1: 2'], at: 'True', message: 'This word is not a JSON value.' },
  { name: 'a number that is not complete', text: '[1., 2]', expect: ['0: 1.', '1: 2'], at: '1.', message: 'This number is not complete.' },
  { name: 'a comment that never ends', text: '[1, 2] /* a', expect: ['0: 1', '1: 2'], at: '/* a', message: 'This comment never ends.' },
];

describe('readText of JSON', () => {
  for (const { name, text, expect } of cases) {
    it(`reads ${name}`, () => {
      const tree = readText(text, 'json');
      assert.deepEqual(outline(tree).map(unescaped), expect);
      assert.deepEqual(tree.problems, []);
    });
  }

  for (const { name, text, expect, at, message } of told) {
    it(`reads past ${name}, and reports it`, () => {
      const tree = readText(text, 'json');
      const lines = outline(tree).map(unescaped);
      for (const line of expect) assert.ok(lines.includes(line), `${line} in ${lines.join(' | ')}`);
      assert.deepEqual(tree.problems.map((problem) => [problem.kind, text.slice(problem.start, problem.end), problem.message]), [['syntax', at, message]]);
    });
  }

  it('locates the text of a string', () => {
    const text = '{"a": "b"}';
    const bodies: string[] = [];
    for (const root of readText(text, 'json').documents) {
      walk(root, (node) => { if (node.kind === 'scalar') bodies.push(text.slice(node.bodyStart, node.bodyEnd)); });
    }
    assert.deepEqual(bodies, ['a', 'b']);
  });

  it('notices duplicate keys, and keeps both', () => {
    const tree = readText('{"a": 1, "b": 2, "a": 3}', 'json');
    assert.deepEqual(outline(tree).slice(1), ['a: 1', 'b: 2', 'a: 3']);
    assert.deepEqual(tree.problems.map(({ kind, code, start }) => [kind, code, start]), [['notice', 'duplicate-key', 17]]);
  });

  it('reports a text without a value', () => {
    for (const text of ['', '  \n', '// a\n', '\uFEFF']) {
      const tree = readText(text, 'json');
      assert.deepEqual(tree.documents, []);
      assert.deepEqual(tree.problems.map(({ kind, code }) => [kind, code]), [['syntax', 'json-error']]);
    }
  });
});

/** The outline writes what is written as JSON would. */
function unescaped(line: string): string {
  const [path = '', ...rest] = line.split(': ');
  const [written = '', ...said] = rest.join(': ').split(' = ');
  return [`${path}: ${JSON.parse(`"${written}"`)}`, ...said].join(' = ');
}
