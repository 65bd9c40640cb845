/** Real texts out of the corpora, which do not ship with the project. */
import fs from 'node:fs';
import path from 'node:path';
import type { Context } from 'mocha';
import type { Language } from '../../src/syntax/tree.js';
import { decodeText } from './decode-text.js';
import { filesBelow } from './project.js';
import { randomFrom } from './random.js';

export interface CorpusText {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
}

const named = process.env['ROOTGUARD_CORPUS'] ?? '';

/** The folder of the corpora; null where none is at hand. */
export const corpus = named === '' ? null : named;

/** The same for a test, which skips, and says so, without one. */
export function corpusFor(test: Context): string {
  if (corpus !== null) return corpus;
  console.log('      skipped: ROOTGUARD_CORPUS does not say where the corpora are');
  return test.skip();
}

/** A seeded sample, or all with ROOTGUARD_CORPUS_ALL=1. Skips the test, and says so, where no corpus is at hand. */
export function corpusTexts(test: Context, size: number): readonly CorpusText[] {
  const folder = corpusFor(test);
  const random = randomFrom(7);
  const files = filesBelow(folder).filter((file) => /\.(?:ya?ml|json|template)$/.test(file));
  const isAll = process.env['ROOTGUARD_CORPUS_ALL'] === '1';
  return files.filter(() => isAll || random() < size / files.length).map((file) => {
    const text = decodeText(fs.readFileSync(path.join(folder, file)));
    return { file, text, language: /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml' };
  });
}
