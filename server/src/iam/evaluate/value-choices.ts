/** Values to try for an unknown key: for every test, some that pass it and some that do not. */
import { commonText } from '../common-text.js';
import { lastAddress, readAddressRange, showAddress } from '../condition/address-range.js';
import { covers } from '../coverage.js';
import { joinTexts, showText, type Hole, type PartialText } from '../partial-text.js';
import { isEverything, isWildcard, literalOf, plainPattern, type Pattern } from '../pattern.js';
import type { ConditionTest } from '../policy.js';
import { readDate, readNumber } from './quantity.js';

/** At most this many values of one key are tried. */
const poolLimit = 16;

const freshLetters = 'xzqjkvwyuhgfdbpm0123456789';

/** Values in the order in which they were found, each once. */
export class ValuePool {
  readonly #values = new Map<string, PartialText>();

  /** Adds a computed value, unless it is empty, which hardly any request carries. */
  add(value: PartialText | null): void {
    if (value !== null && value.length > 0) this.addWritten(value);
  }

  /** Adds a value that a policy names, even an empty one, such as `s3:prefix` has when a whole bucket is listed. */
  addWritten(value: PartialText): void {
    if (this.#values.size < poolLimit) this.#values.set(showText(value), value);
  }

  get values(): readonly PartialText[] {
    return [...this.#values.values()];
  }
}

/** Adds the values that the tests of a key distinguish. `filled`: the values of a test with their variables filled in. */
export function addChoices(pool: ValuePool, tests: readonly { readonly test: ConditionTest; readonly filled: readonly Pattern[] }[]): void {
  for (const { test, filled } of tests) {
    for (const pattern of filled) {
      for (const value of choicesFor(test, pattern)) pool.add(value);
      if (literalOf(pattern) === '' && test.operator?.family === 'string') pool.addWritten([]);
    }
  }
  const starred = tests.flatMap(({ filled }) => filled.filter((pattern) => pattern.segments.some(isWildcard)));
  starred.slice(0, 6).forEach((pattern, index) => {
    for (const other of starred.slice(0, index)) pool.add(commonText([pattern, other]));
  });
  const families = new Set<string | undefined>(tests.map(({ test }) => test.operator?.family));
  if (families.has('bool')) for (const word of ['true', 'false']) pool.add([word]);
  if (!['numeric', 'date', 'ip', 'bool'].some((family) => families.has(family))) pool.add(freshText(tests.flatMap(({ filled }) => filled)));
}

/** A text that only patterns for everything match, if there is one; it consists of a letter that occurs in none of the patterns. */
function freshText(patterns: readonly Pattern[]): PartialText {
  const letter = [...freshLetters].find((each) => !patterns.some((pattern) => pattern.text.toLowerCase().includes(each))) ?? '~';
  const texts = [1, 2, 3, 5, 8].map((length) => plainPattern([letter.repeat(length)]));
  const unmatched = texts.find((text) => !patterns.some((pattern) => !isEverything(pattern) && covers(pattern, text) === 'yes'));
  return [(unmatched ?? texts[0])?.text ?? letter];
}

function choicesFor(test: ConditionTest, pattern: Pattern): readonly (PartialText | null)[] {
  const literal = literalOf(pattern);
  switch (test.operator?.family) {
    // A value that the policy misspells matches nothing, but the key may still have a value.
    case 'numeric':
      return around((literal === null ? null : readNumber(literal)) ?? 0, 1, (number) => String(number));
    case 'date':
      return around((literal === null ? null : readDate(literal)) ?? 0, 1000, (time) => new Date(time).toISOString());
    case 'ip':
      return addressesAround(literal ?? '');
    case 'string':
      return test.operator.ignoreCase ? [commonText([pattern]), upperCase(literal)] : [commonText([pattern]), withEmptyStars(pattern)];
    case 'arn':
    case 'binary':
      return [commonText([pattern]), withEmptyStars(pattern)];
    case 'bool':
    case 'null':
    case undefined:
      return [];
  }
}

function around(number: number, step: number, show: (number: number) => string): readonly PartialText[] {
  return [number, number - step, number + step].map((each) => [show(each)]);
}

function addressesAround(text: string): readonly PartialText[] {
  const elsewhere = ['192.0.2.1'];
  const range = readAddressRange(text);
  if (range === null) return [elsewhere];
  const { version, first, last } = range;
  const near = [first, last, first - 1n, last + 1n].filter((address) => address >= 0n && address <= lastAddress(version));
  return [...near.map((address) => [showAddress(version, address)]), version === 4 ? ['2001:DB8:0:0:0:0:0:1'] : elsewhere];
}

function upperCase(literal: string | null): PartialText | null {
  return literal === null ? null : [literal.toUpperCase()];
}

/** What a pattern matches when its stars are empty; null when it has something else that is not text. */
function withEmptyStars(pattern: Pattern): PartialText | null {
  const kept: (string | Hole)[] = [];
  for (const segment of pattern.segments) {
    if (typeof segment === 'string' || segment.kind === 'hole') kept.push(segment);
    else if (segment.kind !== 'many') return null;
  }
  return joinTexts(kept);
}
