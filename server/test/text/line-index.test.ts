import assert from 'node:assert/strict';
import { LineIndex } from '../../src/text/line-index.js';

describe('LineIndex', () => {
  const cases = [
    { name: 'line feeds', text: 'ab\ncd', offset: 4, line: 1, character: 1 },
    { name: 'carriage return and line feed', text: 'ab\r\ncd', offset: 5, line: 1, character: 1 },
    { name: 'a lone carriage return', text: 'ab\rcd', offset: 4, line: 1, character: 1 },
    { name: 'a byte order mark, which is not a character', text: '\uFEFFabc', offset: 2, line: 0, character: 1 },
    { name: 'a character beyond the basic plane as two units', text: 'a\u{1F511}b', offset: 3, line: 0, character: 3 },
    { name: 'the end of a text that ends a line', text: 'ab\n', offset: 3, line: 1, character: 0 },
  ];
  for (const { name, text, offset, line, character } of cases) {
    it(`counts ${name}`, () => {
      const index = new LineIndex(text);
      assert.deepEqual(index.position(offset), { line, character });
      assert.equal(index.offset({ line, character }), offset);
    });
  }

  it('ends a line before its line break', () => {
    const index = new LineIndex('ab\r\ncd');
    assert.equal(index.lineText(0), 'ab');
    assert.equal(index.lineText(1), 'cd');
    assert.equal(index.offset({ line: 0, character: 99 }), 2);
  });

  for (const text of ['', 'ab\ncd\r\nef\rg\n', '\uFEFFab\r\r\n\nc']) {
    it(`follows changes of ${JSON.stringify(text)} as if it were rebuilt`, () => {
      for (const { start, end } of spansOf(text)) {
        for (const typed of ['a', '\n', '\r', '\r\n', '\uFEFF', 'bc\nd', '']) {
          const now = text.slice(0, start) + typed + text.slice(end);
          assert.deepEqual(places(new LineIndex(text).changed({ start, end }, now), now), places(new LineIndex(now), now));
        }
      }
    });
  }
});

function spansOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
  return offsets.flatMap((start) => offsets.slice(start).map((end) => ({ start, end })));
}

function places(lines: LineIndex, text: string): unknown {
  return { count: lines.lineCount, places: Array.from({ length: text.length + 1 }, (_, offset) => lines.position(offset)) };
}
