/** Ways in which people break a text while they type, each seeded, for tests and for the bench. */
import type { Language } from '../../src/syntax/tree.js';

export interface Breakage {
  readonly kind: string;
  readonly text: string;
  /** The lines of the healthy text that were touched, from 0; `to` is Infinity when all that follows is gone. */
  readonly from: number;
  readonly to: number;
}

export function breakageKinds(language: Language): readonly string[] {
  return Object.keys(language === 'yaml' ? yamlBreakages : jsonBreakages);
}

/** Breaks a text in one place; null when it has no place for this kind. */
export function breakText(text: string, language: Language, kind: string, random: () => number): Breakage | null {
  const change = (language === 'yaml' ? yamlBreakages : jsonBreakages)[kind];
  if (change === undefined) throw new RangeError(`No such breakage: ${kind}`);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  const places = lines.flatMap((line, index) => (line.trim() !== '' && change(line, random) !== null ? [index] : []));
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return null;
  const broken = change(lines[place] ?? '', random);
  if (broken === null) return null;
  const after = broken.cutsOff === true ? [] : lines.slice(place + 1);
  const from = place;
  const to = broken.cutsOff === true ? Number.POSITIVE_INFINITY : place;
  return { kind, text: [...lines.slice(0, place), ...broken.lines, ...after].join(eol), from, to };
}

/** What becomes of one line; null when it is not of the right form. */
type Change = (line: string, random: () => number) => { readonly lines: readonly string[]; readonly cutsOff?: true } | null;

/** A line `key: value` with a plain value on it. */
const plainEntry = /^( *(?:- )?[\w:.-]+: +)([\w./:-][^#"'{}[\]&*|>!]*)$/;
const doubleQuoted = /^(.*: +)"([^"\\]+)"$/;
const singleQuoted = /^(.*: +)'([^']+)'$/;
const keyAlone = /^( *)([\w.:-]{2,}):$/;
const anyEntry = /^( *)((?:- )?[\w.:-]{2,}): *(.*)$/;
const listItem = /^( *)- .+$/;

function lines(...changed: readonly string[]): { readonly lines: readonly string[] } {
  return { lines: changed };
}

function matching(pattern: RegExp, change: (match: readonly string[], line: string, random: () => number) => readonly string[]): Change {
  return (line, random) => {
    const match = pattern.exec(line);
    return match === null ? null : lines(...change(match.map((part) => part ?? ''), line, random));
  };
}

/** Puts a line before an entry, indented as it is. */
function before(text: string): Change {
  return matching(anyEntry, ([, indent = ''], line) => [indent + text, line]);
}

/** Puts something before the value of an entry. */
function openValue(sign: string): Change {
  return matching(plainEntry, ([, key = '', value = '']) => [key + sign + value]);
}

const yamlBreakages: Readonly<Record<string, Change>> = {
  'double quote opened': openValue('"'),
  'single quote opened': openValue("'"),
  'closing double quote lost': matching(doubleQuoted, ([, key = '', value = '']) => [`${key}"${value}`]),
  'closing single quote lost': matching(singleQuoted, ([, key = '', value = '']) => [`${key}'${value}`]),
  'opening quote lost': matching(doubleQuoted, ([, key = '', value = '']) => [`${key}${value}"`]),
  'bracket opened': openValue('['),
  'brace opened': openValue('{'),
  'stray closing bracket': before(']'),
  'stray closing brace': before('}'),
  'value replaced by a bracket': matching(plainEntry, ([, key = '']) => [`${key}]`]),
  'tab for indentation': matching(/^( {2,})(\S.*)$/, ([, indent = '', rest = '']) => ['\t'.repeat(indent.length >> 1) + rest]),
  'key half typed': before('Prop'),
  'entry half typed': before('Property: "'),
  'colon lost behind a key': matching(keyAlone, ([, indent = '', key = '']) => [indent + key]),
  'colon lost before a value': matching(plainEntry, ([, key = '', value = '']) => [key.replace(/: +$/, ' ') + value]),
  'line deleted': () => lines(),
  'indented too much': (line) => lines(` ${line}`),
  'indented too little': matching(/^ ( *\S.*)$/, ([, rest = '']) => [rest]),
  'not indented at all': matching(/^ +(\S.*)$/, ([, rest = '']) => [rest]),
  'block scalar without indentation': matching(anyEntry, ([, indent = ''], line) => [`${indent}Script: |`, '#!/bin/sh', 'echo "hello"', line]),
  'stray dash': before('- '),
  'stray item': before('- item'),
  'second colon': matching(plainEntry, ([, key = '', value = '']) => [`${key}Note: ${value}`]),
  'at sign first': openValue('@'),
  'percent sign first': openValue('%'),
  'backtick first': openValue('`'),
  'star without quotes': matching(plainEntry, ([, key = '']) => [`${key}*`]),
  'star in a list': matching(listItem, ([, indent = '']) => [`${indent}- *`]),
  'two anchors': openValue('&one &two '),
  'null character': matching(plainEntry, ([, key = '', value = '']) => [`${key}${value[0] ?? ''}\0${value.slice(1)}`]),
  'conflict markers': (line) => lines('<<<<<<< HEAD', line, '=======', line, '>>>>>>> theirs'),
  'template language': before('{% if production %}'),
  'unfinished intrinsic': matching(plainEntry, ([, key = '']) => [`${key}!Sub "\${AWS::`]),
  'text cut off': (line, random) => ({ lines: [line.slice(0, Math.floor(random() * line.length))], cutsOff: true }),
};

/** A line `"key": "value",` with or without the comma. */
const jsonString = /^(\s*"[^"\\]+"\s*:\s*)"([^"\\]*)"(,?)$/;
const jsonOpening = /^(\s*"[^"\\]+"\s*:\s*)([{[])$/;
const jsonClosing = /^(\s*)([}\]])(,?)$/;
const jsonKey = /^(\s*)"([^"\\]+)"(\s*):(.*)$/;

function beforeJson(text: string): Change {
  return matching(jsonKey, ([, indent = ''], line) => [indent + text, line]);
}

const jsonBreakages: Readonly<Record<string, Change>> = {
  'comma lost': matching(/^(.*),$/, ([, rest = '']) => [rest]),
  'two commas': matching(/^(.*),$/, ([, rest = '']) => [`${rest},,`]),
  'closing quote lost': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}"${value}${comma}`]),
  'opening quote lost': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}${value}"${comma}`]),
  'quotes lost': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}${value}${comma}`]),
  'quote of a key lost': matching(jsonKey, ([, indent = '', key = '', gap = '', rest = '']) => [`${indent}"${key}${gap}:${rest}`]),
  'quote inside a value': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}"a "${value}" b"${comma}`]),
  'single quotes': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}'${value}'${comma}`]),
  'colon lost': matching(jsonKey, ([, indent = '', key = '', , rest = '']) => [`${indent}"${key}"${rest}`]),
  'value lost': matching(jsonString, ([, key = '']) => [key]),
  'key half typed': beforeJson('"Prop'),
  'entry half typed': beforeJson('"Property": '),
  'value half typed': beforeJson('"Property": "va'),
  'collection half typed': beforeJson('"Property": {'),
  'opening bracket lost': matching(jsonOpening, ([, key = '']) => [key]),
  'opening bracket twice': matching(jsonOpening, ([, key = '', bracket = '']) => [key + bracket + bracket]),
  'closing bracket lost': matching(jsonClosing, () => []),
  'closing bracket twice': matching(jsonClosing, ([, indent = '', bracket = '', comma = '']) => [indent + bracket, indent + bracket + comma]),
  'wrong closing bracket': matching(jsonClosing, ([, indent = '', bracket = '', comma = '']) => [indent + (bracket === '}' ? ']' : '}') + comma]),
  'stray closing bracket': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}"${value}"}${comma}`]),
  'stray closing line': beforeJson('}'),
  'line deleted': () => lines(),
  'line doubled': (line) => lines(line, line),
  'bare word': matching(jsonString, ([, key = '', , comma = '']) => [`${key}True${comma}`]),
  'null character': matching(jsonString, ([, key = '', value = '', comma = '']) => [`${key}"\0${value}"${comma}`]),
  'comment never closed': beforeJson('/* note'),
  'conflict markers': (line) => lines('<<<<<<< HEAD', line, '=======', line, '>>>>>>> theirs'),
  'text cut off': (line, random) => ({ lines: [line.slice(0, Math.floor(random() * line.length))], cutsOff: true }),
};
