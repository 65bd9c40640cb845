/** What a text probably is, from one quick look at the raw text; `readDocuments` then decides from the tree. */
import type { Language } from '../syntax/tree.js';

export type Recognised = 'cloudformation' | 'sam' | 'policy' | 'none';

/**
 * JSON starts with a bracket, after an optional byte order mark, blanks and `//` or `/*` comments. Everything else is read
 * as YAML, including a text with an unquoted key or a YAML comment after that bracket, and one with a statement of a template
 * language there.
 */
export function languageOf(text: string): Language {
  const start = contentStart(text);
  if (text[start] === '[') return 'json';
  if (text[start] !== '{' || text[start + 1] === '%') return 'yaml';
  const key = contentStart(text, start + 1);
  return yamlStart.test(text.slice(key, key + 1000)) ? 'yaml' : 'json';
}

/** A word being typed before the first key of a JSON text has no colon. */
const yamlStart = /^(?:#|(?:[\w-]{1,200}|'[^'\n]{0,200}')\s{0,200}:)/;

/** The offset after any blanks and comments. */
function contentStart(text: string, from = 0): number {
  let index = from;
  for (;;) {
    while (index < text.length && isBlank(text.charCodeAt(index))) index += 1;
    if (text.startsWith('//', index)) index = endOf(text, '\n', index);
    else if (text.startsWith('/*', index)) index = endOf(text, '*/', index + 2);
    else return index;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xfeff;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** Returns `none` only for a text that is certainly neither a template nor a policy document. */
export function recognise(text: string, language: Language = languageOf(text)): Recognised {
  if (isTemplate(text)) return text.includes('AWS::Serverless') ? 'sam' : 'cloudformation';
  return isPolicy(text, language) ? 'policy' : 'none';
}

function isTemplate(text: string): boolean {
  if (text.includes('AWSTemplateFormatVersion')) return true;
  return text.includes('Resources') && text.includes('::') && /\bType["']?\s{0,200}:\s{0,200}["']?\w+::\w/.test(text);
}

/** Keys with which a policy document, or the map around it, begins. */
const jsonHead = /^"(?:Version"\s*:\s*"[0-9]{4}-|Id"|Statement"|Policy(?:Name|Document|Version)?"|(?:Role|User|Group)Name")/i;
const yamlHead =
  /^["']?(?:Statement|Policy|PolicyDocument)["']?[ \t]*:|^\s{0,200}\{\s{0,200}["']?(?:Version|Id|Statement|PolicyDocument)["']?\s{0,200}:/m;

/** A key that is being typed above the first one. */
const halfTyped = /^"?[\w-]{1,60}"?[ \t]*\r?\n\s*(?=")/;

/**
 * A document without statements, with names in lower case, or with texts that are no elements of a policy before its first one
 * (`"Comment": "…"`), is recognised only by the version of the policy language.
 */
const versionHead = /^(?:"[^"\n]{1,60}"\s{0,9}:\s{0,9}"[^"\n]{0,200}"\s{0,9},\s{0,200}){0,3}"Version"\s*:\s*"20(?:08|12)-10-17"/i;

function isPolicy(text: string, language: Language): boolean {
  const head = language === 'json' ? headOf(text) : null;
  if (head?.depth === 1 && head.isMap && versionHead.test(head.text)) return true;
  if (!text.includes('Statement') || !/"?(?:Effect|Action|Principal)/.test(text)) return false;
  return head === null ? yamlHead.test(text) : jsonHead.test(head.text);
}

/** The text from the first key on, after brackets and comments. */
function headOf(text: string): { readonly text: string; readonly depth: number; readonly isMap: boolean } {
  let start = contentStart(text);
  const isMap = text[start] === '{';
  let depth = 0;
  for (; text[start] === '{' || text[start] === '['; depth++) start = contentStart(text, start + 1);
  return { text: text.slice(start, start + 1000).replace(halfTyped, ''), depth, isMap };
}
