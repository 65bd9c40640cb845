import assert from 'node:assert/strict';
import type { Change } from '../../src/edit/change.js';
import { fields, intrinsic, items, text, word } from '../../src/edit/content.js';
import { type EditCase, remove, testYamlEdits } from './edit-table.js';
import { edited, type Finder } from './editing.js';

const cases: readonly EditCase[] = [
  {
    name: 'inserts an entry at the end, behind a trailing comment',
    before: `
      A:
        X: 1 # one
      B: 2
    `,
    change: (find) => [{ kind: 'insert-entry', mapping: find.map('A'), key: 'Z', value: word(2), place: { kind: 'last' } }],
    after: `
      A:
        X: 1 # one
        Z: 2
      B: 2
    `,
  },
  {
    name: 'inserts a resource with the blank line that its siblings have',
    before: `
      Resources:
        A:
          Type: T

        B:
          Type: T
          # what follows B stays with it

      Outputs: {}
    `,
    change: (find) => [{
      kind: 'insert-entry', mapping: find.map('Resources'), key: 'C', place: { kind: 'last' },
      value: fields({ Type: text('AWS::IAM::Role'), Properties: fields({ List: items(text('a'), text('b')), Empty: fields({}) }) }),
    }],
    after: `
      Resources:
        A:
          Type: T

        B:
          Type: T
          # what follows B stays with it

        C:
          Type: AWS::IAM::Role
          Properties:
            List:
              - a
              - b
            Empty: {}

      Outputs: {}
    `,
  },
  {
    name: 'inserts in the order of the alphabet where the siblings keep it',
    before: `
      A: 1
      B: 1
      # about D
      D: 1
    `,
    change: (find) => [{ kind: 'insert-entry', mapping: find.map(), key: 'C', value: text('x'), place: { kind: 'sorted' } }],
    after: `
      A: 1
      B: 1
      C: x
      # about D
      D: 1
    `,
  },
  {
    name: 'inserts before the first key of an item, behind its dash',
    before: `
      List:
        - B: 1
          C: 2
    `,
    change: (find) => [{ kind: 'insert-entry', mapping: find.map('List', 0), key: 'A', value: text('x'), place: { kind: 'first' } }],
    after: `
      List:
        - A: x
          B: 1
          C: 2
    `,
  },
  {
    name: 'keeps what stands behind the dashes of texts, and of maps',
    before: `
      A:
          Texts:
          - x
          - y
          - z
          Maps:
          -   P: 1
    `,
    change: (find) => [
      { kind: 'insert-item', sequence: find.list('A', 'Maps'), value: fields({ P: word(2), Q: items(text('q')) }), place: { kind: 'last' } },
      { kind: 'insert-item', sequence: find.list('A', 'Texts'), value: text('w'), place: { kind: 'last' } },
    ],
    after: `
      A:
          Texts:
          - x
          - y
          - z
          - w
          Maps:
          -   P: 1
          -   P: 2
              Q:
              - q
    `,
  },
  {
    name: 'indents its first list as far as maps are',
    before: `
      A:
       B: 1
    `,
    change: (find) => [{ kind: 'insert-entry', mapping: find.map('A'), key: 'L', value: items(text('x')), place: { kind: 'last' } }],
    after: `
      A:
       B: 1
       L:
        - x
    `,
  },
  {
    name: 'keeps the dashes at the column of their key',
    before: `
      A:
        List:
        - x
        - y
    `,
    change: (find) => [
      { kind: 'insert-item', sequence: find.list('A', 'List'), value: fields({ P: word(1), Q: items(text('q')) }), place: { kind: 'last' } },
      { kind: 'insert-entry', mapping: find.map('A'), key: 'More', value: items(text('z'), intrinsic('Fn::If', items(text('C'), fields({ a: text('b') }), text('c')))), place: { kind: 'last' } },
    ],
    after: `
      A:
        List:
        - x
        - y
        - P: 1
          Q:
          - q
        More:
        - z
        - !If
          - C
          - a: b
          - c
    `,
  },
  {
    name: 'makes one entry of what several changes add under one new key',
    before: `
      A: 1
    `,
    change: (find) => {
      const inner = (key: string): Change => ({
        kind: 'insert-entry', mapping: find.map(), key: 'B', value: fields({ C: fields({ [key]: word(1) }) }), place: { kind: 'last' },
      });
      return [inner('X'), inner('Y')];
    },
    after: `
      A: 1
      B:
        C:
          X: 1
          Y: 1
    `,
  },
  {
    name: 'opens empty brackets as lines',
    before: `
      A:
        P: {}
        L: []
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map('A', 'P'), key: 'X', value: word(1), place: { kind: 'last' } },
      { kind: 'insert-item', sequence: find.list('A', 'L'), value: text('x'), place: { kind: 'last' } },
    ],
    after: `
      A:
        P:
          X: 1
        L:
          - x
    `,
  },
];

describe('insertions into YAML', () => {
  testYamlEdits(cases);

  it('adds no line break at the end of a text without one', () => {
    const insert = (find: Finder): readonly Change[] =>
      [{ kind: 'insert-entry', mapping: find.map('A'), key: 'C', value: word(2), place: { kind: 'last' } }];
    assert.equal(edited('A:\n  B: 1', 'yaml', insert), 'A:\n  B: 1\n  C: 2');
    assert.equal(edited('A: 1\nB: 1', 'yaml', (find) => [remove(find, 'B')]), 'A: 1');
  });

  it('edits the document that contains the place', () => {
    const insert = (find: Finder): readonly Change[] =>
      [{ kind: 'insert-entry', mapping: find.map(), key: 'C', value: word(2), place: { kind: 'last' } }];
    assert.equal(edited('--- # one\nA: 1\n...\n---\nB: 1\n', 'yaml', insert), '--- # one\nA: 1\nC: 2\n...\n---\nB: 1\n');
  });
});
