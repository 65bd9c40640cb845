import assert from 'node:assert/strict';
import { effectiveEntries, lookup, walk } from '../../src/syntax/lookup.js';
import { maxAliases, maxDepth, maxTextLength } from '../../src/syntax/limits.js';
import { readText } from '../../src/syntax/read.js';
import { sourceSpan } from '../../src/syntax/source-span.js';
import type { Language, Tree } from '../../src/syntax/tree.js';
import { randomFrom } from '../support/random.js';
import { assertWellFormed } from '../support/well-formed.js';

const yaml = `# A template
AWSTemplateFormatVersion: "2010-09-09"
Parameters: &p
  Name: {Type: String, Default: 'it''s', AllowedValues: [a, "b\\n", c]}
Resources:
  Role: &role !If
    - IsProd
    - Type: AWS::IAM::Role # the role
      Properties:
        Description: >-
          folded
            deeper

          text
        UserData: !Base64
          Fn::Sub: |
            #!/bin/sh
            echo "\${Name}"
    - *p
  ? Other
  : <<: *role
    Empty:
---
- [x, y: z, {}]
`;
const json = `// c\n{"Version": "2012-10-17", /* d */\n  "Statement": [\n    {"Effect": "Allow", "Action": ["*", "\\u00e9\\/"]},\n    null, -1.5e3, true\n  ],\n  "a": {\n    "b": {}\n  }\n}\n`;

function read(text: string, language: Language): Tree {
  const tree = readText(text, language);
  assertWellFormed(tree);
  return tree;
}

describe('readText of any text', () => {
  const texts: readonly (readonly [Language, string])[] = [['yaml', yaml], ['yaml', yaml.replaceAll('\n', '\r\n')], ['json', json], ['yaml', json], ['json', yaml]];
  for (const [language, text] of texts) {
    it(`keeps its promises for every beginning of a text (${language}, ${text.length} characters)`, () => {
      for (let length = 0; length <= text.length; length++) read(text.slice(0, length), language);
    });
  }

  it('keeps its promises for texts with changes anywhere', () => {
    const random = randomFrom(11);
    const pick = (limit: number): number => Math.floor(random() * limit);
    const signs = ['"', "'", '[', ']', '{', '}', ':', ': ', ',', '- ', '#', ' #', '|', '>', '&a ', '*a', '!x ', '\t', '\n', '  ', '? ', '---\n', '%', '@', '\0', '<<: ', '\r', '\\', '/*', '\ud83d'];
    for (let turn = 0; turn < 1_000; turn++) {
      const [language, healthy] = texts[turn % texts.length] ?? ['yaml', ''];
      let text = healthy;
      for (let change = pick(4); change >= 0; change--) {
        const place = pick(text.length);
        text = text.slice(0, place) + (signs[pick(signs.length)] ?? '') + text.slice(place + (random() < 0.5 ? pick(30) : 0));
      }
      const tree = read(text, language);
      for (const document of tree.documents) walk(document, (node) => { if (node.kind === 'scalar') sourceSpan(node, 0, node.text.length); });
    }
  });
});

describe('readText of hostile texts', () => {
  const many = 100_000;
  const fewer = 20_000;
  interface Case {
    readonly name: string;
    readonly text: string;
    readonly language?: Language;
    /** Kinds and codes of the problems, each once. */
    readonly problems: readonly string[];
    /** How many nodes are read; left out where it does not matter. */
    readonly nodes?: number;
  }
  const cases: readonly Case[] = [
    { name: 'an alias bomb', text: `a0: &a0 x\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]\n`).join('')}`, problems: ['limit too-many-aliases'], nodes: 147 },
    { name: 'aliases that stand for much, but not too much', text: `a: &a [${'x, '.repeat(1_000)}]\nb:\n${'- *a\n'.repeat(199)}`, problems: [] },
    { name: 'a bomb of merge keys', text: `a0: &a0 {k: x}\n${Array.from({ length: 500 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}], k${i}: v}\n`).join('')}`, problems: ['limit too-many-aliases'] },
    { name: 'too many aliases', text: `a: &a x\nb:\n${'- *a\n'.repeat(maxAliases + 5)}`, problems: ['limit too-many-aliases'] },
    { name: 'aliases without anchor', text: '- *a\n'.repeat(5_000), problems: ['syntax unresolved-alias'] },
    { name: 'open brackets', text: '['.repeat(many), problems: ['limit too-deep'], nodes: 0 },
    { name: 'closed brackets in one value', text: `a: ${'['.repeat(many)}${']'.repeat(many)}\nb: c\n`, problems: ['limit too-deep'], nodes: 3 },
    { name: 'braces', text: '{a: '.repeat(many), problems: ['limit too-deep'], nodes: 0 },
    { name: 'dashes', text: '- '.repeat(many), problems: ['limit too-deep'], nodes: 0 },
    { name: 'levels of indentation', text: Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), problems: ['limit too-deep'] },
    { name: 'just as many levels as are read', text: `${'['.repeat(maxDepth - 1)}${']'.repeat(maxDepth - 1)}`, problems: [], nodes: maxDepth - 1 },
    { name: 'keys of one mapping', text: Array.from({ length: many }, (_, i) => `k${i}: v\n`).join(''), problems: [], nodes: 2 * many + 1 },
    { name: 'equal keys', text: 'k: v\n'.repeat(fewer), problems: ['notice duplicate-key'] },
    { name: 'documents', text: '---\na: b\n'.repeat(10_000), problems: [], nodes: 30_000 },
    { name: 'comments', text: '# a\n'.repeat(many), problems: [], nodes: 0 },
    { name: 'quotes', text: '"'.repeat(many), problems: ['syntax yaml-error'] },
    { name: 'colons', text: 'a: b: '.repeat(many), problems: ['syntax yaml-error'] },
    { name: 'stars', text: '- *\n'.repeat(fewer), problems: ['syntax yaml-error'], nodes: fewer + 1 },
    { name: 'null characters', text: '\0'.repeat(many), problems: ['syntax yaml-error'] },
    { name: 'broken lines', text: 'a: ]\n'.repeat(fewer), problems: ['syntax yaml-error'] },
    { name: 'lines of a template language', text: '{% x %}\na: b\n'.repeat(10_000), problems: ['syntax yaml-error', 'notice duplicate-key'] },
    { name: 'lines of tabs', text: '\ta: b\n'.repeat(10_000), problems: ['syntax yaml-error', 'notice duplicate-key'] },
    { name: 'anchors', text: '&a '.repeat(many), problems: ['syntax yaml-error'] },
    { name: 'a text that is too long', text: 'a'.repeat(maxTextLength + 1), problems: ['limit too-long'], nodes: 0 },
    { name: 'open brackets of JSON', language: 'json', text: '['.repeat(many), problems: ['limit too-deep'], nodes: maxDepth + 1 },
    { name: 'closed brackets of JSON in one value', language: 'json', text: `{"a": ${'['.repeat(many)}${']'.repeat(many)}, "b": 1}`, problems: ['limit too-deep'] },
    { name: 'keys of one object', language: 'json', text: `{${Array.from({ length: many }, (_, i) => `"k${i}": 1`).join()}}`, problems: [], nodes: 2 * many + 1 },
    { name: 'quotes of JSON', language: 'json', text: '"'.repeat(many), problems: ['syntax json-error'] },
    { name: 'commas', language: 'json', text: `[${','.repeat(many)}]`, problems: ['syntax json-error'] },
    { name: 'closing brackets', language: 'json', text: '}'.repeat(many), problems: ['syntax json-error'], nodes: 0 },
    { name: 'lines further and further in', language: 'json', text: `{\n${Array.from({ length: 20_000 }, (_, i) => `${' '.repeat(i % 9)}"k${i}": {\n`).join('')}`, problems: ['limit too-deep'] },
    { name: 'comments that never end', language: 'json', text: '/*\n'.repeat(many), problems: ['syntax json-error'], nodes: 0 },
    { name: 'signs of comments', language: 'json', text: '/*'.repeat(many), problems: ['syntax json-error'], nodes: 0 },
  ];
  for (const { name, text, language = 'yaml', problems, nodes } of cases) {
    it(`survives ${name}`, function () {
      this.timeout(60_000);
      const tree = read(text, language);
      assert.deepEqual([...new Set(tree.problems.map(({ kind, code }) => `${kind} ${code}`))].sort(), [...problems].sort());
      let count = 0;
      for (const document of tree.documents) {
        walk(document, (node) => {
          count += 1;
          if (node.kind === 'mapping') assert.ok(effectiveEntries(node).length <= node.entries.length + 250 && lookup(node, 'absent') === null);
        });
      }
      if (nodes !== undefined) assert.equal(count, nodes);
    });
  }

  it('quotes nothing of the text in its messages', () => {
    const random = randomFrom(5);
    for (let turn = 0; turn < 300; turn++) {
      const place = Math.floor(random() * yaml.length);
      const text = `${yaml.slice(0, place)}\n  ]"s3cr3tW0rd: {\n${yaml.slice(place)}`;
      for (const { message } of [...readText(text, 'yaml').problems, ...readText(text, 'json').problems]) assert.doesNotMatch(message, /s3cr3t|AWS|Role|echo/);
    }
  });
});
