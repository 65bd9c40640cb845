import assert from 'node:assert/strict';
import { readText } from '../../src/syntax/read.js';
import type { Language } from '../../src/syntax/tree.js';
import { breakageKinds, breakText } from '../support/breakage.js';
import { corpusTexts, type CorpusText } from '../support/corpus.js';
import { survivalOf } from '../support/survival.js';
import { randomFrom } from '../support/random.js';

/** Of the entries that a breakage did not touch, how many must be read as before. */
const least = 0.99;

describe('what is left of a real text that is broken in one place', function () {
  this.timeout(600_000);

  for (const language of ['yaml', 'json'] as const) {
    it(`is ${100 * least} % of the other entries (${language})`, function () {
      const texts = corpusTexts(this, 400).filter((text) => text.language === language && isWorthBreaking(text)).slice(0, 40);
      const total = { others: 0, kept: 0 };
      const random = randomFrom(3);
      for (const kind of breakageKinds(language)) {
        for (const { text } of texts) addSurvival(text, language, kind, random, total);
      }
      assert.ok(breakageKinds(language).length >= 15 && total.others > 1_000);
      assert.ok(total.kept / total.others >= least, `${total.kept} of ${total.others}`);
    });
  }
});

function isWorthBreaking({ text, language }: CorpusText): boolean {
  return text.length > 800 && text.length < 40_000 && /Resources|Statement/.test(text) && readText(text, language).problems.every(({ kind }) => kind === 'notice');
}

/** A breakage that leaves the text well-formed, such as a deleted line, says something else than before: it does not count. */
function addSurvival(text: string, language: Language, kind: string, random: () => number, total: { others: number; kept: number }): void {
  const breakage = breakText(text, language, kind, random);
  if (breakage === null) return;
  const broken = readText(breakage.text, language);
  if (broken.problems.every((problem) => problem.kind === 'notice')) return;
  const { others, kept } = survivalOf(readText(text, language), broken, breakage);
  total.others += others;
  total.kept += kept;
}
