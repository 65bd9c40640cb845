/** What a text probably is, told from the raw text in one quick look; `readDocuments` then decides on the tree. */
import type { Language } from '../syntax/tree.js';

export type Recognised = 'cloudformation' | 'sam' | 'policy' | 'none';

/** JSON starts with a bracket, behind a byte order mark, blanks and `//` or `/*` comments; all else is read as YAML. */
export function languageOf(text: string): Language {
  const first = text[contentStart(text)];
  return first === '{' || first === '[' ? 'json' : 'yaml';
}

function contentStart(text: string): number {
  let index = 0;
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

/** Says `none` only for what is surely neither a template nor a policy document. */
export function recognise(text: string, language: Language = languageOf(text)): Recognised {
  if (isTemplate(text)) return text.includes('AWS::Serverless') ? 'sam' : 'cloudformation';
  return isPolicy(text, language) ? 'policy' : 'none';
}

function isTemplate(text: string): boolean {
  if (text.includes('AWSTemplateFormatVersion')) return true;
  return text.includes('Resources') && text.includes('::') && /\bType["']?\s{0,200}:\s{0,200}["']?\w+::\w/.test(text);
}

/** Keys that a policy document, or the map around it, begins with. */
const jsonHead = /^[[{\s]*"(?:Version"\s*:\s*"[0-9]{4}-|Id"|Statement"|Policy(?:Name|Document|Version)?"|(?:Role|User|Group)Name")/i;
const yamlHead = /^["']?(?:Statement|Policy|PolicyDocument)["']?[ \t]*:/m;

/** A document without statements is known by the version of the policy language alone. */
const versionHead = /^\{\s*"Version"\s*:\s*"20(?:08|12)-10-17"/;

function isPolicy(text: string, language: Language): boolean {
  if (language === 'json' && versionHead.test(text.slice(contentStart(text), contentStart(text) + 1000))) return true;
  if (!text.includes('Statement') || !/"?(?:Effect|Action|Principal)/.test(text)) return false;
  return language === 'json' ? jsonHead.test(text.slice(contentStart(text), contentStart(text) + 1000)) : yamlHead.test(text);
}
