import assert from 'node:assert/strict';
import { walk } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import { sourceSpan } from '../../src/syntax/source-span.js';
import type { Language, Scalar } from '../../src/syntax/tree.js';

function valueOf(text: string, language: Language): Scalar {
  const [root] = readText(text, language).documents;
  const value = root?.kind === 'mapping' ? root.entries[0]?.value : null;
  assert.ok(value?.kind === 'scalar');
  return value;
}

describe('sourceSpan', () => {
  const cases: readonly { name: string; text: string; part: string; expect: string; language?: Language }[] = [
    { name: 'a plain scalar', text: 'k: some text', part: 'text', expect: 'text' },
    { name: 'a plain scalar over lines', text: 'k: one\n  two\n\n  three', part: 'two\nthr', expect: 'two\n\n  thr' },
    { name: 'the blank of a fold', text: 'k: one  \n  two', part: ' ', expect: '  \n  ' },
    { name: 'single quotes', text: `k: 'it''s text'`, part: `'s t`, expect: `''s t` },
    { name: 'single quotes behind a doubled one', text: `k: 'it''s text'`, part: 'text', expect: 'text' },
    { name: 'single quotes over lines', text: `k: 'one\n\n  two '`, part: '\ntwo ', expect: '\n\n  two ' },
    { name: 'double quotes', text: 'k: "a\\"b\\n text"', part: '\n t', expect: '\\n t' },
    { name: 'escapes that need not be there', text: 'k: "\\x41\\u0042\\U0001F511 text"', part: 'text', expect: 'text' },
    { name: 'an escape of one unit', text: 'k: "\\x41\\u0042 text"', part: 'B', expect: '\\u0042' },
    { name: 'half of an escape of two units', text: 'k: "\\U0001F511 text"', part: '\udd11', expect: '\\U0001F511' },
    { name: 'a line break that is escaped', text: 'k: "one\\\n  two"', part: 'etw', expect: 'e\\\n  tw' },
    { name: 'blanks before a folded line', text: 'k: "one  \n  two"', part: 'e t', expect: 'e  \n  t' },
    { name: 'a literal block', text: 'k: |\n  one\n  two\n', part: 'two', expect: 'two' },
    { name: 'a literal block over a line break', text: 'k: |\n  one\n  two\n', part: 'e\ntw', expect: 'e\n  tw' },
    { name: 'the line break itself', text: 'k: |\n  one\n  two\n', part: '\n', expect: '\n' },
    { name: 'a line break of two characters', text: 'k: |\r\n  one\r\n  two\r\n', part: '\n', expect: '\r\n' },
    { name: 'a literal block with empty and deeper lines', text: 'k: |-\n  one\n\n    two\n', part: '  two', expect: '  two' },
    { name: 'a block that says how far it is indented', text: 'k: |2\n   one\n  two\n', part: ' one\ntwo', expect: ' one\n  two' },
    { name: 'the line breaks that a block keeps', text: 'k: |+\n  one\n\n\n', part: '\n\n\n', expect: '\n\n\n' },
    { name: 'a block of blank lines', text: 'k: |+\n    \n  \nz: y\n', part: '\n', expect: '\n' },
    { name: 'folded lines', text: 'k: >\n  one\n  two\n', part: 'e two', expect: 'e\n  two' },
    { name: 'folded lines with an empty one between', text: 'k: >\n  one\n\n  two\n', part: '\ntwo', expect: '\n  two' },
    { name: 'folded lines that are deeper', text: 'k: >-\n  one\n    two\n  three\n', part: '  two\nth', expect: '  two\n  th' },
    { name: 'a block scalar that the text ends in', text: 'k: |\n  one\n  two', part: 'two', expect: 'two' },
    { name: 'a string of JSON', text: '{"k": "a\\/b\\u00e9c \\t d"}', part: 'c \t d', expect: 'c \\t d', language: 'json' },
    { name: 'a surrogate pair of JSON', text: '{"k": "\\ud83d\\udd11 x"}', part: '\udd11', expect: '\\udd11', language: 'json' },
  ];
  for (const { name, text, part, expect, language = 'yaml' } of cases) {
    it(`finds a part of ${name}`, () => {
      const value = valueOf(text, language);
      const from = value.text.indexOf(part);
      assert.ok(from >= 0);
      const { start, end } = sourceSpan(value, from, from + part.length);
      assert.equal(text.slice(start, end), expect);
    });
  }

  it('returns an empty span for an empty part', () => {
    const text = 'k: "a\\nb"';
    const { start, end } = sourceSpan(valueOf(text, 'yaml'), 2, 2);
    assert.equal(start, end);
    assert.equal(text.slice(start), 'b"');
  });

  it('finds parts of a repaired text', () => {
    const text = 'k: [\n  a,\n"b\n c"\n]\n';
    const parts: string[] = [];
    for (const root of readText(text, 'yaml').documents) {
      walk(root, (node) => {
        if (node.kind !== 'scalar') return;
        const { start, end } = sourceSpan(node, node.text.length - 1, node.text.length);
        parts.push(text.slice(start, end));
      });
    }
    assert.deepEqual(parts, ['k', 'a', 'c']);
  });

  it('returns the whole of a scalar that is not in the text', () => {
    const { start, end, ...scalar } = valueOf('k: "a\\nb"', 'yaml');
    assert.deepEqual(sourceSpan({ ...scalar, start, end, parent: null }, 1, 2), { start, end });
  });
});
