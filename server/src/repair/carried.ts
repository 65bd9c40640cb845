/** Tells a value that carries a credential and nothing else from one that has more to say. */
import type { Value } from '../value/value.js';

/** Stands for a credential in the text of a value; no text that people write holds it. */
const mark = '\uE000';

/** How deep values are followed, as deep as they are written. */
const deepest = 50;

/** What goes, by logical id: the credentials, and what may be named beside one without a meaning of its own, such as their user. */
export interface Going {
  readonly credentials: ReadonlySet<string>;
  readonly alongside: ReadonlySet<string>;
}

/** Whether nothing is lost with a value when a credential goes: it names one, wrapped at most in punctuation. */
export function carriesOnly(value: Value, { credentials, alongside }: Going): boolean {
  return namesAny(value, credentials, 0) && isBare(value, new Set([...credentials, ...alongside]), 0);
}

function namesAny(value: Value, ids: ReadonlySet<string>, depth: number): boolean {
  if (depth > deepest) return false;
  switch (value.kind) {
    case 'ref':
      return ids.has(value.name);
    case 'attribute':
      return ids.has(value.id);
    case 'concat':
      return value.parts.some((part) => namesAny(part, ids, depth + 1));
    case 'base64':
      return namesAny(value.content, ids, depth + 1);
    case 'alternatives':
      return value.options.some((option) => namesAny(option.value, ids, depth + 1));
    default:
      return false;
  }
}

function isBare(value: Value, ids: ReadonlySet<string>, depth: number): boolean {
  if (depth > deepest) return false;
  switch (value.kind) {
    case 'ref':
    case 'attribute':
      return namesAny(value, ids, depth);
    case 'none':
      return true;
    case 'base64':
      return isBare(value.content, ids, depth + 1);
    case 'alternatives':
      return value.options.every((option) => isBare(option.value, ids, depth + 1));
    case 'concat': {
      const text = markedText(value.parts, ids);
      return text !== null && isBareText(text);
    }
    default:
      return false;
  }
}

/** The text with a mark for each credential; null when something else is in it that is only known after deployment. */
function markedText(parts: readonly Value[], ids: ReadonlySet<string>): string | null {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'scalar') text += part.text;
    else if (namesAny(part, ids, 0)) text += mark;
    else if (part.kind === 'ref' && part.name.startsWith('AWS::')) text += 'aws';
    else return null;
  }
  return text;
}

function isBareText(text: string): boolean {
  const short = text
    .replace(/\{\{resolve:[a-z-]{1,20}:\/?\uE000[^{}]{0,200}\}\}/g, mark)
    .replace(/arn:[\w:/-]{0,200}\uE000/g, mark)
    .replace(/\uE000:\w{1,100}:[\w-]{0,100}:[\w-]{0,100}$/, mark);
  if (/^[\s\p{P}\p{S}]*\uE000(?:[\s\p{P}\p{S}]|\uE000)*$/u.test(short)) return true;
  return isBareJson(short) || short.split('\n').every((line) => /^\s*(?:\[[^\]]*\]|[\w.-]{1,100}\s{0,8}[=:]\s{0,8}["']?\uE000["']?,?|)\s*$/.test(line));
}

/** An object whose values are credentials, or say where they are for. */
function isBareJson(text: string): boolean {
  if (!text.trim().startsWith('{')) return false;
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && Object.entries(content).every(([key, value]) => value === mark || /^(?:aws_?)?(?:default_?)?region$/i.test(key));
  } catch {
    return false;
  }
}
