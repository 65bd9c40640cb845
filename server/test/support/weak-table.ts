/** Refuses tables of a rule that prove too little. */
import assert from 'node:assert/strict';
import { readMarks } from './marks.js';
import type { RuleTable } from './test-rule.js';

export function refuseWeakTables(table: RuleTable): void {
  const cases = [...table.valid, ...table.invalid];
  const twice = (values: readonly string[]): string | undefined => values.find((value, index) => values.indexOf(value) !== index);
  assert.ok(cases.every((test) => test.name.trim() !== ''), 'every case needs a name');
  assert.equal(twice(cases.map((test) => test.name)), undefined, 'two cases have the same name');
  assert.equal(twice(cases.map((test) => readMarks(test.text).text)), undefined, 'two cases have the same text');
  assert.ok(table.valid.every((test) => !/[«»]/.test(test.text)), 'a valid case has marks');
  assert.ok(table.invalid.every((test) => readMarks(test.text).spans.length === test.expect.length && test.expect.length > 0),
    'an invalid case needs one mark a finding');
  assert.ok(table.valid.some((test) => test.unknown === true), 'no case shows that an unknown value is silent');
  assert.ok(table.invalid.length > 0, 'no case shows a finding');
}
