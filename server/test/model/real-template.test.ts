/** Real templates: every value has its promised shape, and every character of it the place it came from. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocuments } from '../../src/model/read-document.js';
import { languageOf, recognise } from '../../src/model/recognise.js';
import { readText } from '../../src/syntax/read.js';
import { sourceSpan } from '../../src/syntax/source-span.js';
import { printValue } from '../../src/value/print.js';
import type { Value } from '../../src/value/value.js';
import { corpusFor } from '../support/corpus.js';
import { randomFrom } from '../support/random.js';
import { partsOf, valuesOf } from './every-value.js';
import { assertShape } from './shape.js';
import { deploymentOf } from './template-in.js';

const sampleSize = process.env['ROOTGUARD_CORPUS_ALL'] === '1' ? Infinity : 150;
/** Of each text as many characters are followed to their source. */
const mostCharacters = 400;

describe('the values of real templates', function () {
  this.timeout(600_000);

  it('have their shape and their places', function () {
    const corpus = corpusFor(this);
    let followed = 0;
    for (const file of sample(path.join(corpus, 'real'))) followed += holdFile(file);
    assert.ok(followed > 10_000, `only ${followed} characters were followed to their source`);
  });
});

function sample(folder: string): readonly string[] {
  const random = randomFrom(11);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ya?ml|json|template)$/.test(file)).sort();
  return files.filter(() => random() < sampleSize / files.length).map((file) => path.join(folder, file));
}

/** Returns the number of characters that were followed. */
function holdFile(file: string): number {
  const text = readFileSync(file, 'utf8');
  if (recognise(text) === 'none') return 0;
  const tree = readText(text, languageOf(text));
  let followed = 0;
  for (const mode of ['open', 'deployed', 'unbound'] as const) {
    for (const document of readDocuments(tree, deploymentOf({ mode }))) {
      if (document.kind !== 'template') continue;
      const values = valuesOf(document.template);
      for (const value of partsOf(values)) {
        assertShape(value);
        followed += followText(value, text, file);
      }
      const again = readDocuments(tree, deploymentOf({ mode })).find((other) => other.root === document.root);
      assert.ok(again?.kind === 'template');
      assert.deepEqual(valuesOf(again.template).map((value) => printValue(value)), values.map((value) => printValue(value)), `${file} resolves the same twice`);
    }
  }
  return followed;
}

function followText(value: Value, text: string, file: string): number {
  let followed = 0;
  for (const piece of value.kind === 'scalar' ? value.pieces : []) {
    if (piece.scalar === null) continue;
    for (let offset = 0; offset < Math.min(piece.text.length, mostCharacters); offset++) {
      const { start, end } = sourceSpan(piece.scalar, piece.from + offset, piece.from + offset + 1);
      // Escapes are longer than what they stand for, and folded text is only known as a whole.
      if (end - start !== 1) continue;
      assert.equal(text.slice(start, end).replace('\r', '\n'), piece.text[offset], `${file} at ${start}`);
      followed += 1;
    }
  }
  return followed;
}
