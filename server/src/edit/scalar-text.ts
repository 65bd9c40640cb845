/** How a string becomes the text of a scalar in YAML and in JSON. */

import type { CollectionStyle } from '../syntax/tree.js';

/** What a YAML 1.1 or 1.2 reader does not read as a string: nulls, booleans, numbers, dates, times, merges. */
const otherTypes =
  /^(?:~|null|true|false|yes|no|on|off|=|<<|[-+]?\.(?:inf|nan)|[-+]?\.?[0-9][0-9_,.:]*(?:e[-+]?[0-9]*)?|[-+]?0[xob][0-9a-f_]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?)$/i;

const indicatorFirst = /^(?:[-?:](?:\s|$|[,[\]{}])|[,[\]{}#&*!|>'"%@`]|---|\.\.\.)/;

const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/u;

/** Whether a string needs quotes in YAML to remain that string; in brackets, `,` and `]` would end it. */
export function needsQuotes(text: string, around: CollectionStyle): boolean {
  if (text === '' || text !== text.trim() || unprintable.test(text)) return true;
  if (otherTypes.test(text) || indicatorFirst.test(text)) return true;
  if (/:(?:\s|$)|\s#/.test(text)) return true;
  return around === 'flow' && /[,[\]{}]/.test(text);
}

/** Whether a string can only be written in double quotes, if in any. */
export function needsDoubleQuotes(text: string): boolean {
  return unprintable.test(text);
}

/** How the letters of a boolean are cased. */
export type Casing = 'lower' | 'capital' | 'upper';

/** Null for what is no boolean in the spelling of YAML 1.2. */
export function booleanCasing(text: string): Casing | null {
  if (/^(?:true|false)$/.test(text)) return 'lower';
  return /^(?:True|False)$/.test(text) ? 'capital' : /^(?:TRUE|FALSE)$/.test(text) ? 'upper' : null;
}

/** A boolean with its letters cased; any other word as it is. */
export function casedWord(word: string, casing: Casing): string {
  if (casing === 'lower' || booleanCasing(word) === null) return word;
  return casing === 'upper' ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** A boolean in the words and the letters of the one whose place it takes: `yes` for `no`, `True` for `False`. */
export function booleanLike(old: string, to: boolean): string {
  const [word, opposite] = pairs.find((pair) => pair.includes(old.toLowerCase())) ?? ['true', 'false'];
  const written = to ? word : opposite;
  if (/^[A-Z]{2}/.test(old)) return written.toUpperCase();
  return /^[A-Z]/.test(old) ? written.charAt(0).toUpperCase() + written.slice(1) : written;
}

/** The words for true and false in YAML 1.1, which CloudFormation reads. */
const pairs: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
];

/** A string in JSON. */
export function jsonText(text: string): string {
  return JSON.stringify(text);
}

/** A string in YAML, in the given quotes unless the others are more readable or the only safe ones. */
export function quotedText(text: string, quote: 'single' | 'double'): string {
  const single = quote === 'single' || (/["\\]/.test(text) && !text.includes("'"));
  return single && !unprintable.test(text) ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

/** Whether a string is most readable as a literal block, and survives as one. */
export function suitsLiteral(text: string): boolean {
  const lines = text.split('\n');
  if (lines.length < 2 || /[\r\t\u0085\u2028\u2029]/.test(text) || unprintable.test(lines.join(''))) return false;
  return !/^\s/.test(text) && lines.every((line) => line === line.trimEnd()) && /\S\n?$/.test(text);
}

/** JSON's escapes are valid in YAML too; characters that only YAML requires to be escaped are escaped as well. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
