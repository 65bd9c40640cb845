/** Which type a scalar has: the table of the YAML core schema, less everything whose text would not come back unchanged. */
import type { Scalar } from '../syntax/tree.js';

export type ScalarType = 'string' | 'number' | 'boolean' | 'null';

/** Plain words of the core schema (YAML 1.2.2, §10.3.2). `True` and `TRUE` are words of it too, but come back as `true`. */
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

const longestWord = 5;
/** Any longer decimal is beyond 2^53 or does not come back unchanged. */
const longestNumber = 24;

/** The type of a scalar, its own tag aside unless it is one of YAML's. Quoted and block scalars are strings. */
export function scalarType(scalar: Scalar): ScalarType {
  const { text } = scalar;
  if (scalar.style !== 'plain' || (scalar.tag !== null && tags.has(scalar.tag))) return 'string';
  if (text.length <= longestWord) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  return isNumber(text) ? 'number' : 'string';
}

/** `012`, `1e3`, `0x1F`, `1.0`, `+1`, `.5`, dates and what is beyond 2^53 fail one of the two tests and stay text. */
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
