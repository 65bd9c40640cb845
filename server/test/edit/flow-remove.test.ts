import { word } from '../../src/edit/content.js';
import { type EditCase, remove, testJsonEdits } from './edit-table.js';

const last = { kind: 'last' } as const;

const cases: readonly EditCase[] = [
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
    name: 'lets what is on a later line take the place of the first ones',
    before: `
      {
        "A": ["a", "b",
          "c", "d"],
        "B": ["a",
          "b", "c"]
      }
    `,
    change: (find) => [remove(find, 'A', 0), remove(find, 'A', 1), remove(find, 'A', 2), remove(find, 'B', 0)],
    after: `
      {
        "A": ["d"],
        "B": ["b", "c"]
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
    name: 'removes the blank lines of what goes, and leaves those between what stays',
    before: `
      {
        "A": 1,

        "B": 2,

        "C": 3,
        "D": 4,

        "E": 5,

        "F": 6,

        "G": 7
      }
    `,
    change: (find) => [remove(find, 'A'), remove(find, 'B'), remove(find, 'D'), remove(find, 'E'), remove(find, 'G')],
    after: `
      {
        "C": 3,

        "F": 6
      }
    `,
  },
  {
    name: 'removes the blanks before a comma that goes',
    before: `
      {
        "A": [ 1 , 2 ],
        "B": 2 ,
        "C": 3
      }
    `,
    change: (find) => [remove(find, 'A', 1), remove(find, 'C')],
    after: `
      {
        "A": [ 1 ],
        "B": 2
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
];

describe('removals from JSON', () => {
  testJsonEdits(cases);
});
