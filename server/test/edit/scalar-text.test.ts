import assert from 'node:assert/strict';
import { needsQuotes, quotedText, suitsLiteral } from '../../src/edit/scalar-text.js';

describe('needsQuotes', () => {
  const quoted = [
    '', ' a', 'a ', 'null', '~', 'yes', 'Off', 'TRUE', '=', '<<', '.inf', '-.NaN', '1', '-1', '1_000', '0x1F', '0b1', '1e3', '.5', '1:30', '2024-01-01', '2024-01-01 10:00',
    '-', '- a', '? a', ': a', '-,', '?]', '[a', '{a', '#a', '&a', '*a', '!a', '|', '>', "'a", '"a', '%a', '@a', '`a', '--- a', '...',
    'a: b', 'a:', 'a #b', 'a\tb\u0000', '\u0085a', '\uFEFFa',
  ];
  for (const text of quoted) it(`says yes to ${JSON.stringify(text)}`, () => assert.equal(needsQuotes(text, 'block'), true));

  const plain = ['a', 'a:b', 'a#b', '-a', '?a', 'v1.0', '1a', 'nullify', 'x=y', 'on-call', '2024-01', 'arn:aws:s3:::orders/*'];
  for (const text of plain) it(`says no to ${JSON.stringify(text)}`, () => assert.deepEqual([needsQuotes(text, 'block'), needsQuotes(text, 'flow')], [false, false]));

  for (const text of ['a,b', 'a]', 'a[0', 'a{', 'a}']) {
    it(`says yes to ${JSON.stringify(text)} in brackets alone`, () => assert.deepEqual([needsQuotes(text, 'block'), needsQuotes(text, 'flow')], [false, true]));
  }
});

describe('quotedText', () => {
  const cases: readonly (readonly [text: string, quote: 'single' | 'double', expect: string])[] = [
    ['a', 'single', "'a'"], ['a', 'double', '"a"'], ["it's", 'single', "'it''s'"], ["it's", 'double', '"it\'s"'],
    ['say "a"', 'double', "'say \"a\"'"], ['it\'s "a"', 'double', '"it\'s \\"a\\""'], ['a\\b', 'double', "'a\\b'"],
    ['a\nb', 'single', '"a\\nb"'], ['a\u0085', 'single', '"a\\u0085"'], ['\uFEFFa', 'double', '"\\ufeffa"'],
  ];
  for (const [text, quote, expect] of cases) it(`writes ${JSON.stringify(text)} in ${quote} quotes as ${expect}`, () => assert.equal(quotedText(text, quote), expect));
});

describe('suitsLiteral', () => {
  for (const text of ['a\nb', 'a\nb\n', 'a\n  b\n']) it(`says yes to ${JSON.stringify(text)}`, () => assert.equal(suitsLiteral(text), true));
  for (const text of ['a', ' a\nb', 'a \nb', 'a\nb\n\n', 'a\n ', 'a\tb\nc', 'a\r\nb', 'a\u0000\nb', 'a\u2028\nb']) {
    it(`says no to ${JSON.stringify(text)}`, () => assert.equal(suitsLiteral(text), false));
  }
});
