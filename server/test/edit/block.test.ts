import assert from 'node:assert/strict';
import type { Change } from '../../src/edit/change.js';
import { fields, intrinsic, items, text, word } from '../../src/edit/content.js';
import { edited, type Finder, lines } from './editing.js';

interface Case {
  readonly name: string;
  readonly before: string;
  readonly change: (find: Finder) => readonly Change[];
  readonly after: string;
}

const remove = (find: Finder, ...path: readonly (string | number)[]): Change =>
  ({ kind: 'remove', target: typeof path.at(-1) === 'number' ? find.node(...path) : find.entry(...path), emptied: 'remove' });

const cases: readonly Case[] = [
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
    name: 'quotes as the siblings do and what needs it',
    before: `
      A: "one"
      B: "two"
    `,
    change: (find) => [{
      kind: 'insert-entry', mapping: find.map(), key: 'C', place: { kind: 'last' },
      value: items(text('x'), text('012345678901'), text('a: b'), text('*'), text('true'), word(true), text('say "hi"')),
    }],
    after: `
      A: "one"
      B: "two"
      C:
        - "x"
        - "012345678901"
        - "a: b"
        - "*"
        - "true"
        - true
        - 'say "hi"'
    `,
  },
  {
    name: 'quotes only what needs it where nothing else is quoted',
    before: `
      A: one
    `,
    change: (find) => [{
      kind: 'insert-entry', mapping: find.map(), key: 'Null', place: { kind: 'last' },
      value: items(text('AWS::IAM::Role'), text('2012-10-17'), text('s3:*'), text('*'), text(''), text('yes'), text(' x'), text("it's")),
    }],
    after: `
      A: one
      'Null':
        - AWS::IAM::Role
        - '2012-10-17'
        - s3:*
        - '*'
        - ''
        - 'yes'
        - ' x'
        - it's
    `,
  },
  {
    name: 'writes intrinsics short, and the outer of two long',
    before: `
      A: !Ref B
    `,
    change: (find) => [{
      kind: 'insert-entry', mapping: find.map(), key: 'C', place: { kind: 'last' },
      value: items(
        intrinsic('Ref', text('B')), intrinsic('Fn::GetAtt', items(text('R'), text('Arn'))),
        intrinsic('Fn::Base64', intrinsic('Fn::Sub', text('a\nb\n'))), intrinsic('Fn::Join', items(text(''), items(text('a'), text('b')))),
      ),
    }],
    after: `
      A: !Ref B
      C:
        - !Ref B
        - !GetAtt R.Arn
        - Fn::Base64: !Sub |
            a
            b
        - !Join ['', [a, b]]
    `,
  },
  {
    name: 'writes intrinsics long where the file does',
    before: `
      A:
        Fn::GetAtt:
          - R
          - Arn
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map(), key: 'C', value: intrinsic('Fn::GetAtt', items(text('R'), text('Arn'))), place: { kind: 'last' } },
    ],
    after: `
      A:
        Fn::GetAtt:
          - R
          - Arn
      C:
        Fn::GetAtt:
          - R
          - Arn
    `,
  },
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
  {
    name: 'replaces values of every kind and keeps comments and alignment',
    before: `
      A:   one # a
      B: # b
        - x
      C:
        D: 1
      E: "two"
      F:
      G: |
        lines
      H: 1
    `,
    change: (find) => [
      { kind: 'set', target: find.entry('A'), value: text('uno') },
      { kind: 'set', target: find.entry('B'), value: fields({ X: word(1) }) },
      { kind: 'set', target: find.entry('C'), value: text('c') },
      { kind: 'set', target: find.entry('E'), value: text('due') },
      { kind: 'set', target: find.entry('F'), value: intrinsic('Ref', text('R')) },
      { kind: 'set', target: find.entry('G'), value: items(text('a')) },
      { kind: 'set', target: find.entry('H'), value: fields({ I: text('x\ny\n') }) },
    ],
    after: `
      A:   uno # a
      B: # b
        X: 1
      C: c
      E: "due"
      F: !Ref R
      G:
        - a
      H:
        I: |
          x
          y
    `,
  },
  {
    name: 'sets a map in the place of a scalar with a comment beside it',
    before: `
      A: one # a
      L:
        - x # x
        - y
    `,
    change: (find) => [
      { kind: 'set', target: find.entry('A'), value: fields({ B: text('b') }) },
      { kind: 'set', target: find.node('L', 0), value: text('z') },
      { kind: 'set', target: find.node('L', 1), value: fields({ P: word(1), Q: word(2) }) },
    ],
    after: `
      A: # a
        B: b
      L:
        - z # x
        - P: 1
          Q: 2
    `,
  },
  {
    name: 'renames a key and keeps its quotes',
    before: `
      A: 1
      "B" : 2
    `,
    change: (find) => [
      { kind: 'rename', entry: find.entry('A'), key: 'Action' },
      { kind: 'rename', entry: find.entry('B'), key: 'Bool' },
    ],
    after: `
      Action: 1
      "Bool" : 2
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
    name: 'replaces all members by new ones',
    before: `
      A:
        X: 1
        Y: 2
      B: 1
    `,
    change: (find) => [
      remove(find, 'A', 'X'), remove(find, 'A', 'Y'),
      { kind: 'insert-entry', mapping: find.map('A'), key: 'Z', value: word(3), place: { kind: 'last' } },
    ],
    after: `
      A:
        Z: 3
      B: 1
    `,
  },
  {
    name: 'edits flow collections within YAML',
    before: `
      A: {x: 1, y: [a, b]}
      B: ["s3:Get*", "s3:Put*"]
    `,
    change: (find) => [
      remove(find, 'A', 'x'),
      { kind: 'insert-item', sequence: find.list('A', 'y'), value: text('c, d'), place: { kind: 'last' } },
      { kind: 'set', target: find.node('B', 1), value: text('s3:List*') },
      { kind: 'insert-item', sequence: find.list('B'), value: text('*'), place: { kind: 'first' } },
    ],
    after: `
      A: {y: [a, b, "c, d"]}
      B: ["*", "s3:Get*", "s3:List*"]
    `,
  },
];

describe('edits of YAML', () => {
  for (const { name, before, change, after } of cases) {
    it(name, () => assert.equal(edited(lines(before), 'yaml', change), lines(after)));
    it(`${name}, with CRLF`, () => {
      const crlf = lines(before).replaceAll('\n', '\r\n');
      assert.equal(edited(crlf, 'yaml', change), lines(after).replaceAll('\n', '\r\n'));
    });
    it(`${name}, with a byte order mark`, () => {
      assert.equal(edited(`\uFEFF${lines(before)}`, 'yaml', change), `\uFEFF${lines(after)}`);
    });
  }

  it('keeps a text without a last line break so', () => {
    const insert = (find: Finder): readonly Change[] =>
      [{ kind: 'insert-entry', mapping: find.map('A'), key: 'C', value: word(2), place: { kind: 'last' } }];
    assert.equal(edited('A:\n  B: 1', 'yaml', insert), 'A:\n  B: 1\n  C: 2');
    assert.equal(edited('A: 1\nB: 1', 'yaml', (find) => [remove(find, 'B')]), 'A: 1');
  });

  it('edits the document that the place is in', () => {
    const insert = (find: Finder): readonly Change[] =>
      [{ kind: 'insert-entry', mapping: find.map(), key: 'C', value: word(2), place: { kind: 'last' } }];
    assert.equal(edited('--- # one\nA: 1\n...\n---\nB: 1\n', 'yaml', insert), '--- # one\nA: 1\nC: 2\n...\n---\nB: 1\n');
  });
});
