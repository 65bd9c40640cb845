import assert from 'node:assert/strict';
import type { Change } from '../../src/edit/change.js';
import { fields, intrinsic, items, text, word } from '../../src/edit/content.js';
import { type EditCase, remove, testJsonEdits } from './edit-table.js';
import { planEdits } from '../../src/edit/plan.js';
import { readText } from '../../src/syntax/read.js';
import { edited, finder, type Finder } from './editing.js';

const last = { kind: 'last' } as const;

const cases: readonly EditCase[] = [
  {
    name: 'inserts at the end of lines and of a line',
    before: `
      {
        "A": { "x": 1 },
        "L": ["a"]
      }
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map('A'), key: 'y', value: fields({ z: items(text('q')) }), place: last },
      { kind: 'insert-item', sequence: find.list('L'), value: text('b "c"'), place: last },
      { kind: 'insert-entry', mapping: find.map(), key: 'R', value: intrinsic('Ref', text('A')), place: last },
      { kind: 'insert-entry', mapping: find.map(), key: 'S', value: word(true), place: last },
    ],
    after: `
      {
        "A": { "x": 1, "y": { "z": ["q"] } },
        "L": ["a", "b \\"c\\""],
        "R": { "Ref": "A" },
        "S": true
      }
    `,
  },
  {
    name: 'inserts before, between and in order',
    before: `
      {
        "B": 1,
        "D": 1,
        "E": 1
      }
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map(), key: 'A', value: word(2), place: { kind: 'first' } },
      { kind: 'insert-entry', mapping: find.map(), key: 'C', value: word(2), place: { kind: 'sorted' } },
      { kind: 'insert-entry', mapping: find.map(), key: 'D2', value: word(2), place: { kind: 'before', sibling: find.entry('E') } },
    ],
    after: `
      {
        "A": 2,
        "B": 1,
        "C": 2,
        "D": 1,
        "D2": 2,
        "E": 1
      }
    `,
  },
  {
    name: 'writes new maps and intrinsics as the file does',
    before: `
      {
          "A" : {
              "B" : { "Ref" : "C" },
              "D" : {
                  "E" : "F",
                  "G" : [ "H", "I" ]
              }
          }
      }
    `,
    change: (find) => [{
      kind: 'insert-entry', mapping: find.map(), key: 'Role', place: last,
      value: fields({
        Type: text('T'), Arn: intrinsic('Fn::GetAtt', items(text('R'), text('Arn'))), List: items(fields({ a: text('b') })), None: items(),
      }),
    }],
    after: `
      {
          "A" : {
              "B" : { "Ref" : "C" },
              "D" : {
                  "E" : "F",
                  "G" : [ "H", "I" ]
              }
          },
          "Role" : {
              "Type" : "T",
              "Arn" : { "Fn::GetAtt" : [ "R", "Arn" ] },
              "List" : [
                  {
                      "a" : "b"
                  }
              ],
              "None" : []
          }
      }
    `,
  },
  {
    name: 'spreads all over lines where the file does',
    before: `
      {
       "A": {
        "Ref": "B"
       },
       "L": [
        "x"
       ]
      }
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map(), key: 'R', value: intrinsic('Fn::GetAtt', items(text('A'), text('Arn'))), place: last },
      { kind: 'insert-item', sequence: find.list('L'), value: text('z'), place: last },
    ],
    after: `
      {
       "A": {
        "Ref": "B"
       },
       "L": [
        "x",
        "z"
       ],
       "R": {
        "Fn::GetAtt": [
         "A",
         "Arn"
        ]
       }
      }
    `,
  },
  {
    name: 'fills empty brackets',
    before: `
      {
        "A": {},
        "B": [],
        "C": {
          "x": []
        }
      }
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map('A'), key: 'y', value: word(1), place: last },
      { kind: 'insert-item', sequence: find.list('B'), value: text('b'), place: last },
    ],
    after: `
      {
        "A": {
          "y": 1
        },
        "B": [
          "b"
        ],
        "C": {
          "x": []
        }
      }
    `,
  },
  {
    name: 'sets values and renames keys',
    before: `
      {
        "A": "one",
        "B": {
          "x": 1
        }
      }
    `,
    change: (find) => [
      { kind: 'set', target: find.entry('A'), value: fields({ z: text('y') }) },
      { kind: 'set', target: find.node('B', 'x'), value: text('two') },
      { kind: 'rename', entry: find.entry('B'), key: 'BoolIfExists' },
    ],
    after: `
      {
        "A": {
          "z": "y"
        },
        "BoolIfExists": {
          "x": "two"
        }
      }
    `,
  },
];

describe('insertions and new values in JSON', () => {
  testJsonEdits(cases);

  it('keeps a single line single', () => {
    const change = (find: Finder): readonly Change[] => [
      remove(find, 'A'),
      { kind: 'insert-entry', mapping: find.map(), key: 'R', value: fields({ x: items(text('a'), text('b')), y: intrinsic('Ref', text('Z')) }), place: last },
    ];
    assert.equal(edited('{"A":1,"B":[1,2]}', 'json', change), '{"B":[1,2],"R":{"x":["a","b"],"y":{"Ref":"Z"}}}');
  });

  it('keeps a trailing comma where YAML allows one', () => {
    const change = (find: Finder): readonly Change[] => [
      { kind: 'insert-item', sequence: find.list('A'), value: text('c'), place: last },
      remove(find, 'A', 0),
    ];
    assert.equal(edited('A: [\n    a,\n    b,\n  ]\n', 'yaml', change), 'A: [\n    b,\n    c,\n  ]\n');
  });

  for (const newline of ['\n', '\r\n']) {
    it(`leaves the brackets of a new value where they are, with ${JSON.stringify(newline)}`, () => {
      const tree = readText(['{', '  "A": {', '    "Ref": "B"', '  }', '}', ''].join(newline), 'json');
      const plan = planEdits(tree, [{ kind: 'set', target: finder(tree).entry('A'), value: intrinsic('Ref', text('C')) }]);
      const [edit] = plan.kind === 'edits' ? plan.edits : [];
      assert(edit !== undefined);
      const replaced = tree.text.slice(edit.start, edit.end);
      for (const each of [replaced, edit.newText]) assert(!/[{}]/.test(each), each);
      assert.equal(replaced.replace('B', 'C'), edit.newText);
    });
  }
});
