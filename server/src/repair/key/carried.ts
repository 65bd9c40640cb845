/** Tells values that hold a credential and nothing else from values that hold more. */
import type { Value } from '../../value/value.js';

/**
 * `mark` stands for a credential in the text of a value, `fence` surrounds the name of anything else. Neither occurs in texts
 * that people write.
 */
const mark = '\uE000';
export const fence = '\uE001';

/** How deeply nested values are followed. */
const deepest = 50;

/** What is removed, by logical ID: the credentials, and what makes no sense without them, such as their user. */
export interface Going {
  readonly credentials: ReadonlySet<string>;
  readonly alongside: ReadonlySet<string>;
  /** The custom names of the secrets and parameters that are removed, as `spelling` gives them. */
  readonly names: ReadonlySet<string>;
}

/** Whether a value is useless without its credential: it names one, with nothing but punctuation around it. */
export function carriesOnly(value: Value, going: Going): boolean {
  return namesAny(value, going, 0) && isBare(value, going, 0);
}

/** A text in which everything that is only known after deployment is fenced off; null for anything but a text. */
export function spelling(value: Value): string | null {
  switch (value.kind) {
    case 'scalar':
      return value.text;
    case 'ref':
      return fence + value.name + fence;
    case 'attribute':
      return `${fence}${value.id}.${value.name}${fence}`;
    case 'concat': {
      const parts = value.parts.map((part) => (part.kind === 'concat' ? null : spelling(part)));
      return parts.includes(null) ? null : parts.join('');
    }
    default:
      return null;
  }
}

const dynamicReference = /\{\{resolve:(?:secretsmanager|ssm|ssm-secure):([^{}]{1,2048})\}\}/g;

/** Whether the target of a dynamic reference, or of a container's secret, is the one of this name. */
export function asksFor(wanted: string, name: string): boolean {
  const short = wanted.replace(/^arn:[^/]{0,200}?:(?:secret:|parameter(?=\/))/, '');
  return short === name || short.startsWith(`${name}:`) || (short !== wanted && short.startsWith(`${name}-`));
}

/**
 * Whether an ARN, or a pattern for one, belongs to the secret or parameter with this name; Secrets Manager appends six
 * characters to names.
 */
export function isArnOf(arn: string, name: string): boolean {
  const [, rest = null] = /^arn:[^/]{0,200}?:(?:secret:|parameter\/)(.{1,2048})$/s.exec(arn) ?? [];
  return rest !== null && rest.replace(/-(?:\?{6}|\*)$/, '') === name.replace(/^\//, '');
}

/** The targets of the dynamic references in a text. */
export function dynamicReferences(text: string): readonly string[] {
  return [...text.matchAll(dynamicReference)].map(([, wanted = '']) => wanted);
}

function namesAny(value: Value, going: Going, depth: number): boolean {
  if (depth > deepest) return false;
  switch (value.kind) {
    case 'ref':
      return going.credentials.has(value.name);
    case 'attribute':
      return going.credentials.has(value.id);
    case 'scalar':
      return asksForAny(value.text, going);
    case 'concat':
      return value.parts.some((part) => namesAny(part, going, depth + 1)) || asksForAny(spelling(value) ?? '', going);
    case 'base64':
      return namesAny(value.content, going, depth + 1);
    case 'alternatives':
      return value.options.some((option) => namesAny(option.value, going, depth + 1));
    default:
      return false;
  }
}

function isBare(value: Value, going: Going, depth: number): boolean {
  if (depth > deepest) return false;
  switch (value.kind) {
    case 'ref':
    case 'attribute':
      return namesAny(value, going, depth) || isAlongside(value, going);
    case 'none':
      return true;
    case 'base64':
      return isBare(value.content, going, depth + 1);
    case 'alternatives':
      return value.options.every((option) => isBareOption(option.value, going, depth + 1));
    case 'scalar':
    case 'concat': {
      const text = markedText(partsOf(value), going, depth);
      return text !== null && isBareText(text);
    }
    default:
      return false;
  }
}

/** Of several alternatives an empty one counts for nothing. */
function isBareOption(option: Value, going: Going, depth: number): boolean {
  const isText = depth <= deepest && (option.kind === 'scalar' || option.kind === 'concat');
  return isBare(option, going, depth) || (isText && markedText(partsOf(option), going, depth)?.trim() === '');
}

function partsOf(text: Extract<Value, { kind: 'scalar' | 'concat' }>): readonly Value[] {
  return text.kind === 'scalar' ? [text] : text.parts;
}

function asksForAny(text: string, { names }: Going): boolean {
  return names.size > 0 && dynamicReferences(text).some((wanted) => isAmong(wanted, names));
}

function isAmong(wanted: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => asksFor(wanted, name));
}

/** The text with a mark for each credential; null when anything else in it is only known after deployment. */
function markedText(parts: readonly Value[], going: Going, depth: number): string | null {
  let text = '';
  for (const part of parts) {
    const isMarked = part.kind !== 'scalar' && (namesAny(part, going, depth + 1) || isAlongside(part, going));
    const spelt = isMarked ? mark : spelling(part);
    if (spelt === null) return null;
    text += spelt;
  }
  const known = text
    .replace(dynamicReference, (whole, wanted: string) => (isAmong(wanted, going.names) ? mark : whole))
    .replace(/\uE001AWS::\w+\uE001/g, 'aws');
  return known.includes(fence) ? null : known;
}

function isAlongside(value: Value, { alongside }: Going): boolean {
  return (value.kind === 'ref' && alongside.has(value.name)) || (value.kind === 'attribute' && alongside.has(value.id));
}

/** Settings of Spark on one line: `spark.hadoop.fs.s3a.access.key=… --conf spark.hadoop.fs.s3a.secret.key=…`. */
const onlySettings = /^(?:(?:--conf\s{1,8})?[\w.-]{1,100}=\uE000(?:\s{1,8}|$))+$/;

function isBareText(text: string): boolean {
  const short = text
    .replace(/\{\{resolve:[a-z-]{1,20}:\/?\uE000[^{}]{0,200}\}\}/g, mark)
    .replace(/arn:[\w:/-]{0,200}\uE000/g, mark)
    .replace(/\uE000:\w{1,100}:[\w-]{0,100}:[\w-]{0,100}$/, mark);
  if (/^[\s\p{P}\p{S}]*\uE000(?:[\s\p{P}\p{S}]|\uE000)*$/u.test(short)) return true;
  return (
    isBareJson(short) ||
    short.split('\n').every((line) => /^(?:\[[^\]]*\]|[\w.-]{1,100}\s{0,8}[=:]\s{0,8}["']?\uE000["']?,?|)$/.test(line.trim())) ||
    onlySettings.test(short.trim())
  );
}

/** An object whose values are credentials, or say what these are for. */
function isBareJson(text: string): boolean {
  if (!text.trim().startsWith('{')) return false;
  try {
    const content: unknown = JSON.parse(text);
    return (
      typeof content === 'object' &&
      content !== null &&
      Object.entries(content).every(([key, value]) => value === mark || /^(?:aws_?)?(?:default_?)?region$/i.test(key))
    );
  } catch {
    return false;
  }
}
