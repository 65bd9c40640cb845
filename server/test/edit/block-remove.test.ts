import { word } from '../../src/edit/content.js';
import { type EditCase, remove, testYamlEdits } from './edit-table.js';

const cases: readonly EditCase[] = [
  {
    name: 'removes an entry with the comment above it and the one beside it',
    before: `
      A: 1

      # about B
      B: 2 # two
      # about C
      C: 3
    `,
    change: (find) => [remove(find, 'B')],
    after: `
      A: 1

      # about C
      C: 3
    `,
  },
  {
    name: 'keeps a heading and what a blank line keeps apart',
    before: `
      A: 1
      # ---- keys ----
      B: 2
      # far

      C: 3
    `,
    change: (find) => [remove(find, 'B')],
    after: `
      A: 1
      # ---- keys ----
      # far

      C: 3
    `,
  },
  {
    name: 'removes the blank line that a block owned',
    before: `
      R:
        A:
          T: 1

        B:
          T: 2
          # U: 3

        C:
          T: 3

      O: 1
    `,
    change: (find) => [remove(find, 'R', 'B'), remove(find, 'R', 'C')],
    after: `
      R:
        A:
          T: 1

      O: 1
    `,
  },
  {
    name: 'removes what a removal empties',
    before: `
      F:
        Environment:
          Variables:
            # the key
            KEY: 1
        Handler: x
    `,
    change: (find) => [remove(find, 'F', 'Environment', 'Variables', 'KEY')],
    after: `
      F:
        Handler: x
    `,
  },
  {
    name: 'leaves empty brackets where an intrinsic counts on its arguments',
    before: `
      A: !If
        - C
        - - a
          - b
        - []
      B:
        Fn::If:
          - C
          - V:
              KEY: 1
          - !Ref AWS::NoValue
      D: !If [C, [a], []]
      E:
        - - a
        - b
    `,
    change: (find) => [
      remove(find, 'A', 1, 0), remove(find, 'A', 1, 1), remove(find, 'B', 'Fn::If', 1, 'V', 'KEY'), remove(find, 'D', 1, 0), remove(find, 'E', 0, 0),
    ],
    after: `
      A: !If
        - C
        - []
        - []
      B:
        Fn::If:
          - C
          - {}
          - !Ref AWS::NoValue
      D: !If [C, [], []]
      E:
        - b
    `,
  },
  {
    name: 'leaves empty brackets where asked',
    before: `
      F:
        V:
          KEY: 1 # c
        L:
          - a
    `,
    change: (find) => [
      { kind: 'remove', target: find.entry('F', 'V', 'KEY'), emptied: 'keep' },
      { kind: 'remove', target: find.node('F', 'L', 0), emptied: 'keep' },
    ],
    after: `
      F:
        V: {} # c
        L: []
    `,
  },
  {
    name: 'inserts behind a block scalar and removes one',
    before: `
      A: |+
        kept

      B: |
        gone
        # not a comment

      C: 1
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map(), key: 'A2', value: word(2), place: { kind: 'after', sibling: find.entry('A') } },
      remove(find, 'B'),
    ],
    after: `
      A: |+
        kept

      A2: 2

      C: 1
    `,
  },
  {
    name: 'moves the next key up to the dash',
    before: `
      L:
        - A: 1
          B: 2
        - C: 3
          # about D
          D: 4
        - E: 5
    `,
    change: (find) => [remove(find, 'L', 0, 'A'), remove(find, 'L', 1, 'C'), remove(find, 'L', 2, 'E')],
    after: `
      L:
        - B: 2
        -
          # about D
          D: 4
    `,
  },
];

describe('removals from YAML', () => {
  testYamlEdits(cases);
});
