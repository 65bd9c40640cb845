/** Prints a value for people: as YAML, with the short forms of intrinsic functions. */
import type { Json } from '../value/print.js';
import { quantity } from '../text/wording.js';
import { visible } from './visible.js';

type JsonMap = Readonly<Record<string, Json>>;

/** How many lines of one text are shown; scripts have more. */
const mostLines = 12;
const longestLine = 160;
/** How many conditions of one value are shown; a table of regions has thirty. */
const mostWhens = 3;
/** With anchors a value can be far larger than its text. */
const deepest = 60;

const indent = '  ';

/** A map or list has a line for each entry; anything else has one line, and those that belong below it. */
export function valueLines(value: Json, depth = 0): readonly string[] {
  if (depth > deepest) return ['…'];
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => itemLines(item, depth));
  if (!isMap(value)) return textLines(value);
  const [sign, content] = signOf(value);
  switch (sign) {
    case '$ref':
      return [`!Ref ${text(content)}`];
    case '$getAtt':
      return [`!GetAtt ${isList(content) ? content.map(text).join('.') : ''}`];
    case '$secret':
      return [`(secret: ${text(content)})`];
    case '$unknown':
      return [`(unknown: ${text(content)})`];
    case '$noValue':
      return ['(not there)'];
    case '$concat':
      return textLines(isList(content) ? content.map(pieceText).join('') : '');
    case '$base64':
      return underHead('!Base64', valueLines(content, depth + 1));
    case '$oneOf':
      return ['one of', ...optionsOf(content).flatMap((option) => optionLines(option, depth))];
    case '$literal':
      return valueLinesOfMap(isMap(content) ? content : {}, depth);
    case null:
      return valueLinesOfMap(value, depth);
  }
}

function valueLinesOfMap(map: JsonMap, depth: number): readonly string[] {
  const entries = Object.entries(map);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, value]) => entryLines(visible(key), value, depth));
}

function entryLines(key: string, value: Json, depth: number): readonly string[] {
  const lines = valueLines(value, depth + 1);
  return isOpened(value) ? [`${key}:`, ...indented(lines)] : underHead(`${key}:`, lines);
}

function itemLines(item: Json, depth: number): readonly string[] {
  const [first = '', ...others] = valueLines(item, depth + 1);
  return [`- ${first}`, ...indented(others)];
}

/** The alternatives, with those of equal value merged. */
function optionsOf(content: Json): readonly { readonly whens: readonly string[]; readonly value: Json }[] {
  const found = new Map<string, { readonly whens: string[]; readonly value: Json }>();
  for (const option of isList(content) ? content : []) {
    if (!isMap(option)) continue;
    const value = option['value'] ?? null;
    const same = found.get(JSON.stringify(value)) ?? { whens: [], value };
    same.whens.push(visible(text(option['when'] ?? 'always')));
    found.set(JSON.stringify(value), same);
  }
  return [...found.values()];
}

function optionLines({ whens, value }: { readonly whens: readonly string[]; readonly value: Json }, depth: number): readonly string[] {
  const rest = whens.length - mostWhens;
  return entryLines(`when ${whens.slice(0, mostWhens).join(', or ')}${rest > 0 ? `, or in ${rest} more` : ''}`, value, depth);
}

/** The first line goes after the head, the others below it. */
function underHead(head: string, [first = '', ...others]: readonly string[]): readonly string[] {
  return [`${head} ${first}`, ...indented(others)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => indent + line);
}

/** Whether a value is written on lines of its own below its key. */
function isOpened(value: Json): boolean {
  if (isList(value)) return value.length > 0;
  return isMap(value) && ['$literal', null].includes(signOf(value)[0]) && Object.keys(value).length > 0;
}

function textLines(value: Json): readonly string[] {
  if (typeof value !== 'string') return [value === null ? 'null' : text(value)];
  if (!value.trimEnd().includes('\n')) return [scalarText(value.trimEnd() === value ? value : value.trimEnd())];
  const lines = value.trimEnd().split('\n');
  const shown = lines.slice(0, mostLines).map((line) => cut(visible(line.replace('\r', ''))));
  const rest = lines.length - shown.length;
  return ['|', ...shown, ...(rest > 0 ? [`… ${quantity(rest, 'more line')}`] : [])];
}

function scalarText(value: string): string {
  if (value === '') return "''";
  return /^[\s]|^(?:true|false|null|~|-?\d[\d.]*)$|^[-?:,[\]{}#&*!|>'"%@`(]|: |\s#/.test(value)
    ? `'${cut(visible(value)).replaceAll("'", "''")}'`
    : cut(visible(value));
}

function cut(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}

/** A piece of a text; one that is not known is in the notation of `Fn::Sub`. */
function pieceText(piece: Json): string {
  if (!isMap(piece)) return text(piece);
  const [sign, content] = signOf(piece);
  switch (sign) {
    case '$ref':
      return `\${${text(content)}}`;
    case '$getAtt':
      return `\${${isList(content) ? content.map(text).join('.') : ''}}`;
    case '$oneOf':
      return `\${one of ${optionsOf(content)
        .map(({ value }) => pieceText(value))
        .join(' | ')}}`;
    case '$base64':
      return `\${base64 of ${pieceText(content)}}`;
    case '$concat':
      return isList(content) ? content.map(pieceText).join('') : '';
    case '$noValue':
      return 'nothing';
    case '$secret':
    case '$unknown':
      return `(${sign.slice(1)}: ${text(content)})`;
    case '$literal':
    case null:
      return '(no text)';
  }
}

const signs = ['$ref', '$getAtt', '$concat', '$base64', '$oneOf', '$secret', '$unknown', '$literal', '$noValue'] as const;

function signOf(map: JsonMap): readonly [sign: (typeof signs)[number] | null, content: Json] {
  const [only, more] = Object.entries(map);
  const sign = more === undefined ? signs.find((each) => each === only?.[0]) : undefined;
  return sign === undefined || only === undefined ? [null, null] : [sign, only[1]];
}

function text(value: Json): string {
  return typeof value === 'object' ? '' : String(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isMap(value: Json): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
