import assert from 'node:assert/strict';
import { deref, effectiveEntries, entryOf, keyText, lookup, lookupEntry, memberIndex, nodeAt, pathOf, walk } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import type { Mapping, Node, Tree } from '../../src/syntax/tree.js';

function rootOf(tree: Tree): Mapping {
  const root = tree.documents[0];
  assert.ok(root?.kind === 'mapping');
  return root;
}

function textOf(node: Node | null): string | null {
  const scalar = deref(node);
  return scalar?.kind === 'scalar' ? scalar.text : null;
}

function mappingAt(root: Mapping, key: string): Mapping {
  const mapping = deref(lookup(root, key));
  assert.ok(mapping?.kind === 'mapping');
  return mapping;
}

describe('lookup', () => {
  const merged = [
    'base: &base { a: base, b: base }',
    'other: &other { b: other, c: other }',
    'one: { <<: *base, a: own }',
    'list: { <<: [*base, *other], d: own }',
    'twice: { <<: *base, <<: *other }',
    'chain: { <<: &inner { <<: *base, c: inner } }',
    'quoted: { "<<": *base }',
    'again: { a: first, a: last }',
    '',
  ].join('\n');
  const cases: readonly { name: string; of: string; key: string; gives: string | null }[] = [
    { name: 'an own key over a merged one', of: 'one', key: 'a', gives: 'own' },
    { name: 'a merged key', of: 'one', key: 'b', gives: 'base' },
    { name: 'the earlier source of a list', of: 'list', key: 'b', gives: 'base' },
    { name: 'what only a later source has', of: 'list', key: 'c', gives: 'other' },
    { name: 'the later of two merge keys', of: 'twice', key: 'b', gives: 'other' },
    { name: 'what a merged mapping merges', of: 'chain', key: 'a', gives: 'base' },
    { name: 'nothing through a quoted merge key', of: 'quoted', key: 'a', gives: null },
    { name: 'the last of duplicates', of: 'again', key: 'a', gives: 'last' },
    { name: 'nothing for a key that is absent', of: 'one', key: 'z', gives: null },
    { name: 'nothing for the name of an inherited property', of: 'one', key: 'constructor', gives: null },
  ];
  for (const filler of [0, 20]) {
    const padding = Array.from({ length: filler }, (_, index) => `, pad${index}: x`).join('');
    const text = merged.replace(/ \}$/gm, `${padding} }`);
    for (const { name, of, key, gives } of cases) {
      it(`returns ${name}${filler > 0 ? ' in a large mapping' : ''}`, () => {
        assert.equal(textOf(lookup(mappingAt(rootOf(readText(text, 'yaml')), of), key)), gives);
      });
    }
  }

  it('returns the entry of a key', () => {
    const text = '{"a": 1, "b": 2, "a": 3}';
    const entry = lookupEntry(rootOf(readText(text, 'json')), 'a');
    assert.ok(entry);
    assert.equal(text.slice(entry.start, entry.end), '"a": 3');
  });

  it('lists the entries that count, own ones first', () => {
    const list = mappingAt(rootOf(readText(merged, 'yaml')), 'list');
    assert.deepEqual(effectiveEntries(list).map((entry) => [keyText(entry), textOf(entry.value)]), [['d', 'own'], ['a', 'base'], ['b', 'base'], ['c', 'other']]);
    const again = mappingAt(rootOf(readText(merged, 'yaml')), 'again');
    assert.deepEqual(effectiveEntries(again).map((entry) => textOf(entry.value)), ['last']);
  });

  it('bounds what merge keys bring in', () => {
    const keys = Array.from({ length: 3_000 }, (_, index) => `k${index}: v`).join(', ');
    const root = rootOf(readText(`big: &big {${keys}}\nmany: { <<: [${'*big, '.repeat(5_000)}], own: v }\n`, 'yaml'));
    assert.equal(effectiveEntries(mappingAt(root, 'many')).length, 251);
  });
});

describe('nodeAt and pathOf', () => {
  const text = 'Resources:\n  Bucket:\n    Type: "AWS::S3::Bucket"\n    Tags:\n      - !Sub &x a\n      - [b, {c: d}]\n';
  const tree = readText(text, 'yaml');
  const cases: readonly { name: string; at: string; path: readonly (string | number)[]; slice: string }[] = [
    { name: 'a key', at: 'Type', path: ['Resources', 'Bucket', 'Type'], slice: 'Type' },
    { name: 'a value', at: 'S3', path: ['Resources', 'Bucket', 'Type'], slice: '"AWS::S3::Bucket"' },
    { name: 'a tag', at: '!Sub', path: ['Resources', 'Bucket', 'Tags', 0], slice: 'a' },
    { name: 'an anchor', at: '&x', path: ['Resources', 'Bucket', 'Tags', 0], slice: 'a' },
    { name: 'a flow sequence between its items', at: ' {', path: ['Resources', 'Bucket', 'Tags', 1], slice: '[b, {c: d}]' },
    { name: 'a value in flow style', at: 'd}', path: ['Resources', 'Bucket', 'Tags', 1, 1, 'c'], slice: 'd' },
  ];
  for (const { name, at, path, slice } of cases) {
    it(`finds ${name}`, () => {
      const node = nodeAt(tree, text.indexOf(at));
      assert.ok(node);
      assert.equal(text.slice(node.start, node.end), slice);
      assert.deepEqual(pathOf(node), path);
    });
  }

  it('finds the word right before the offset', () => {
    const node = nodeAt(tree, text.indexOf(': "'));
    assert.equal(textOf(node), 'Type');
  });

  it('finds nothing outside the documents', () => {
    assert.equal(nodeAt(readText('# only\n\na: b\n', 'yaml'), 3), null);
    assert.equal(nodeAt(tree, text.length + 9), null);
  });
});

describe('memberIndex and entryOf', () => {
  const texts: readonly (readonly [language: 'yaml' | 'json', text: string])[] = [
    ['yaml', 'a:\n-\n- \n- b\n-\n- &x\n- *x\n- !t\n- [c,]\nb:\nc: &y !t\n? d\n: e\n? [f]\n: {g, h: , "": i, : j}\n'],
    ['yaml', 'a: {b: 1\nc: [d\ne: f\n  g: h\n- i\n'],
    ['json', '{"a": [, 1,, 2 3], "b" "c", "d": , : 4, "e": {"f"}'],
  ];
  for (const [language, text] of texts) {
    it(`finds every node of ${JSON.stringify(text)}`, () => {
      for (const document of readText(text, language).documents) {
        walk(document, (node) => {
          const { parent } = node;
          if (parent === null) assert.equal(entryOf(node), null);
          else if (parent.kind === 'sequence') assert.equal(memberIndex(node, parent), parent.items.indexOf(node));
          else {
            assert.equal(memberIndex(node, parent), parent.entries.findIndex(({ key, value }) => key === node || value === node));
            assert.equal(entryOf(node), parent.entries.find(({ value }) => value === node) ?? null);
          }
        });
      }
    });
  }
});

describe('walk', () => {
  const root = rootOf(readText('a: [b, {c: d}]\ne: &x f\ng: *x\n', 'yaml'));

  it('visits in the order of the text and does not follow aliases', () => {
    const seen: string[] = [];
    walk(root, (node) => { seen.push(node.kind === 'scalar' ? node.text : node.kind); });
    assert.deepEqual(seen, ['mapping', 'a', 'sequence', 'b', 'mapping', 'c', 'd', 'e', 'f', 'g', 'alias']);
  });

  it('leaves out what lies below a skipped node', () => {
    const seen: string[] = [];
    walk(root, (node) => {
      seen.push(node.kind === 'scalar' ? node.text : node.kind);
      return node.kind === 'sequence' ? 'skip' : undefined;
    });
    assert.deepEqual(seen, ['mapping', 'a', 'sequence', 'e', 'f', 'g', 'alias']);
  });
});
