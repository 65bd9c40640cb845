/** Code actions as tests ask for them: at the first resource, by their titles. */
import assert from 'node:assert/strict';
import type { CodeAction, Range } from 'vscode-languageserver/node';
import { open } from './editing.js';
import { connect, type StrictClient } from './strict-client.js';
import { templateOf, testRules } from './test-rules.js';

export const firstResource: Range = { start: { line: 2, character: 3 }, end: { line: 2, character: 3 } };

export function titled(offered: readonly CodeAction[], title: string): CodeAction {
  const found = offered.find((action) => action.title === title);
  assert.ok(found, `no action "${title}" among ${offered.map((action) => action.title).join(', ')}`);
  return found;
}

export async function opened(...types: readonly string[]): Promise<StrictClient> {
  const client = await connect({ rules: testRules });
  await open(client, templateOf(...types));
  return client;
}
