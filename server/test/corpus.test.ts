/** Labelled cases and thousands of real templates, which do not ship with the project. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { corpusFor } from './support/corpus.js';
import { decodeText } from './support/decode-text.js';
import { filesBelow } from './support/project.js';
import { randomFrom } from './support/random.js';
import { lintStrictly } from './support/lint-strictly.js';

const sampleSize = process.env['ROOTGUARD_CORPUS_ALL'] === '1' ? Infinity : 250;

describe('the corpora', function () {
  this.timeout(600_000);

  it('have no file that makes a check fail', function () {
    const corpus = corpusFor(this);
    const random = randomFrom(7);
    const files = filesBelow(corpus).filter((file) => /\.(?:ya?ml|json|template)$/.test(file));
    const chosen = files.length <= sampleSize ? files : files.filter(() => random() < sampleSize / files.length);
    assert.ok(chosen.length > 0);
    for (const file of chosen) {
      const { problems } = lintStrictly(decodeText(fs.readFileSync(path.join(corpus, file))));
      assert.deepEqual(problems.filter(({ kind }) => kind === 'internal' || kind === 'limit'), [], file);
    }
  });
});
