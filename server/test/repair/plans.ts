/** Makes plans for a text and applies them; what results is read again. */
import assert from 'node:assert/strict';
import { createFacts } from '../../src/analysis/facts.js';
import type { Template } from '../../src/model/template.js';
import { readDocuments } from '../../src/model/read-document.js';
import type { Declined, Fix } from '../../src/repair/fix.js';
import type { Scene } from '../../src/repair/scene.js';
import { readText } from '../../src/syntax/read.js';
import type { Language, Node } from '../../src/syntax/tree.js';
import { deref, keyText } from '../../src/syntax/lookup.js';
import type { Span } from '../../src/text/span.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { anywhere } from '../analysis/facts-of.js';

export type Stage = Scene & { readonly template: Template; readonly text: string };

export function stage(text: string, isBroken = false): Stage {
  const language: Language = /^\s*\{/.test(text) ? 'json' : 'yaml';
  const tree = readText(text, language);
  assert.equal(tree.problems.length > 0, isBroken, 'the text of the test is broken, or should be');
  const document = readDocuments(tree).find(({ kind }) => kind === 'template');
  assert(document?.kind === 'template', 'the text of the test is no template');
  const file = { name: 'test', text, tree, documents: [document] };
  const facts = createFacts(file, document, anywhere);
  return {
    file, template: document.template, text, references: facts.references, identity: facts.identity,
    get workloads() { return facts.workloads; }, get flows() { return facts.flows; }, get secrets() { return facts.secrets; },
    get staticCredentials() { return facts.staticCredentials; },
  };
}

/** The node at a path of keys and indices from the root. */
export function nodeAtPath(scene: Scene, ...path: readonly (string | number)[]): Node {
  let node: Node | null = scene.file.tree.documents[0] ?? null;
  for (const step of path) {
    const inner: Node | null = deref(node);
    node = inner?.kind === 'sequence' ? inner.items[Number(step)] ?? null
      : inner?.kind === 'mapping' ? inner.entries.find((entry) => keyText(entry) === step)?.value ?? null : null;
  }
  assert(node !== null, `nothing at ${path.join('/')}`);
  return node;
}

/** The place of the key at a path. */
export function keyAtPath(scene: Scene, ...path: readonly (string | number)[]): Span {
  const holder = deref(nodeAtPath(scene, ...path.slice(0, -1)));
  const entry = holder?.kind === 'mapping' ? holder.entries.find((each) => keyText(each) === path.at(-1)) : undefined;
  assert(entry !== undefined, `no key at ${path.join('/')}`);
  return entry.key;
}

export function applied({ text }: Stage, plan: Fix | Declined): string {
  assert(plan.kind === 'fix', plan.kind === 'declined' ? `declined: ${plan.reason}` : '');
  const result = applyEdits(text, plan.edits);
  stage(result);
  return result;
}

export function reasonOf(plan: Fix | Declined): string {
  assert.equal(plan.kind, 'declined');
  return plan.kind === 'declined' ? plan.reason : '';
}
