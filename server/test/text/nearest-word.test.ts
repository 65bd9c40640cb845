import assert from 'node:assert/strict';
import { nearestWord } from '../../src/text/nearest-word.js';

describe('nearestWord', () => {
  const severities = ['error', 'warning', 'information', 'hint', 'never'];
  const cases: readonly (readonly [word: string, words: readonly string[], nearest: string | null])[] = [
    ['warn', severities, 'warning'],
    ['Hnit', severities, 'hint'],
    ['hints', severities, 'hint'],
    ['high', severities, null],
    ['medium', severities, null],
    ['jsn', ['text', 'json'], 'json'],
    ['Alo', ['Allow', 'Deny'], 'Allow'],
    ['acces-key', ['root/access-key', 'root/mfa'], 'root/access-key'],
  ];
  for (const [word, words, nearest] of cases) {
    it(`finds ${nearest ?? 'nothing'} for ${word}`, () => assert.equal(nearestWord(word, words), nearest));
  }
});
