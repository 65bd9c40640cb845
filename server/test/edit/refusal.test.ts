import assert from 'node:assert/strict';
import type { Change } from '../../src/edit/change.js';
import { fields, text } from '../../src/edit/content.js';
import { copy } from '../../src/edit/copy.js';
import { edited, type Finder, refused } from './editing.js';

const set = (find: Finder, ...path: readonly (string | number)[]): readonly Change[] =>
  [{ kind: 'set', target: find.entry(...path), value: text('x') }];
const remove = (find: Finder, ...path: readonly (string | number)[]): readonly Change[] =>
  [{ kind: 'remove', target: find.entry(...path), emptied: 'keep' }];

const unread = 'A:\n  V:10\n  S: 1\nC: 2\n';

describe('refusals', () => {
  const cases: readonly { name: string; text: string; change: (find: Finder) => readonly Change[]; reason: string }[] = [
    { name: 'inside an anchored node', text: 'A: &a\n  B: 1\nC: *a\n', change: (find) => set(find, 'A', 'B'), reason: 'anchored' },
    { name: 'inside an anchored node, reached by the alias', text: 'A: &a\n  B: 1\nC: *a\n', change: (find) => set(find, 'C', 'B'), reason: 'anchored' },
    { name: 'of an anchor that an alias needs', text: 'A: &a 1\nC: *a\n', change: (find) => remove(find, 'A'), reason: 'anchored' },
    { name: 'of a key that hides a merged one', text: 'A: &a\n  B: 1\nC:\n  <<: *a\n  B: 2\n  D: 3\n', change: (find) => remove(find, 'C', 'B'), reason: 'merged' },
    { name: 'of a key that hides the second of two merged ones', text: 'A: &a\n  B: 1\nC: &c\n  D: 1\nE:\n  <<: [*a, *c]\n  D: 2\n  F: 3\n', change: (find) => remove(find, 'E', 'D'), reason: 'merged' },
    { name: 'that removes the last of two equal keys', text: 'A: 1\nB: 2\n"A": 3\n', change: (find) => remove(find, 'A'), reason: 'repeated' },
    { name: 'that renames the last of two equal keys', text: 'A: 1\nA: 3\n', change: (find) => [{ kind: 'rename', entry: find.entry('A'), key: 'C' }], reason: 'repeated' },
    { name: 'of an explicit key', text: '? A\n: 1\nB: 2\n', change: (find) => set(find, 'A'), reason: 'complex-key' },
    { name: 'of a key that is there', text: 'A: 1\n', change: (find) => [{ kind: 'insert-entry', mapping: find.map(), key: 'A', value: text('x'), place: { kind: 'last' } }], reason: 'key-exists' },
    { name: 'inside a pair without brackets', text: 'A: [b: 1]\n', change: (find) => set(find, 'A', 0, 'b'), reason: 'complex-key' },
  ];
  for (const { name, text: source, change, reason } of cases) {
    it(`cover a change ${name}`, () => assert.equal(refused(source, 'yaml', change), reason));
  }

  it('cover edits where the text was not read', () => {
    assert.equal(refused('{"A": 1, "B": ', 'json', (find) => remove(find, 'A')), 'broken');
    assert.equal(refused(unread, 'yaml', (find) => remove(find, 'A', 'S')), 'broken');
    assert.equal(refused(unread, 'yaml', (find) => set(find, 'C')), null);
  });

  it('cover copies of what was not read', () => {
    const again = (find: Finder, key: string): readonly Change[] => {
      const value = copy(find.node(key));
      assert(value !== null);
      return [{ kind: 'insert-entry', mapping: find.map(), key: 'D', value: fields({ again: value }), place: { kind: 'last' } }];
    };
    assert.equal(refused(unread, 'yaml', (find) => again(find, 'A')), 'broken');
    assert.equal(refused(unread, 'yaml', (find) => again(find, 'C')), null);
  });

  it('do not cover an alias that is replaced, nor an anchored node that nothing else uses', () => {
    assert.equal(edited('A: &a 1\nC: *a\n', 'yaml', (find) => set(find, 'C')), 'A: &a 1\nC: x\n');
    assert.equal(edited('A: &a\n  B: 1\n', 'yaml', (find) => set(find, 'A', 'B')), 'A: &a\n  B: x\n');
  });

  it('do not cover the value of a repeated key, nor its neighbours', () => {
    for (const change of [(find: Finder) => set(find, 'A'), (find: Finder) => remove(find, 'B')]) {
      assert.equal(refused('A: 1\nB: 2\nA: 3\n', 'yaml', change), null);
    }
  });

  it('do not cover removing a key that no merge brings back', () => {
    const source = 'A: &a\n  B: 1\nC:\n  <<: *a\n  D: 3\n';
    assert.equal(edited(source, 'yaml', (find) => remove(find, 'C', 'D')), 'A: &a\n  B: 1\nC:\n  <<: *a\n');
  });
});
