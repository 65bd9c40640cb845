import assert from 'node:assert/strict';
import { sizeAbove } from '../../src/iam/policy-size.js';
import { policyOf, type PlainStatement } from './support/statement-of.js';
import type { Plain } from './support/value-from.js';

const allow = (action: Plain): PlainStatement => ({ Effect: 'Allow', Action: action, Resource: '*' });

/** The characters of a policy, counted without the code under test. */
function length(statement: PlainStatement): number {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }).length;
}

describe('sizeAbove', () => {
  const short = allow('s3:GetObject');
  const long = allow(Array.from({ length: 50 }, (_, index) => `s3:GetObject${String(index)}`));
  const spaced = { ...short, Sid: 'a b\tc\nd' };
  const cases: readonly (readonly [name: string, statements: readonly PlainStatement[], limit: number, expect: number | null])[] = [
    ['no policy', [], 0, null],
    ['one that is as long as may be', [short], length(short), null],
    ['one that is longer by one', [short], length(short) - 1, length(short)],
    ['one that is far longer', [long], 100, length(long)],
    ['one that is far shorter', [short], 6144, null],
    ['two that are too long together', [short, long], length(short) + length(long) - 1, length(short) + length(long)],
    ['two that are as long as may be together', [short, long], length(short) + length(long), null],
    ['white space, which does not count, but for how JSON writes it', [spaced], 0, length({ ...short, Sid: 'ab\tc\nd' })],
    ['truths, numbers and nothing', [{ ...short, Condition: { Bool: { a: true }, NumericEquals: { b: 12 }, Null: { c: null } } }], 0,
      length({ ...short, Condition: { Bool: { a: true }, NumericEquals: { b: 12 }, Null: { c: null } } })],
    ['a reference, which has no known length', [allow({ Ref: 'Action' })], 0, null],
    ['a text that is filled in', [allow({ 'Fn::Sub': 's3:${Action}' })], 0, null],
    ['alternatives', [allow({ 'Fn::If': ['Wide', 's3:*', 's3:GetObject'] })], 0, null],
    ['a part that is not known', [long, { ...short, Condition: { $unknown: true } }], 0, null],
    ['a value that is left out', [{ ...short, Sid: { Ref: 'AWS::NoValue' } }], length(short) - 1, length(short)],
  ];
  for (const [name, statements, limit, expect] of cases) {
    it(`${name}: ${String(expect)}`, () => assert.equal(sizeAbove(statements.map((each) => policyOf([each], 'identity')), limit), expect));
  }
});
