import assert from 'node:assert/strict';
import { templateIn } from '../model/template-in.js';
import { joinedText, madeText } from '../../src/value/compose.js';
import { fetchedFrom, isFromParameter, isWrittenHere } from '../../src/value/origin.js';
import type { Value } from '../../src/value/value.js';

const head = `Parameters:
  Name: { Type: String, Default: orders }
Mappings:
  Names: { Orders: { First: orders, Second: invoices } }
`;

/** The value of a property of a topic. */
function valueOf(written: string): Value {
  const value = templateIn(`${head}Resources:\n  T: { Type: AWS::SNS::Topic, Properties: { P: ${written} } }\n`, { mode: 'deployed' }).resource('T')?.property('P');
  assert(value !== undefined && value !== null);
  return value;
}

describe('the origin of', () => {
  const cases: readonly (readonly [written: string, isHere: boolean, isParameter: boolean, fetched: string | null])[] = [
    ['orders', true, false, null],
    ['!Sub "orders"', true, false, null],
    ['!Join ["-", [orders, invoices]]', true, false, null],
    ['!Ref Name', false, true, null],
    ['!Sub "x-${Name}"', false, true, null],
    ['!Sub "x-${Name}-${T}"', false, true, null],
    ['!FindInMap [Names, Orders, First]', false, false, 'orders'],
    ['!Join ["-", [!FindInMap [Names, Orders, First], !FindInMap [Names, Orders, Second]]]', false, false, null],
    ['!Ref T', false, false, null],
    ['[orders]', false, false, null],
  ];
  for (const [written, isHere, isParameter, fetched] of cases) {
    it(`${written} is known`, () => {
      const value = valueOf(written);
      assert.deepEqual([isWrittenHere(value), isFromParameter(value), fetchedFrom(value)?.text ?? null], [isHere, isParameter, fetched]);
    });
  }

  it('a text without a place is not known', () => {
    for (const value of [madeText(null, 'orders'), joinedText(null, [])]) {
      assert.deepEqual([isWrittenHere(value), isFromParameter(value), fetchedFrom(value)], [false, false, null]);
    }
  });
});
