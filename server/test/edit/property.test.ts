/** Random edits of fixtures and of real templates: they read again, say what was asked, and leave all other text as it was. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../../src/edit/change.js';
import { planEdits } from '../../src/edit/plan.js';
import { readText } from '../../src/syntax/read.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { projectPath } from '../support/project.js';
import { corpus } from '../support/corpus.js';
import { randomChanges } from './random-change.js';
import { asked, said } from './said.js';
import { seeded } from '../support/random.js';
import { assertUntouched } from './untouched.js';

const files = Number(process.env['ROOTGUARD_EDIT_FILES'] ?? 40);
const rounds = Number(process.env['ROOTGUARD_EDIT_ROUNDS'] ?? 5);
const seed = Number(process.env['ROOTGUARD_EDIT_SEED'] ?? 1);
const longest = 200_000;

describe('random edits of templates', function () {
  this.timeout(60_000);
  const random = seeded(seed);
  const count: Count = { read: 0, unread: 0, refused: 0, edited: new Map() };
  const run = (folder: string, names: readonly string[], times: number): void => {
    for (const name of names) {
      const fileSeed = random.below(2 ** 31);
      it(`${name} (seed ${fileSeed})`, () => editAtRandom(join(folder, name), { fileSeed, times, count }));
    }
  };
  run(projectPath('test-fixtures'), templates(projectPath('test-fixtures')), 10 * rounds);
  if (corpus === null) it.skip('skipped: ROOTGUARD_CORPUS is not set, so that no real template was edited', () => {});
  else {
    const names = templates(join(corpus, 'real'));
    run(join(corpus, 'real'), Array.from({ length: files }, () => random.pick(names)), rounds);
  }

  it('make more edits than refusals, of every kind, in YAML and in JSON', () => {
    if (process.env['ROOTGUARD_EDIT_REPORT'] !== undefined) console.log(count);
    const edited = [...count.edited.values()].reduce((total, each) => total + each, 0);
    assert(edited > count.refused && count.read > count.unread);
    for (const language of ['yaml', 'json']) {
      for (const kind of kinds) assert((count.edited.get(`${language} ${kind}`) ?? 0) > 0, `no ${kind} in ${language}`);
    }
  });
});

const kinds: readonly Change['kind'][] = ['set', 'insert-entry', 'insert-item', 'remove', 'rename', 'splice'];

/** The names below a folder, in order. */
function templates(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:ya?ml|json|template)$/.test(name)).sort();
}

interface Count {
  read: number;
  unread: number;
  refused: number;
  /** Changes that were made, by language and kind. */
  readonly edited: Map<string, number>;
}

interface Run {
  readonly fileSeed: number;
  readonly times: number;
  readonly count: Count;
}

function editAtRandom(name: string, { fileSeed, times, count }: Run): void {
  const source = readFileSync(name, 'utf8');
  const text = fileSeed % 2 === 0 ? source : source.replace(/\r?\n/g, '\r\n');
  if (text.length > longest) return;
  count.unread += 1;
  const tree = readText(text, /^\s*[{[]/.test(text) ? 'json' : 'yaml');
  if (tree.problems.length > 0 || tree.documents.length !== 1) return;
  count.unread -= 1;
  count.read += 1;
  const random = seeded(fileSeed);
  for (let round = 0; round < times; round++) {
    const changes = randomChanges(tree, random);
    const plan = planEdits(tree, changes);
    if (plan.kind === 'refusal') {
      count.refused += changes.length;
      continue;
    }
    for (const { kind } of changes) count.edited.set(`${tree.language} ${kind}`, (count.edited.get(`${tree.language} ${kind}`) ?? 0) + 1);
    const told = `round ${round}: ${changes.map(({ kind }) => kind).join(', ')}\n${plan.edits.map((edit) => JSON.stringify(edit)).join('\n')}`;
    assert(plan.edits.every((edit, index) => edit.start >= (plan.edits[index - 1]?.end ?? 0)), `overlap\n${told}`);
    const result = applyEdits(text, plan.edits);
    const again = readText(result, tree.language);
    assert.deepEqual(again.problems.map(({ message }) => message), [], `unreadable\n${told}`);
    assert.deepEqual(again.documents.map(said), [asked(tree, changes)], told);
    assertUntouched(tree, changes, plan.edits, told);
  }
}
