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

const last = { kind: 'last' } as const;

const cases: readonly Case[] = [
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
    name: 'removes the first, one between and the last',
    before: `
      {
        "A": 1,
        "B": [ "a", "b", "c", "d" ],
        "C": 3,
        "D": { "x": 1, "y": 2 }
      }
    `,
    change: (find) => [
      remove(find, 'A'), remove(find, 'B', 0), remove(find, 'B', 2), remove(find, 'B', 3), remove(find, 'D', 'y'), remove(find, 'C'),
    ],
    after: `
      {
        "B": [ "b" ],
        "D": { "x": 1 }
      }
    `,
  },
  {
    name: 'removes the last line with the comma before it',
    before: `
      {
        "A": 1,
        "B": 2,
        "C": 3
      }
    `,
    change: (find) => [remove(find, 'B'), remove(find, 'C')],
    after: `
      {
        "A": 1
      }
    `,
  },
  {
    name: 'removes the comments that belong to a member, and no others',
    before: `
      {
        // all

        // about A
        "A": 1, // one
        // about B
        "B": 2, // two
        /* about C */ "C": 3 // three
        // end
      }
    `,
    change: (find) => [remove(find, 'A'), remove(find, 'C')],
    after: `
      {
        // all

        // about B
        "B": 2 // two
        // end
      }
    `,
  },
  {
    name: 'inserts behind a comment at the end of a line',
    before: `
      {
        "A": 1 // one
      }
    `,
    change: (find) => [{ kind: 'insert-entry', mapping: find.map(), key: 'B', value: word(2), place: last }],
    after: `
      {
        "A": 1, // one
        "B": 2
      }
    `,
  },
  {
    name: 'removes the last member and adds another',
    before: `
      {
        "A": 1,
        "B": 2
      }
    `,
    change: (find) => [remove(find, 'B'), { kind: 'insert-entry', mapping: find.map(), key: 'C', value: word(3), place: last }],
    after: `
      {
        "A": 1,
        "C": 3
      }
    `,
  },
  {
    name: 'removes what a removal empties, or leaves the brackets',
    before: `
      {
        "A": {
          "B": { "C": 1 }
        },
        "D": { "E": 1 },
        "F": 1
      }
    `,
    change: (find) => [
      remove(find, 'A', 'B', 'C'), { kind: 'remove', target: find.entry('D', 'E'), emptied: 'keep' },
    ],
    after: `
      {
        "D": {},
        "F": 1
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

describe('edits of JSON', () => {
  for (const { name, before, change, after } of cases) {
    it(name, () => assert.equal(edited(lines(before), 'json', change), lines(after)));
    it(`${name}, with CRLF`, () => {
      assert.equal(edited(lines(before).replaceAll('\n', '\r\n'), 'json', change), lines(after).replaceAll('\n', '\r\n'));
    });
    if (!/^( {2})* \S/m.test(lines(before))) it(`${name}, with tabs`, () => {
      const tabbed = (source: string): string => source.replace(/^( {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
      assert.equal(edited(tabbed(lines(before)), 'json', change), tabbed(lines(after)));
    });
    if (/\/[/*]/.test(before)) continue;
    it(`${name}, as YAML`, () => {
      const tree = edited(lines(before), 'yaml', change);
      assert.deepEqual(JSON.parse(tree), JSON.parse(lines(after)));
    });
  }

  it('keeps a text on its one line', () => {
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
});
