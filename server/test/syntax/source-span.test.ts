import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import { sourceSpan } from '../../src/syntax/source-span.js';

describe('sourceSpan', () => {
  const cases = [
    { name: 'a plain scalar', text: 'k: some text', part: 'text', expect: 'text' },
    { name: 'single quotes', text: `k: 'it''s text'`, part: `'s t`, expect: `''s t` },
    { name: 'double quotes', text: 'k: "a\\"b\\n text"', part: '\n t', expect: '\\n t' },
    { name: 'a literal block', text: 'k: |\n  one\n  two\n', part: 'two', expect: 'two' },
    { name: 'a literal block over a line break', text: 'k: |\n  one\n  two\n', part: 'e\ntw', expect: 'e\n  tw' },
    { name: 'the line break itself', text: 'k: |\n  one\n  two\n', part: '\n', expect: '\n' },
    { name: 'a literal block with empty and deeper lines', text: 'k: |-\n  one\n\n    two\n', part: '  two', expect: '  two' },
    { name: 'folded lines, where only the whole is known', text: 'k: >\n  one\n  two\n', part: 'two', expect: '>\n  one\n  two' },
    { name: 'escapes that need not be there', text: 'k: "\\x41 text"', part: 'text', expect: '"\\x41 text"' },
  ];
  for (const { name, text, part, expect } of cases) {
    it(`finds a part of ${name}`, () => {
      const [root] = readText(text, 'yaml').documents;
      const value = root?.kind === 'mapping' ? root.entries[0]?.value : null;
      assert.ok(value?.kind === 'scalar');
      const from = value.text.indexOf(part);
      assert.ok(from >= 0);
      const { start, end } = sourceSpan(value, from, from + part.length);
      assert.equal(text.slice(start, end), expect);
    });
  }
});
