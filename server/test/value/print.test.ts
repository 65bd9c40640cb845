import assert from 'node:assert/strict';
import { concat, joinedText, madeNumber, madeText, unknown } from '../../src/value/compose.js';
import { printValue, type Json, type Secrets } from '../../src/value/print.js';
import type { MapEntry, Value } from '../../src/value/value.js';

const text = (content: string): Value => madeText(null, content);
const list = (...items: readonly Value[]): Value => ({ kind: 'list', at: null, items });
const map = (...entries: readonly (readonly [string, Value])[]): Value => ({
  kind: 'map', at: null, entries: entries.map(([key, value]): MapEntry => ({ key, keyNode: null, value })),
});
const ref = (name: string): Value => ({ kind: 'ref', at: null, name });
const none: Value = { kind: 'none', at: null };
const base64 = (content: Value): Value => ({ kind: 'base64', at: null, content });

const cases: readonly (readonly [name: string, value: Value, expected: Json])[] = [
  ['a text', text('x'), 'x'],
  ['a number', madeNumber(null, 3), 3],
  ['a boolean', { kind: 'scalar', at: null, type: 'boolean', text: 'false', pieces: [] }, false],
  ['null', { kind: 'null', at: null }, null],
  ['an attribute', { kind: 'attribute', at: null, id: 'A', name: 'B.C' }, { $getAtt: ['A', 'B.C'] }],
  ['what is unknown', unknown(null, 'zones'), { $unknown: 'zones' }],
  ['a list without what is not there', list(text('a'), none), ['a']],
  ['a map without what is not there', map(['a', none], ['b', map(['c', none])]), { b: {} }],
  ['a map that looks like a sign', map(['$ref', text('x')]), { $literal: { $ref: 'x' } }],
  ['a map that looks like a literal', map(['$literal', map(['$getAtt', text('x')])]), { $literal: { $literal: { $literal: { $getAtt: 'x' } } } }],
  ['a map with more than a sign', map(['$ref', text('x')], ['y', none], ['z', text('1')]), { $ref: 'x', z: '1' }],
  ['a map left with a sign alone', map(['$ref', text('x')], ['y', none]), { $literal: { $ref: 'x' } }],
  ['a map with a key of the language', map(['__proto__', text('x')]), JSON.parse('{"__proto__": "x"}') as Json],
  ['alternatives', {
    kind: 'alternatives', at: null, options: [
      { when: [{ kind: 'condition', name: 'A', holds: true }, { kind: 'condition', name: 'B', holds: false }], value: text('x') },
      { when: [{ kind: 'parameter', name: 'P', value: 'q"' }], value: none },
      { when: [{ kind: 'other-value', name: 'P', values: ['a', 'b'] }], value: ref('R') },
    ],
  }, { $oneOf: [
    { when: 'A && !B', value: 'x' }, { when: 'P == "q\\""', value: { $noValue: true } }, { when: 'P != "a" && P != "b"', value: { $ref: 'R' } },
  ] }],
  ['a text with holes', concat(null, [text('a'), ref('R'), text('b'), text('c')]), { $concat: ['a', { $ref: 'R' }, 'bc'] }],
  ['a known encoding', base64(text('hi')), 'aGk='],
  ['an encoding with holes', base64(concat(null, [text('a'), ref('R')])), { $base64: { $concat: ['a', { $ref: 'R' }] } }],
  ['an encoding within a text', concat(null, [text('a'), base64(text('hi')), text('b')]), 'aaGk=b'],
];

describe('printValue', () => {
  for (const [name, value, expected] of cases) it(`prints ${name}`, () => assert.deepEqual(printValue(value), expected));

  const secrets: Secrets = {
    kindOf: (value) => (value.kind === 'scalar' && value.text === 'whole' ? 'password' : null),
    inName: (name) => name.replaceAll('KEY', '<key>'),
    within: ({ text: content }) => (content.includes('KEY') ? [{ start: content.indexOf('KEY'), end: content.indexOf('KEY') + 3, secret: 'key' }] : []),
  };
  const hidden: readonly (readonly [name: string, value: Value, expected: Json])[] = [
    ['a whole value', text('whole'), { $secret: 'password' }],
    ['all of a text', text('KEY'), { $secret: 'key' }],
    ['a part of a text', text('a KEY b'), { $concat: ['a ', { $secret: 'key' }, ' b'] }],
    ['a part of a text with holes', concat(null, [text('KEY'), ref('R'), text('x')]), { $concat: [{ $secret: 'key' }, { $ref: 'R' }, 'x'] }],
    ['a piece of a text with holes', concat(null, [text('whole'), ref('R')]), { $concat: [{ $secret: 'password' }, { $ref: 'R' }] }],
    ['what is encoded', base64(text('a KEY')), { $base64: { $concat: ['a ', { $secret: 'key' }] } }],
    ['a name', map(['a KEY', ref('KEY')], ['b', { kind: 'attribute', at: null, id: 'KEY', name: 'x' }]), { 'a <key>': { $ref: '<key>' }, b: { $getAtt: ['<key>', 'x'] } }],
    ['what is deep inside', list(map(['a', text('whole')])), [{ a: { $secret: 'password' } }]],
  ];
  for (const [name, value, expected] of hidden) it(`hides ${name}`, () => assert.deepEqual(printValue(value, secrets), expected));

  it('cuts a value that anchors make too long', () => {
    let value: Value = text('x');
    for (let level = 0; level < 40; level++) value = list(value, value);
    assert.ok(JSON.stringify(printValue(value)).includes('"$unknown":"limit"'));
  });

  it('omits empty pieces', () => assert.equal(printValue(joinedText(null, [])), ''));
});
