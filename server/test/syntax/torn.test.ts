import assert from 'node:assert/strict';
import { pathOf, walk } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import { tornMaps } from '../../src/syntax/torn.js';
import type { Language, Tree } from '../../src/syntax/tree.js';

/** The paths of the maps that may have lost entries, in the order of the text. */
function torn(text: string, language: Language): readonly string[] {
  const tree: Tree = readText(text, language);
  assert.ok(tree.problems.length > 0 || !text.includes('\t'));
  const paths: string[] = [];
  for (const root of tree.documents) {
    walk(root, (node) => {
      if (node.kind === 'mapping' && tornMaps(tree).has(node)) paths.push(pathOf(node).join('.'));
    });
  }
  return paths;
}

const bucket = 'Bucket:\n  Type: Bucket\n  Tags:\n    A: 1\n';

describe('maps may have lost entries to broken text', () => {
  const cases: readonly { name: string; text: string; language?: Language; maps: readonly string[] }[] = [
    { name: 'around it', text: 'A:\n  B: 1\n  C: @x\n  D: 2\nE:\n  F: 1\n', maps: ['', 'A'] },
    { name: 'not beside it', text: 'A:\n  B:\n    X: 1\n  C: @x\n  D:\n    X: 1\n', maps: ['', 'A'] },
    { name: 'where it is the last of a map', text: `${bucket}    B: @x\nOther:\n  Type: Bucket\n`, maps: ['', 'Bucket', 'Bucket.Tags'] },
    { name: 'where it could not be read as the last of a map', text: `${bucket}    *: x: y\nOther:\n  Type: Bucket\n`, maps: ['', 'Bucket', 'Bucket.Tags'] },
    { name: 'not where it is indented a little less', text: `${bucket}   C: 1\nOther:\n  Type: Bucket\n`, maps: ['', 'Bucket'] },
    { name: 'not behind what is indented less', text: `${bucket}   C: 1\n    *: x: y\nOther:\n  Type: Bucket\n`, maps: ['', 'Bucket'] },
    { name: 'in front of the first entry', text: 'A: {B: 1\nC: 2\n', maps: [''] },
    { name: 'in front of the first entry of a map', text: 'A:\n  B: {C: 1\n  D: 2\n', maps: ['', 'A'] },
    { name: 'not where it is indented less', text: `${bucket}  B: @x\nOther:\n  Type: Bucket\n`, maps: ['', 'Bucket'] },
    { name: 'not where it begins another entry', text: `${bucket}Other: @x\nMore: 1\n`, maps: [''] },
    { name: 'wherever a tab may belong', text: `${bucket}\tB: x\n`, maps: ['', 'Bucket', 'Bucket.Tags'] },
    { name: 'wherever a tab behind a space may belong', text: `${bucket} \t- x\nOther:\n  Type: Bucket\n`, maps: ['', 'Bucket', 'Bucket.Tags'] },
    { name: 'behind comments and empty lines', text: `${bucket}\n# comment\n\n    B: @x\n`, maps: ['', 'Bucket', 'Bucket.Tags'] },
    { name: 'in an item of a list', text: 'A:\n  - B: 1\n  - B: 2\n    C: @x\n', maps: ['', 'A.1'] },
    { name: 'not in a flow map that is closed', text: 'A: { B: 1 }\nC: @x\n', maps: [''] },
    { name: 'not in a flow map that is closed before what could not be read', text: 'A: { B: 1 }\n*: x: y\nC: 1\n', maps: [''] },
    { name: 'at the end of JSON that is cut off', text: '{"A": {"B": {"X": 1}, "C": {"D": 1', language: 'json', maps: ['', 'A', 'A.C'] },
    { name: 'around the place in JSON', text: '{"A": {"B": 1, @, "C": 2}, "D": {"E": 1}}', language: 'json', maps: ['', 'A'] },
    { name: 'not to a comma before a closing bracket', text: '{"A": {"B": 1,}, "C": [1,],}', language: 'json', maps: [] },
    { name: 'not to a repeated key', text: 'A:\n  B: 1\n  B: 2\n', maps: [] },
    { name: 'not to an alias without an anchor', text: 'A:\n  B: *b\n', maps: [] },
    { name: 'to a merged alias without an anchor', text: 'A:\n  B:\n    C: 1\n    <<: *b\n', maps: ['A.B'] },
    { name: 'to one among several', text: 'A: &a { C: 1 }\nB: { <<: [*a, *b] }\n', maps: ['B'] },
  ];
  for (const { name, text, language = 'yaml', maps } of cases) it(name, () => assert.deepEqual(torn(text, language), maps));
});
