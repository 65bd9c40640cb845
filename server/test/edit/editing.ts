/** Finds places in a text by path and applies changes to it; every result is read again. */
import assert from 'node:assert/strict';
import type { Change } from '../../src/edit/change.js';
import { planEdits } from '../../src/edit/plan.js';
import { deref, keyText, lookupEntry } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import type { Entry, Language, Mapping, Node, Sequence, Tree } from '../../src/syntax/tree.js';
import { applyEdits } from '../../src/text/text-edit.js';

type Path = readonly (string | number)[];

export interface Finder {
  node(...path: Path): Node;
  entry(...path: Path): Entry;
  map(...path: Path): Mapping;
  list(...path: Path): Sequence;
}

export function finder(tree: Tree): Finder {
  const node = (...path: Path): Node => {
    let current: Node | null = tree.documents[0] ?? null;
    for (const step of path) {
      const inner: Node | null = deref(current);
      if (inner?.kind === 'sequence') current = inner.items[Number(step)] ?? null;
      else current = inner?.kind === 'mapping' ? inner.entries.find((entry) => keyText(entry) === step)?.value ?? null : null;
    }
    assert(current !== null, `nothing at ${path.join('/')}`);
    return current;
  };
  return {
    node,
    entry: (...path) => {
      const holder = deref(node(...path.slice(0, -1)));
      const found = holder?.kind === 'mapping' ? lookupEntry(holder, String(path.at(-1))) : null;
      assert(found !== null, `no entry at ${path.join('/')}`);
      return found;
    },
    map: (...path) => {
      const found = node(...path);
      assert(found.kind === 'mapping', `no mapping at ${path.join('/')}`);
      return found;
    },
    list: (...path) => {
      const found = node(...path);
      assert(found.kind === 'sequence', `no sequence at ${path.join('/')}`);
      return found;
    },
  };
}

/** The text with the changes made; it reads without a problem. */
export function edited(text: string, language: Language, changes: (find: Finder) => readonly Change[]): string {
  const tree = readText(text, language);
  assert.deepEqual(tree.problems, [], 'the text of the test is broken');
  const plan = planEdits(tree, changes(finder(tree)));
  assert(plan.kind === 'edits', `refused: ${plan.kind === 'refusal' ? plan.reason : ''}`);
  const result = applyEdits(text, plan.edits);
  assert.deepEqual(readText(result, language).problems, [], result);
  return result;
}

export function refused(text: string, language: Language, changes: (find: Finder) => readonly Change[]): string | null {
  const tree = readText(text, language);
  const plan = planEdits(tree, changes(finder(tree)));
  return plan.kind === 'refusal' ? plan.reason : null;
}

/** A text without the indentation that all its lines share, and without its first line break. */
export function lines(text: string): string {
  const rows = text.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const depth = Math.min(...rows.filter((row) => row.trim() !== '').map((row) => /^ */.exec(row)?.[0].length ?? 0));
  return rows.map((row) => row.slice(depth)).join('\n');
}
