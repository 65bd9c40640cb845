import assert from 'node:assert/strict';
import { copy, intrinsicOf } from '../../src/edit/copy.js';
import { readText } from '../../src/syntax/read.js';
import type { Language } from '../../src/syntax/tree.js';
import { edited, type Finder, lines } from './editing.js';

const copyTo = (find: Finder, from: readonly (string | number)[], to: readonly (string | number)[]) => {
  const value = copy(find.node(...from));
  assert(value !== null);
  return [{ kind: 'insert-entry', mapping: find.map(...to), key: 'Copy', value, place: { kind: 'last' } }] as const;
};

describe('copies', () => {
  const cases: readonly { name: string; language: Language; from: readonly (string | number)[]; to: readonly (string | number)[]; before: string; after: string }[] = [
    {
      name: 'a block with its comments, to another depth', language: 'yaml', from: ['A', 'B'], to: ['C', 'D', 'E'],
      before: `
        A:
          B:
            # first
            X: 1 # one

            Y: |
              text
               more
            Z:
            - !Sub "\${a}"
        C:
          D:
            E:
              F: 1
      `,
      after: `
        A:
          B:
            # first
            X: 1 # one

            Y: |
              text
               more
            Z:
            - !Sub "\${a}"
        C:
          D:
            E:
              F: 1
              Copy:
                # first
                X: 1 # one

                Y: |
                  text
                   more
                Z:
                - !Sub "\${a}"
      `,
    },
    {
      name: 'scalars with tags and lines', language: 'yaml', from: ['A', 'B', 'X'], to: ['C'],
      before: `
        A:
          B:
            X: !Sub |
              a
              b
        C:
          D: 1
      `,
      after: `
        A:
          B:
            X: !Sub |
              a
              b
        C:
          D: 1
          Copy: !Sub |
            a
            b
      `,
    },
    {
      name: 'a tagged list', language: 'yaml', from: ['A', 'X'], to: [],
      before: `
        A:
          X: !If
            - C
            - a
            - b
      `,
      after: `
        A:
          X: !If
            - C
            - a
            - b
        Copy: !If
          - C
          - a
          - b
      `,
    },
    {
      name: 'a block into brackets', language: 'yaml', from: ['A'], to: ['C'],
      before: `
        A:
          X: 1
          Y: [a, 'b']
          Z: !GetAtt R.Arn
        C: {d: 1}
      `,
      after: `
        A:
          X: 1
          Y: [a, 'b']
          Z: !GetAtt R.Arn
        C: {d: 1, Copy: {X: 1, Y: [a, b], Z: !GetAtt R.Arn}}
      `,
    },
    {
      name: 'what an alias stands for', language: 'yaml', from: ['B'], to: [],
      before: `
        A: &a
          X: 1
        B:
          Y: *a
      `,
      after: `
        A: &a
          X: 1
        B:
          Y: *a
        Copy:
          Y:
            X: 1
      `,
    },
    {
      name: 'an object of several lines', language: 'json', from: ['A', 'B'], to: [],
      before: `
        {
          "A": {
            "B": {
              "X": [ 1,
                     2 ]
            }
          }
        }
      `,
      after: `
        {
          "A": {
            "B": {
              "X": [ 1,
                     2 ]
            }
          },
          "Copy": {
            "X": [ 1,
                   2 ]
          }
        }
      `,
    },
  ];
  const added: readonly (readonly [name: string, from: readonly (string | number)[], to: readonly string[], before: string, copied: string])[] = [
    ['a text in an item', ['A', 0, 'X'], ['C'], 'A:\n  - X: |\n      a\n\n       b\nC:\n  D: 1\n', '  Copy: |\n    a\n\n     b\n'],
    ['brackets of several lines, deeper than their key', ['A', 'B', 'X'], [], 'A:\n  B:\n    X: [a,\n        b]\nC: 1\n', 'Copy: [a,\n      b]\n'],
    ['an item without the comment above its dash', ['A', 0], [], 'A:\n  # about the item\n  - X: 1\n    Y: 2\nC: 1\n', 'Copy:\n  X: 1\n  Y: 2\n'],
    ['a text of several lines in brackets', ['A', 'X'], [], 'A: {\n  X: "a\n    b"\n}\nC: 1\n', 'Copy: "a\n  b"\n'],
  ];
  for (const [name, from, to, before, copied] of added) {
    it(`writes ${name}`, () => assert.equal(edited(before, 'yaml', (find) => copyTo(find, from, to)), before + copied));
  }
  for (const { name, language, from, to, before, after } of cases) {
    it(`writes ${name}`, () => assert.equal(edited(lines(before), language, (find) => copyTo(find, from, to)), lines(after)));
  }
});

describe('intrinsicOf', () => {
  const cases: readonly (readonly [text: string, expect: string | null])[] = [
    ['!Ref X', 'Ref'], ['!Condition X', 'Condition'], ['!Sub x', 'Fn::Sub'], ['!GetAtt X.Arn', 'Fn::GetAtt'], ['x', null], ['!!str x', null],
  ];
  for (const [text, expect] of cases) {
    it(`of ${text} is ${expect ?? 'none'}`, () => {
      const [root] = readText(text, 'yaml').documents;
      assert(root !== undefined);
      assert.equal(intrinsicOf(root), expect);
    });
  }
});
