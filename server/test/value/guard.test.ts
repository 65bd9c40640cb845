import assert from 'node:assert/strict';
import { always, conjoin, guardText, implies, type Assumption } from '../../src/value/guard.js';

const holds = (name: string): Assumption => ({ kind: 'condition', name, holds: true });
const fails = (name: string): Assumption => ({ kind: 'condition', name, holds: false });
const has = (name: string, value: string): Assumption => ({ kind: 'parameter', name, value });
const hasNone = (name: string, ...values: readonly string[]): Assumption => ({ kind: 'other-value', name, values });

const cases: readonly (readonly [left: readonly Assumption[], right: readonly Assumption[], expected: string | null])[] = [
  [always, always, null],
  [[holds('A')], [fails('B')], 'A && !B'],
  [[holds('A')], [holds('A')], 'A'],
  [[holds('A')], [fails('A')], 'impossible'],
  [[holds('A'), holds('B')], [holds('C'), fails('B')], 'impossible'],
  [[has('A', 'x')], [has('A', 'x')], 'A == "x"'],
  [[has('A', 'x')], [has('A', 'y')], 'impossible'],
  [[has('A', 'x')], [holds('A')], 'A == "x" && A'],
  [[holds('A')], [has('A', 'x')], 'A && A == "x"'],
  [[has('A', 'x')], [hasNone('A', 'x', 'y')], 'impossible'],
  [[has('A', 'x')], [hasNone('A', 'y')], 'A == "x"'],
  [[hasNone('A', 'y')], [has('A', 'x')], 'A != "y" && A == "x"'],
  [[hasNone('A', 'x')], [has('A', 'x')], 'impossible'],
  [[hasNone('A', 'x', 'y')], [hasNone('A', 'y')], 'A != "x" && A != "y"'],
  [[hasNone('A', 'x')], [hasNone('A', 'y')], 'A != "x" && A != "y"'],
];

describe('conjoin', () => {
  for (const [left, right, expected] of cases) {
    it(`${guardText(left)} and ${guardText(right)} is ${expected}`, () => {
      const both = conjoin(left, right);
      assert.equal(both === null ? 'impossible' : guardText(both), expected);
    });
  }
});

const implications: readonly (readonly [guard: readonly Assumption[], other: readonly Assumption[], expected: boolean])[] = [
  [always, always, true],
  [[holds('A')], always, true],
  [always, [holds('A')], false],
  [[holds('A'), holds('B')], [holds('B')], true],
  [[holds('A')], [fails('A')], false],
  [[holds('A')], [holds('A'), holds('B')], false],
  [[has('A', 'x')], [hasNone('A', 'y')], true],
];

describe('implies', () => {
  for (const [guard, other, expected] of implications) {
    it(`${guardText(guard)} and ${guardText(other)}: ${expected}`, () => assert.equal(implies(guard, other), expected));
  }
});
