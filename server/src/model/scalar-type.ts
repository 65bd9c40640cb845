/**
 * The type of a scalar: the table of the YAML core schema, except where the text would not survive a round trip unchanged.
 */
import type { Scalar } from '../syntax/tree.js';

export type ScalarType = 'string' | 'number' | 'boolean' | 'null';

/** Plain words of the core schema (YAML 1.2.2, §10.3.2) that survive a round trip unchanged. */
const words: ReadonlyMap<string, ScalarType> = new Map([
  ['', 'null'],
  ['~', 'null'],
  ['null', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['true', 'boolean'],
  ['false', 'boolean'],
]);

/** Tags that decide the type whatever the text (YAML 1.2.2, §10.1 and §10.2). */
const tags: ReadonlyMap<string, ScalarType> = new Map([
  ['!', 'string'],
  ['!!str', 'string'],
  ['!<tag:yaml.org,2002:str>', 'string'],
]);

/**
 * Words that CloudFormation, which reads YAML 1.1, takes for `true` or `false`, and passes on as such even where a text is
 * expected (aws/aws-cli#5257).
 */
const truths: ReadonlyMap<string, 'true' | 'false'> = new Map([
  ...['True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, 'true'] as const),
  ...['False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, 'false'] as const),
]);

/**
 * The boolean that CloudFormation makes of such a word; null for any other scalar, and for one with a tag such as `!Ref`.
 */
export function writtenTruth({ style, tag, text }: Scalar): 'true' | 'false' | null {
  return style === 'plain' && tag === null && text.length <= longestWord ? (truths.get(text) ?? null) : null;
}

const longestWord = 5;
/** Longer decimals are beyond 2^53 or do not survive a round trip. */
const longestNumber = 24;

/** The type of a scalar; its tag counts only if it is one of YAML's. Quoted and block scalars are strings. */
export function scalarType(scalar: Scalar): ScalarType {
  const { text } = scalar;
  if (scalar.style !== 'plain' || (scalar.tag !== null && tags.has(scalar.tag))) return 'string';
  if (text.length <= longestWord) {
    const word = words.get(text);
    if (word !== undefined) return word;
    if (writtenTruth(scalar) !== null) return 'boolean';
  }
  return isNumber(text) ? 'number' : 'string';
}

/** `012`, `1e3`, `0x1F`, `1.0`, `+1`, `.5`, dates and numbers beyond 2^53 fail one of the two tests and stay text. */
function isNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  if (!(isDigit(first) || (first === minus && isDigit(text.charCodeAt(1)))) || text.length > longestNumber) return false;
  const number = Number(text);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER && String(number) === text;
}

const minus = 45;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
