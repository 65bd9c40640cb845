/** Prints a value as plain JSON, in the form documented for `inspect` (docs/inspect-and-can.md). */
import type { Span } from '../text/span.js';
import { encodeBase64 } from './base64.js';
import { guardText, type Guard } from './guard.js';
import type { Dictionary, KnownScalar, Option, Value } from './value.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The place and kind of a secret in a text. */
export interface SecretSpan extends Span {
  readonly secret: string;
}

/** Finds what must not be printed. */
export interface Secrets {
  /** The kind of secret that the whole value is, or null. */
  kindOf(value: Value): string | null;
  /** The secrets within a known text, in order, not overlapping; offsets are those of its text. */
  within(value: KnownScalar): readonly SecretSpan[];
  /** Masks the secrets in a name, such as a key or that of a condition. */
  readonly inName: (name: string) => string;
}

const noSecrets: Secrets = { kindOf: () => null, within: () => [], inName: (name) => name };

/** The keys that mark a map as standing for something else. */
const signs: ReadonlySet<string> = new Set([
  '$ref',
  '$getAtt',
  '$concat',
  '$base64',
  '$oneOf',
  '$secret',
  '$unknown',
  '$literal',
  '$noValue',
]);

/** Printing stops after this many steps, because anchors can make a small text endless. */
const maxSteps = 2_000_000;

export function printValue(value: Value, secrets: Secrets = noSecrets): Json {
  return print(value, { secrets, steps: 0 });
}

interface Printing {
  readonly secrets: Secrets;
  steps: number;
}

function print(value: Value, printing: Printing): Json {
  printing.steps += 1;
  if (printing.steps > maxSteps) return { $unknown: 'limit' };
  const secret = printing.secrets.kindOf(value);
  if (secret !== null) return { $secret: secret };
  switch (value.kind) {
    case 'scalar':
      return printScalar(value, printing);
    case 'null':
      return null;
    case 'none':
      return { $noValue: true };
    case 'ref':
      return { $ref: printing.secrets.inName(value.name) };
    case 'attribute':
      return { $getAtt: [value.id, value.name].map((name) => printing.secrets.inName(name)) };
    case 'unknown':
      return { $unknown: value.reason };
    case 'list':
      return value.items.filter(isThere).map((item) => print(item, printing));
    case 'map':
      return printMap(value, printing);
    case 'alternatives':
      return { $oneOf: value.options.map((option) => printOption(option, printing)) };
    case 'concat':
      return printTexts(value.parts.flatMap((part) => textsOf(part, printing)));
    case 'base64':
      return printBase64(value.content, printing);
  }
}

function isThere(value: Value): boolean {
  return value.kind !== 'none';
}

function printOption({ when, value }: Option, printing: Printing): Json {
  return { when: printGuard(when, printing.secrets), value: print(value, printing) };
}

/** The JSON of a value as one text; null when part of it is unknown, since unknown values that print the same may differ. */
export function knownJson(value: Value): string | null {
  const json = JSON.stringify(printValue(value));
  return json.includes('"$unknown"') ? null : json;
}

/** Whether two values print the same; false when part of them is unknown. */
export function areSame(one: Value, other: Value): boolean {
  const json = knownJson(one);
  return json !== null && json === knownJson(other);
}

/** The guard as text; null when it always holds. */
export function printGuard(guard: Guard, secrets: Secrets): string | null {
  const text = guardText(guard);
  return text === null ? null : secrets.inName(text);
}

function printScalar(value: KnownScalar, printing: Printing): Json {
  const spans = printing.secrets.within(value);
  if (spans.length > 0) return printTexts(splitAt(value, spans, printing));
  switch (value.type) {
    case 'string':
      return plainText(value, value.text, printing);
    case 'number':
      return Number(value.text);
    case 'boolean':
      return value.text === 'true';
  }
}

function printMap(value: Dictionary, printing: Printing): Json {
  const entries = value.entries.filter((entry) => isThere(entry.value));
  const printed = Object.fromEntries(entries.map((entry) => [printing.secrets.inName(entry.key), print(entry.value, printing)]));
  const [first] = entries;
  return entries.length === 1 && first !== undefined && signs.has(first.key) ? { $literal: printed } : printed;
}

/** A known text is encoded; anything else is printed unencoded, under `$base64`. */
function printBase64(content: Value, printing: Printing): Json {
  const printed = print(content, printing);
  return typeof printed === 'object' ? { $base64: printed } : encodeBase64(String(printed));
}

/** What a part contributes to a text, where everything is a string. */
function textsOf(part: Value, printing: Printing): readonly Json[] {
  if (part.kind === 'scalar' && printing.secrets.kindOf(part) === null) return splitAt(part, printing.secrets.within(part), printing);
  return [print(part, printing)];
}

function splitAt(value: KnownScalar, spans: readonly SecretSpan[], printing: Printing): readonly Json[] {
  const texts: Json[] = [];
  let done = 0;
  for (const span of spans) {
    texts.push(plainText(value, value.text.slice(done, span.start), printing), { $secret: span.secret });
    done = span.end;
  }
  return [...texts, plainText(value, value.text.slice(done), printing)];
}

/** Text that is written in no scalar can contain names, in which secrets are masked. */
function plainText({ pieces }: KnownScalar, text: string, { secrets }: Printing): string {
  return pieces.some(({ scalar }) => scalar === null) ? secrets.inName(text) : text;
}

/** Merges neighbouring texts and drops empty ones; a single text or secret is returned as such. */
function printTexts(texts: readonly Json[]): Json {
  const merged: Json[] = [];
  for (const text of texts) {
    if (text === '') continue;
    const last = merged.at(-1);
    if (typeof text === 'string' && typeof last === 'string') merged[merged.length - 1] = last + text;
    else merged.push(text);
  }
  const [only] = merged;
  if (only === undefined) return '';
  if (merged.length > 1) return { $concat: merged };
  return typeof only === 'string' || isSecret(only) ? only : { $concat: merged };
}

function isSecret(json: Json): boolean {
  return typeof json === 'object' && json !== null && '$secret' in json;
}
