import assert from 'node:assert/strict';
import { commonText } from '../../src/iam/common-text.js';
import { covers } from '../../src/iam/coverage.js';
import { intersects } from '../../src/iam/intersection.js';
import { holeOf, showText } from '../../src/iam/partial-text.js';
import { likePattern, plainPattern, type Pattern } from '../../src/iam/pattern.js';
import { textFrom } from './support/ask.js';
import { seeded } from '../support/random.js';

function pattern(text: string): Pattern {
  return likePattern(textFrom(text), 'variable');
}

describe('commonText', () => {
  it('writes a generated name as a single hole', () => {
    const name = plainPattern(['table/', holeOf({ kind: 'ref', name: 'T', at: null }, 'generated')]);
    for (const other of ['*', 'table/*', 'table/*-*', 'table/?*']) {
      const found = commonText([pattern(other), name]);
      assert.equal(found === null ? null : showText(found), 'table/${T}', other);
    }
    assert.equal(commonText([pattern('table/orders'), name]), null);
  });

  it('finds a text that all patterns match, with stars filled in', () => {
    const cases: readonly (readonly [patterns: readonly string[], text: string | null])[] = [
      [['arn:aws:s3:::b/*'], 'arn:aws:s3:::b/x'],
      [['a*', '*z'], 'axz'],
      [['a*', 'a'], 'a'],
      [['a*', 'b*'], null],
      [['*', '${Bucket.Arn}/*'], '${Bucket.Arn}/x'],
      [['a*', '${Bucket.Arn}'], null],
      [['????????????', '${AWS::AccountId}'], '${AWS::AccountId}'],
    ];
    for (const [patterns, text] of cases) {
      const found = commonText(patterns.map(pattern));
      assert.equal(found === null ? null : showText(found), text, patterns.join(' and '));
    }
  });

  it('finds a text exactly where patterns meet', () => {
    const random = seeded(5);
    for (let round = 0; round < 400; round++) {
      const patterns = [0, 1].map(() => pattern(random.text(['a', 'b', '*', '?'], 5)));
      const [left, right] = patterns;
      assert.ok(left && right);
      const found = commonText(patterns);
      assert.equal(found !== null, intersects(left, right) === 'yes', `${left.text} and ${right.text}`);
      if (found !== null) for (const each of patterns) assert.equal(covers(each, plainPattern(found)), 'yes', `${showText(found)} of ${each.text}`);
    }
  });
});
