import assert from 'node:assert/strict';
import { lookupNothing, showText, textsOf } from '../../src/iam/partial-text.js';
import { concat, madeText } from '../../src/value/compose.js';
import { guardText, type Guard } from '../../src/value/guard.js';
import type { Value } from '../../src/value/value.js';

const text = (content: string): Value => madeText(null, content);
const ref = (name: string): Value => ({ kind: 'ref', at: null, name });
const holds = (name: string, isSo: boolean): Guard => [{ kind: 'condition', name, holds: isSo }];
const choice = (name: string, then: Value, otherwise: Value): Value => ({
  kind: 'alternatives', at: null, options: [{ when: holds(name, true), value: then }, { when: holds(name, false), value: otherwise }],
});

const cases: readonly (readonly [name: string, value: Value, expected: readonly string[]])[] = [
  ['no text', concat(null, []), ['']],
  ['a text and a hole', concat(null, [text('a'), ref('R'), text('b')]), ['a${R}b']],
  ['what follows a choice on both of its sides', concat(null, [text('a'), choice('C', text('x'), ref('R')), text('b'), ref('S'), text('c')]), [
    'axb${S}c if C', 'a${R}b${S}c if !C',
  ]],
  ['one choice twice, with itself alone', concat(null, [choice('C', text('x'), text('y')), text('-'), choice('C', text('1'), text('2')), text('.')]), [
    'x-1. if C', 'y-2. if !C',
  ]],
  ['two choices, each with each', concat(null, [choice('C', text('x'), text('y')), choice('D', text('1'), ref('R')), text('.')]), [
    'x1. if C && D', 'x${R}. if C && !D', 'y1. if !C && D', 'y${R}. if !C && !D',
  ]],
  ['a dynamic reference as what is fetched', text('a{{resolve:ssm:/name:1}}b{{resolve:other:x}}'), ['a{{resolve:ssm:/name:1}}b{{resolve:other:x}}']],
];

describe('textsOf', () => {
  for (const [name, value, expected] of cases) {
    it(`reads ${name}`, () => {
      const read = textsOf(value, lookupNothing)?.map(({ when, text: option }) => `${showText(option)}${when.length === 0 ? '' : ` if ${guardText(when) ?? ''}`}`);
      assert.deepEqual(read, expected);
    });
  }

  it('treats what a dynamic reference fetches as unknown', () => {
    const holes = (value: Value): unknown => textsOf(value, lookupNothing)?.map(({ text: read }) => read.map((piece) => (typeof piece === 'string' ? piece : [piece.id])));
    assert.deepEqual(holes(text('a{{resolve:ssm:/x}}b')), [['a', ['{{resolve:ssm:/x}}'], 'b']]);
    assert.deepEqual(holes(concat(null, [text('a{{resolve:secretsmanager:'), ref('S'), text(':SecretString:k}}'), ref('R'), text('{{resolve:ssm:/x}}')])),
      [['a', [null], ['R'], ['{{resolve:ssm:/x}}']]]);
    assert.deepEqual(holes(text('{{resolve:other:x}}{{resolve:ssm:x')), [['{{resolve:other:x}}{{resolve:ssm:x']]);
  });

  it('leaves a hole for too many choices', () => {
    const choices = Array.from({ length: 7 }, (_, index) => choice(`C${index}`, text('x'), text('y')));
    const read = textsOf(concat(null, [...choices, text('.')]), lookupNothing);
    assert.equal(read?.length, 64);
    assert.equal(showText(read[0]?.text ?? []), 'xxxxxx${…}.');
  });
});
