import assert from 'node:assert/strict';
import { type Content, fields, text, word } from '../../src/edit/content.js';
import { type EditCase, testYamlEdits } from './edit-table.js';
import { edited } from './editing.js';

const cases: readonly EditCase[] = [
  {
    name: 'writes a text without quotes where one was, in a file that quotes all others',
    before: `
      A: "one"
      B: "two"
      C: three
      D: 4
      E: [5]
    `,
    change: (find) => [
      { kind: 'set', target: find.entry('C'), value: text('drei') },
      { kind: 'set', target: find.entry('D'), value: text('vier') },
      { kind: 'set', target: find.entry('E'), value: text('acht') },
    ],
    after: `
      A: "one"
      B: "two"
      C: drei
      D: "vier"
      E: "acht"
    `,
  },
  {
    name: 'keeps the comments of all that makes way',
    before: `
      A: # a
        - x # x
      B: # b
        C: 1 # c
      D:
        - x # d
      E: x
    `,
    change: (find) => [
      { kind: 'set', target: find.entry('A'), value: text('a') },
      { kind: 'set', target: find.entry('B'), value: fields({ F: word(1) }) },
      { kind: 'set', target: find.entry('D'), value: text('d') },
    ],
    after: `
      A: a # a # x
      B: # b
        F: 1 # c
      D: d # d
      E: x
    `,
  },
];

describe('a value that makes way for another', () => {
  testYamlEdits(cases);
});

describe('a new root', () => {
  const content = fields({ X: word(1), Y: text('b') });
  const roots: readonly (readonly [name: string, before: string, value: Content, after: string])[] = [
    ['in place of a block', 'A: 1\nB: 2\n', content, 'X: 1\nY: b\n'],
    ['in place of a list', '- a\n- b\n', content, 'X: 1\nY: b\n'],
    ['in place of braces', '{A: 1, B: 2}\n', content, '{X: 1, Y: b}\n'],
    ['in place of a text', 'A text.\n', content, '{\n  X: 1,\n  Y: b\n}\n'],
    ['that is empty', 'A: 1\nB: 2\n', fields({}), '{}\n'],
    ['that is a text', 'A: 1\nB: 2\n', text('x'), 'x\n'],
  ];
  for (const [name, before, value, after] of roots) {
    it(`is written ${name}`, () => assert.equal(edited(before, 'yaml', (find) => [{ kind: 'set', target: find.node(), value }]), after));
  }
});
