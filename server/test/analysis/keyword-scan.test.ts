/** Many keywords in one pass: the same hits whichever way a text is searched. */
import assert from 'node:assert/strict';
import { keywordScan } from '../../src/analysis/secret/form/keyword-scan.js';

type Hit = readonly [keyword: number, start: number];

function hitsOf(scan: ReturnType<typeof keywordScan>, text: string): readonly Hit[] {
  const hits: Hit[] = [];
  scan(text, (keyword, start) => hits.push([keyword, start]));
  return hits.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

/** Every keyword at every place, compared letter by letter. */
function expected(keywords: readonly string[], text: string): readonly Hit[] {
  return [...text].flatMap((_, start) => keywords.flatMap((keyword, index): readonly Hit[] =>
    (text.slice(start, start + keyword.length).replace(/[A-Z]/g, (letter) => letter.toLowerCase()) === keyword ? [[index, start]] : [])));
}

const keywords = ['ab', 'abc', 'b', 'cab', '-x', 'aab'];

describe('keywordScan', () => {
  const texts = ['', 'AB', 'xaabcab-X', 'aabaabc', 'kKab', 'a\u0130b ab', 'ÄBab'];
  for (const text of texts) {
    it(`finds the keywords in ${JSON.stringify(text)}, at the start and after a long text`, () => {
      const early = keywordScan(keywords);
      const late = keywordScan(keywords);
      hitsOf(late, 'z'.repeat(50_000));
      assert.deepEqual(hitsOf(early, text), expected(keywords, text));
      assert.deepEqual(hitsOf(late, text), expected(keywords, text));
    });
  }

  it('finds overlapping keywords in a long text', () => {
    const text = 'aabc-x'.repeat(10_000);
    assert.equal(hitsOf(keywordScan(keywords), text).length, expected(keywords, 'aabc-x').length * 10_000);
  });
});
