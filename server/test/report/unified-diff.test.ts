import assert from 'node:assert/strict';
import { noColours } from '../../src/report/paint.js';
import { unifiedDiff, type MaskableText } from '../../src/report/unified-diff.js';

/** A text, of which only the marked words are found to be secrets. */
function marked(text: string): MaskableText {
  const secrets = [...text.matchAll(/«([^»]*)»/g)].map(({ index, 1: word = '' }, before) => ({ start: index - 2 * before, end: index - 2 * before + word.length }));
  return { text: text.replaceAll(/[«»]/g, ''), secrets };
}

function linesOf(before: string, after: string): readonly string[] {
  return unifiedDiff('a.yaml', marked(before), marked(after), noColours).split('\n').filter((line) => /^[ +-](?![+-])/.test(line));
}

describe('unifiedDiff', () => {
  it('masks what only one of the texts shows to be a secret in both', () => {
    const before = '# «correct-horse»\nDefault: «correct-horse»\nType: String\n';
    const after = '# correct-horse\nType: String\n';
    assert.deepEqual(linesOf(before, after), [' # *****', '-Default: *****', ' Type: String']);
    assert.deepEqual(linesOf(after, before), [' # *****', '+Default: *****', ' Type: String']);
  });

  it('leaves words alone that only stand in for a secret', () => {
    assert.deepEqual(linesOf('# changeme\nDefault: «changeme»\nType: String\n', '# changeme\nType: String\n'), [' # changeme', '-Default: *****', ' Type: String']);
  });
});
