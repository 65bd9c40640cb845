import type { Change } from '../../src/edit/change.js';
import { type Content, fields, items, text } from '../../src/edit/content.js';
import { type EditCase, testJsonEdits, testYamlEdits } from './edit-table.js';
import type { Finder } from './editing.js';

const added = (key: string, value: Content, ...path: readonly string[]) => (find: Finder): readonly Change[] =>
  [{ kind: 'insert-entry', mapping: find.map(...path), key, value, place: { kind: 'last' } }];

const role = fields({
  Type: text('AWS::IAM::Role'),
  Properties: fields({ Trust: fields({ Version: text('2012-10-17'), Statement: items(fields({ Effect: text('Allow'), Action: text('sts:AssumeRole') })) }) }),
});

const cases: readonly EditCase[] = [
  {
    name: 'orders the keys of a new map, and of maps in it, as in the one of its type',
    before: `
      Bucket:
        Type: AWS::S3::Bucket
        Properties:
          Trust: none
      Role:
        Properties:
          Trust:
            Statement:
              - Action: sts:TagSession
                Effect: Allow
            Version: '2012-10-17'
        Type: AWS::IAM::Role
    `,
    change: added('Other', role),
    after: `
      Bucket:
        Type: AWS::S3::Bucket
        Properties:
          Trust: none
      Role:
        Properties:
          Trust:
            Statement:
              - Action: sts:TagSession
                Effect: Allow
            Version: '2012-10-17'
        Type: AWS::IAM::Role
      Other:
        Properties:
          Trust:
            Statement:
              - Action: sts:AssumeRole
                Effect: Allow
            Version: '2012-10-17'
        Type: AWS::IAM::Role
    `,
  },
  {
    name: 'leaves keys that no other map has behind those before them',
    before: `
      A:
        Properties: {}
        Type: T
    `,
    change: added('B', fields({ Type: text('U'), DeletionPolicy: text('Retain'), Properties: fields({}) })),
    after: `
      A:
        Properties: {}
        Type: T
      B:
        Properties: {}
        Type: U
        DeletionPolicy: Retain
    `,
  },
  {
    name: 'keeps the order of keys of which another map has only one',
    before: `
      A:
        Properties: {}
    `,
    change: added('B', fields({ Type: text('U'), Properties: fields({}) })),
    after: `
      A:
        Properties: {}
      B:
        Type: U
        Properties: {}
    `,
  },
];

const jsonCases: readonly EditCase[] = [
  {
    name: 'orders the keys of a new item as in the others',
    before: `
      {
        "Statement": [
          {
            "Action": "s3:GetObject",
            "Effect": "Allow",
            "Resource": "*"
          }
        ]
      }
    `,
    change: (find) => [{
      kind: 'insert-item', sequence: find.list('Statement'), place: { kind: 'last' },
      value: fields({ Effect: text('Allow'), Action: text('s3:PutObject'), Resource: text('*') }),
    }],
    after: `
      {
        "Statement": [
          {
            "Action": "s3:GetObject",
            "Effect": "Allow",
            "Resource": "*"
          },
          {
            "Action": "s3:PutObject",
            "Effect": "Allow",
            "Resource": "*"
          }
        ]
      }
    `,
  },
];

describe('the order of keys in YAML', () => testYamlEdits(cases));
describe('the order of keys in JSON', () => testJsonEdits(jsonCases));
