import type { Change } from '../../src/edit/change.js';
import { type EditCase, testYamlEdits } from './edit-table.js';
import type { Finder } from './editing.js';

/** Removes the part of a text, which occurs in it once. */
const cut = (part: string, ...path: readonly string[]) => (find: Finder): readonly Change[] => {
  const scalar = find.node(...path);
  if (scalar.kind !== 'scalar') return [];
  const from = scalar.text.indexOf(part);
  return [{ kind: 'splice', scalar, from, to: from + part.length, text: '' }];
};

const cases: readonly EditCase[] = [
  {
    name: 'leaves no indentation in front of a line that was empty',
    before: `
      A: |
        one
        two
        three

        four
    `,
    change: cut('two\nthree\n', 'A'),
    after: `
      A: |
        one

        four
    `,
  },
  {
    name: 'leaves nothing of a line that it empties',
    before: `
      A:
        B: |
          one
          two
          three
    `,
    change: cut('two', 'A', 'B'),
    after: `
      A:
        B: |
          one

          three
    `,
  },
  {
    name: 'leaves the blanks that a text has of its own',
    before: `
      A: |
        one
          two
        three
    `,
    change: cut(' two', 'A'),
    after: `
      A: |
        one
         ·
        three
    `.replace('·', ''),
  },
  {
    name: 'leaves the indentation of what follows',
    before: `
      A: |
        one
        two
        three
    `,
    change: cut('two\n', 'A'),
    after: `
      A: |
        one
        three
    `,
  },
];

describe('cutting text from a block of lines', () => {
  testYamlEdits(cases);
});
