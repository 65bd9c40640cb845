import assert from 'node:assert/strict';
import { alternatives, concat, derivedFrom, joinedText, madeText, maxOptions, pieceCutter, slicePieces, unknown } from '../../src/value/compose.js';
import { printValue, type Json } from '../../src/value/print.js';
import type { Piece, Reference, Value } from '../../src/value/value.js';

const ref: Reference = { kind: 'ref', at: null, name: 'R' };
const text = (content: string): Value => madeText(null, content);
const list: Value = { kind: 'list', at: null, items: [] };

const texts: readonly (readonly [name: string, parts: readonly Value[], expected: Json])[] = [
  ['nothing', [], ''],
  ['known texts', [text('a'), text(''), text('b')], 'ab'],
  ['a single hole', [text(''), ref], { $ref: 'R' }],
  ['texts around a hole', [text('a'), text('b'), ref, text('c'), text('d')], { $concat: ['ab', { $ref: 'R' }, 'cd'] }],
  ['texts with holes', [concat(null, [text('a'), ref]), concat(null, [text('b'), ref])], { $concat: ['a', { $ref: 'R' }, 'b', { $ref: 'R' }] }],
  ['a text computed from a hole', [derivedFrom(null, ref)], { $concat: [{ $ref: 'R' }] }],
  ['what is no text', [text('a'), list], { $concat: ['a', { $unknown: 'invalid' }] }],
  ['null', [{ kind: 'null', at: null }], { $unknown: 'invalid' }],
  ['alternatives of which one is no text', [text('a'), alternatives(null, [
    { when: [{ kind: 'condition', name: 'C', holds: true }], value: list }, { when: [{ kind: 'condition', name: 'C', holds: false }], value: text('b') },
  ])], { $concat: ['a', { $oneOf: [{ when: 'C', value: { $unknown: 'invalid' } }, { when: '!C', value: 'b' }] }] }],
];

describe('concat', () => {
  for (const [name, parts, expected] of texts) it(`puts together ${name}`, () => assert.deepEqual(printValue(concat(null, parts)), expected));
});

describe('alternatives', () => {
  it('reduce to the one value that always holds', () => assert.equal(alternatives(null, [{ when: [], value: ref }]), ref));
  it('are invalid without an option', () => assert.deepEqual(alternatives(null, []), unknown(null, 'invalid')));
  it('are given up beyond a limit', () => {
    const options = Array.from({ length: maxOptions + 1 }, (_, index) => ({ when: [{ kind: 'parameter' as const, name: 'P', value: String(index) }], value: ref }));
    assert.deepEqual(alternatives(null, options), unknown(null, 'limit'));
  });
});

describe('pieces', () => {
  const pieces: readonly Piece[] = [{ text: 'abc', scalar: null, from: 5, parameter: null }, { text: 'de', scalar: null, from: 0, parameter: 'P' }, { text: 'f', scalar: null, from: 9, parameter: null }];
  const cuts: readonly (readonly [from: number, to: number, expected: readonly (readonly [string, number])[]])[] = [
    [0, 6, [['abc', 5], ['de', 0], ['f', 9]]], [1, 2, [['b', 6]]], [2, 4, [['c', 7], ['d', 0]]], [3, 5, [['de', 0]]], [4, 6, [['e', 1], ['f', 9]]], [2, 2, []], [6, 6, []],
  ];
  for (const [from, to, expected] of cuts) {
    it(`from ${from} to ${to} keep their places`, () => {
      assert.deepEqual(slicePieces(pieces, from, to).map((piece) => [piece.text, piece.from]), expected);
    });
  }

  it('are cut from front to back in one pass', () => {
    const cut = pieceCutter(pieces);
    const parts = [[0, 2], [2, 3], [3, 3], [4, 5], [5, 6]].map(([from = 0, to = 0]) => joinedText(null, cut(from, to)).text);
    assert.deepEqual(parts, ['ab', 'c', '', 'e', 'f']);
  });

  it('keep their parameter when they are cut', () => assert.equal(slicePieces(pieces, 4, 5)[0]?.parameter, 'P'));
});
