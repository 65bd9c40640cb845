/** Random edits of real templates: they read again, say what was asked, and leave all other text as it was. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planEdits } from '../../src/edit/plan.js';
import { readText } from '../../src/syntax/read.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { randomChanges } from './random-change.js';
import { asked, said } from './said.js';
import { seeded } from './seeded.js';
import { assertUntouched } from './untouched.js';

const corpus = process.env['ROOTGUARD_CORPUS'];
const files = Number(process.env['ROOTGUARD_EDIT_FILES'] ?? 40);
const rounds = Number(process.env['ROOTGUARD_EDIT_ROUNDS'] ?? 5);
const seed = Number(process.env['ROOTGUARD_EDIT_SEED'] ?? 1);
const longest = 200_000;

describe('random edits of real templates', function () {
  this.timeout(60_000);
  if (corpus === undefined) {
    it.skip('skipped: ROOTGUARD_CORPUS is not set, so that no real template was edited', () => {});
    return;
  }
  const random = seeded(seed);
  const count: Count = { read: 0, unread: 0, edited: 0, refused: 0 };
  const names = templates(join(corpus, 'real'));
  for (let index = 0; index < files; index++) {
    const name = names[random(names.length)] ?? '';
    const fileSeed = random(2 ** 31);
    it(`${name.slice(corpus.length + 1)} (seed ${fileSeed})`, () => editAtRandom(name, fileSeed, count));
  }
  it('edits more than it refuses', () => {
    if (process.env['ROOTGUARD_EDIT_REPORT'] !== undefined) console.log(count);
    assert(count.edited > count.refused && count.read > count.unread);
  });
});

function templates(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json|template)$/.test(name)).sort().map((name) => join(folder, name));
}

interface Count {
  read: number;
  unread: number;
  edited: number;
  refused: number;
}

function editAtRandom(name: string, fileSeed: number, count: Count): void {
  const source = readFileSync(name, 'utf8');
  const text = fileSeed % 2 === 0 ? source : source.replace(/\r?\n/g, '\r\n');
  if (text.length > longest) return;
  count.unread += 1;
  const tree = readText(text, /^\s*[{[]/.test(text) ? 'json' : 'yaml');
  if (tree.problems.length > 0 || tree.documents.length !== 1) return;
  count.unread -= 1;
  count.read += 1;
  const random = seeded(fileSeed);
  for (let round = 0; round < rounds; round++) {
    const changes = randomChanges(tree, random);
    const plan = planEdits(tree, changes);
    count[plan.kind === 'refusal' ? 'refused' : 'edited'] += 1;
    if (plan.kind === 'refusal') continue;
    const told = `round ${round}: ${changes.map(({ kind }) => kind).join(', ')}\n${plan.edits.map((edit) => JSON.stringify(edit)).join('\n')}`;
    assert(plan.edits.every((edit, index) => edit.start >= (plan.edits[index - 1]?.end ?? 0)), `overlap\n${told}`);
    const result = applyEdits(text, plan.edits);
    const again = readText(result, tree.language);
    assert.deepEqual(again.problems.map(({ message }) => message), [], `unreadable\n${told}`);
    assert.deepEqual(again.documents.map(said), [asked(tree, changes)], told);
    assertUntouched(tree, changes, plan.edits, told);
  }
}
