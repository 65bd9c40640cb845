import assert from 'node:assert/strict';
import { firstIndex, firstNumber } from '../../src/text/ordered.js';

describe('a search in what is in order', () => {
  for (const length of [0, 1, 2, 3, 7, 8]) {
    const items = Array.from({ length }, (_, index) => index * 2);
    for (let sought = -1; sought <= length * 2; sought++) {
      it(`finds what is behind ${sought} among ${length}`, () => {
        const expected = items.filter((item) => item <= sought).length;
        assert.equal(firstIndex(items, (item) => item > sought), expected);
        assert.equal(firstNumber(length, (index) => index * 2 > sought), expected);
      });
    }
  }

  it('looks at few of many', () => {
    let looks = 0;
    firstNumber(1_000_000, (number) => { looks += 1; return number >= 999_999; });
    assert.ok(looks <= 20);
  });
});
