import { type Content, fields, intrinsic, items, text, word } from '../../src/edit/content.js';
import { type EditCase, testYamlEdits } from './edit-table.js';
import type { Finder } from './editing.js';
import type { Change } from '../../src/edit/change.js';

const added = (key: string, value: Content, ...path: readonly string[]) => (find: Finder): readonly Change[] =>
  [{ kind: 'insert-entry', mapping: find.map(...path), key, value, place: { kind: 'last' } }];

const cases: readonly EditCase[] = [
  {
    name: 'quotes what stands behind a tag as the file does',
    before: `
      A:
        X: !Ref 'One'
        Y: !Ref 'Two'
        Z: !GetAtt One.Arn
        W: !GetAtt Two.Arn
    `,
    change: (find) => [...added('U', intrinsic('Ref', text('Three')), 'A')(find), ...added('V', intrinsic('Fn::GetAtt', items(text('Three'), text('Arn'))), 'A')(find)],
    after: `
      A:
        X: !Ref 'One'
        Y: !Ref 'Two'
        Z: !GetAtt One.Arn
        W: !GetAtt Two.Arn
        U: !Ref 'Three'
        V: !GetAtt Three.Arn
    `,
  },
  {
    name: 'quotes what stands behind a tag in brackets, too',
    before: `
      A: { X: !Ref "One", Y: !Ref "Two" }
    `,
    change: added('Z', intrinsic('Ref', text('Three')), 'A'),
    after: `
      A: { X: !Ref "One", Y: !Ref "Two", Z: !Ref "Three" }
    `,
  },
  {
    name: 'takes a single quoted tag for an exception',
    before: `
      A:
        X: !Ref 'One'
    `,
    change: added('Y', intrinsic('Ref', text('Two')), 'A'),
    after: `
      A:
        X: !Ref 'One'
        Y: !Ref Two
    `,
  },
  {
    name: 'quotes strings of a key as others of that key, words apart from the rest',
    before: `
      A:
        Type: 'AWS::S3::Bucket'
        Owner:
          Type: Team
          Name: shop
      B:
        Type: 'AWS::SQS::Queue'
        Owner:
          Type: Team
          Name: shop
    `,
    change: added('C', fields({ Type: text('AWS::SNS::Topic'), Owner: fields({ Type: text('Person') }) })),
    after: `
      A:
        Type: 'AWS::S3::Bucket'
        Owner:
          Type: Team
          Name: shop
      B:
        Type: 'AWS::SQS::Queue'
        Owner:
          Type: Team
          Name: shop
      C:
        Type: 'AWS::SNS::Topic'
        Owner:
          Type: Person
    `,
  },
  {
    name: 'quotes the items of a list as those of other lists under its key',
    before: `
      A:
        Action:
          - 's3:Get'
          - 's3:Put'
        Path: /one/two
        Role: a:b
        Name: c:d
    `,
    change: added('B', fields({ Action: items(text('sqs:Send')), Path: text('/three') })),
    after: `
      A:
        Action:
          - 's3:Get'
          - 's3:Put'
        Path: /one/two
        Role: a:b
        Name: c:d
      B:
        Action:
          - 'sqs:Send'
        Path: /three
    `,
  },
  {
    name: 'lets siblings decide before others of the key',
    before: `
      A:
        Name: one
      B:
        Name: two
      C:
        Kind: 'x'
    `,
    change: added('Name', text('three'), 'C'),
    after: `
      A:
        Name: one
      B:
        Name: two
      C:
        Kind: 'x'
        Name: 'three'
    `,
  },
  {
    name: 'does not take quotes that a sibling needs for a habit',
    before: `
      Version: "2010-09-09"
      A: { Kind: plain }
    `,
    change: added('B', fields({ Kind: text('other') })),
    after: `
      Version: "2010-09-09"
      A: { Kind: plain }
      B:
        Kind: other
    `,
  },
  {
    name: 'does not take quotes that an escape needs for a preference',
    before: `
      A:
        - "\\n"
        - "one\\n"
        - '*'
    `,
    change: added('B', fields({ Date: text('2012-10-17') })),
    after: `
      A:
        - "\\n"
        - "one\\n"
        - '*'
      B:
        Date: '2012-10-17'
    `,
  },
  {
    name: 'cases the letters of booleans as the file does',
    before: `
      A:
        X: True
        Y: False
        Z: true
        N: 1
    `,
    change: added('W', word(true), 'A'),
    after: `
      A:
        X: True
        Y: False
        Z: true
        N: 1
        W: True
    `,
  },
];

describe('quoting habits of a file', () => testYamlEdits(cases));
