import assert from 'node:assert/strict';
import { covers } from '../../src/iam/coverage.js';
import { holeOf, type PartialText } from '../../src/iam/partial-text.js';
import { patternIndex } from '../../src/iam/pattern-index.js';
import { resourcePattern } from '../../src/iam/pattern.js';

const open = holeOf({ kind: 'unknown', reason: 'limit', at: null }, 'text');

const texts: readonly PartialText[] = [
  ['*'],
  ['arn:aws:s3:::*'],
  ['arn:aws:s3:::a*'],
  ['arn:aws:s3:::a'],
  ['arn:aws:s3:::a/*'],
  ['arn:aws:s3:::a/b'],
  ['arn:aws:s3:::', open],
  ['arn:aws:s3:::a/', open, '/c'],
  [open, '/*'],
  ['arn:aws:s3:::a/?/c'],
  ['arn:aws:s3:::b/${aws:username}'],
];

const pattern = (text: PartialText): ReturnType<typeof resourcePattern> => resourcePattern(text, 'variable');

describe('patternIndex', () => {
  const near = patternIndex(texts, (text) => [pattern(text)]);

  it('leaves out nothing that may cover a pattern', () => {
    for (const inner of texts) {
      const found = near(pattern(inner));
      const covering = texts.filter((outer) => covers(pattern(outer), pattern(inner)) !== 'no');
      assert.deepEqual(covering.filter((outer) => !found.includes(outer)), [], JSON.stringify(inner));
    }
  });

  it('finds each once, in the order of the entries', () => {
    const found = patternIndex(['b', 'a', 'c'], (name) => [pattern([`arn:aws:s3:::${name}`]), pattern(['arn:aws:s3:::*'])])(pattern(['arn:aws:s3:::a']));
    assert.deepEqual(found, ['b', 'a', 'c']);
  });

  it('leaves out what begins in another way, and what goes on where a text ends', () => {
    assert.deepEqual(near(pattern(['arn:aws:s3:::a'])), [['*'], ['arn:aws:s3:::*'], ['arn:aws:s3:::a*'], ['arn:aws:s3:::a'], ['arn:aws:s3:::', open], [open, '/*']]);
  });

  it('finds what is for everything always', () => {
    assert.deepEqual(patternIndex([1, 2], (entry) => (entry === 1 ? null : [pattern(['arn:aws:sqs:::x'])]))(pattern(['arn:aws:s3:::a'])), [1]);
  });
});
