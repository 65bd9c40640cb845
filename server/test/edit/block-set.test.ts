import { fields, intrinsic, items, text, word } from '../../src/edit/content.js';
import { type EditCase, remove, testYamlEdits } from './edit-table.js';

const cases: readonly EditCase[] = [
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
    name: 'writes the arguments of a long intrinsic in brackets where the file does',
    before: `
      A:
        Fn::GetAtt: [R, Arn]
      B:
        - b
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map(), key: 'C', value: intrinsic('Fn::GetAtt', items(text('R'), text('Arn'))), place: { kind: 'last' } },
      { kind: 'insert-item', sequence: find.list('B'), value: intrinsic('Fn::GetAtt', items(text('R'), text('Arn'))), place: { kind: 'last' } },
    ],
    after: `
      A:
        Fn::GetAtt: [R, Arn]
      B:
        - b
        - Fn::GetAtt: [R, Arn]
      C:
        Fn::GetAtt: [R, Arn]
    `,
  },
  {
    name: 'edits flow collections within YAML',
    before: `
      A: {x: 1, y: [a, b]}
      B: ["s3:Get*", "s3:Put*"]
      C: {x: , y: !T }
    `,
    change: (find) => [
      remove(find, 'A', 'x'),
      { kind: 'insert-item', sequence: find.list('A', 'y'), value: text('c, d'), place: { kind: 'last' } },
      { kind: 'set', target: find.node('B', 1), value: text('s3:List*') },
      { kind: 'insert-item', sequence: find.list('B'), value: text('*'), place: { kind: 'first' } },
      { kind: 'set', target: find.entry('C', 'x'), value: text('c') },
      { kind: 'set', target: find.entry('C', 'y'), value: text('d') },
    ],
    after: `
      A: {y: [a, b, "c, d"]}
      B: ["*", "s3:Get*", "s3:List*"]
      C: {x: c , y: d }
    `,
  },
];

describe('new values in YAML, written as the file does', () => {
  testYamlEdits(cases);
});
