import { fields, text } from '../../src/edit/content.js';
import { type EditCase, testJsonEdits } from './edit-table.js';

const cases: readonly EditCase[] = [
  {
    name: 'adds a member with the blank line that the others have',
    before: `
      {
        "A": {
          "Type": "T"
        },

        // about B
        "B": {
          "Type": "T"
        },

        "C": 1
      }
    `,
    change: (find) => [
      { kind: 'insert-entry', mapping: find.map(), key: 'D', value: fields({ Type: text('U') }), place: { kind: 'before', sibling: find.entry('B') } },
      { kind: 'insert-entry', mapping: find.map(), key: 'E', value: text('last'), place: { kind: 'last' } },
    ],
    after: `
      {
        "A": {
          "Type": "T"
        },

        "D": {
          "Type": "U"
        },

        // about B
        "B": {
          "Type": "T"
        },

        "C": 1,

        "E": "last"
      }
    `,
  },
  {
    name: 'adds no blank line where only one member has one',
    before: `
      {
        "A": 1,
        "B": 2,

        "C": 3
      }
    `,
    change: (find) => [{ kind: 'insert-entry', mapping: find.map(), key: 'D', value: text('last'), place: { kind: 'last' } }],
    after: `
      {
        "A": 1,
        "B": 2,

        "C": 3,
        "D": "last"
      }
    `,
  },
  {
    name: 'puts what takes the place of the first members apart, too',
    before: `
      {
        "A": 1,

        "B": 2,

        "C": 3
      }
    `,
    change: (find) => [
      { kind: 'remove', target: find.entry('A'), emptied: 'keep' },
      { kind: 'insert-entry', mapping: find.map(), key: 'D', value: text('first'), place: { kind: 'before', sibling: find.entry('A') } },
    ],
    after: `
      {
        "D": "first",

        "B": 2,

        "C": 3
      }
    `,
  },
];

describe('blank lines between members in brackets', () => testJsonEdits(cases));
