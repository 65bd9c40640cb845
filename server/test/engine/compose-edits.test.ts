/** Two rounds of edits as one: what they make, and how little they touch. */
import assert from 'node:assert/strict';
import { composeEdits } from '../../src/engine/compose-edits.js';
import { applyEdits } from '../../src/text/text-edit.js';
import type { PlannedEdit } from '../../src/edit/change.js';
import { randomFrom } from '../support/random.js';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly first: readonly PlannedEdit[];
  readonly second: readonly PlannedEdit[];
  readonly composed: readonly PlannedEdit[];
}

const edit = (start: number, end: number, newText: string, note?: string): PlannedEdit => ({ start, end, newText, ...(note !== undefined && { note }) });

const cases: readonly Case[] = [
  { name: 'apart', text: 'abcdef', first: [edit(0, 1, 'XX', 'one')], second: [edit(6, 7, '', 'two')], composed: [edit(0, 1, 'XX', 'one'), edit(5, 6, '', 'two')] },
  { name: 'the second before the first', text: 'abcdef', first: [edit(4, 5, 'XX')], second: [edit(0, 1, '')], composed: [edit(0, 1, ''), edit(4, 5, 'XX')] },
  { name: 'the second within what the first wrote', text: 'abc', first: [edit(1, 2, 'long', 'one')], second: [edit(2, 4, '', 'two')], composed: [edit(1, 2, 'lg', 'one two')] },
  { name: 'the second around the first', text: 'abcde', first: [edit(2, 3, 'XX')], second: [edit(1, 5, 'Y')], composed: [edit(1, 4, 'Y')] },
  { name: 'two insertions at one place', text: 'ab', first: [edit(1, 1, 'X')], second: [edit(1, 1, 'Y')], composed: [edit(1, 1, 'YX')] },
  {
    name: 'a confirmation that either needs', text: 'ab', first: [{ ...edit(1, 1, 'X'), needsConfirmation: true }], second: [edit(1, 1, 'Y')],
    composed: [{ ...edit(1, 1, 'YX'), needsConfirmation: true }],
  },
];

describe('composed edits', () => {
  for (const { name, text, first, second, composed } of cases) {
    it(`are those of both rounds: ${name}`, () => {
      const result = applyEdits(applyEdits(text, first), second);
      assert.deepEqual(composeEdits(first, second, result), composed);
      assert.equal(applyEdits(text, composed), result);
    });
  }

  it('change any text as one round after the other does', () => {
    const random = randomFrom(42);
    const below = (limit: number): number => Math.floor(random() * limit);
    const anyEdits = (text: string): readonly PlannedEdit[] => {
      const edits: PlannedEdit[] = [];
      for (let at = below(4); at <= text.length; at += below(4) + 1) {
        const end = Math.min(text.length, at + below(4));
        edits.push(edit(at, end, 'xyz'.slice(below(4))));
        at = end;
      }
      return edits;
    };
    for (let round = 0; round < 2_000; round++) {
      const text = 'abcdefghijklmnop'.slice(below(16));
      let [current, composed]: [string, readonly PlannedEdit[]] = [text, []];
      for (let step = 0; step < 3; step++) {
        const next = anyEdits(current);
        current = applyEdits(current, next);
        composed = composeEdits(composed, next, current);
      }
      assert.equal(applyEdits(text, composed), current);
    }
  });
});
