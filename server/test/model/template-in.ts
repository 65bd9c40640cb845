/** Reads the first template of a text, for tests. */
import assert from 'node:assert/strict';
import type { Deployment } from '../../src/model/document.js';
import { readDocuments } from '../../src/model/read-document.js';
import { languageOf } from '../../src/model/recognise.js';
import type { Template } from '../../src/model/template.js';
import { readText } from '../../src/syntax/read.js';
import type { Language } from '../../src/syntax/tree.js';

export interface Given {
  readonly mode?: Deployment['mode'];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

export function deploymentOf({ mode = 'deployed', parameters = {}, files = {} }: Given = {}): Deployment {
  return { mode, parameters: new Map(Object.entries(parameters)), neighbour: (path) => files[path] ?? null };
}

export function templateIn(text: string, given: Given = {}, language: Language = languageOf(text)): Template {
  const [document] = readDocuments(readText(text, language), deploymentOf(given));
  assert.ok(document?.kind === 'template', 'no template was recognised');
  return document.template;
}
