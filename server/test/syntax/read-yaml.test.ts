import assert from 'node:assert/strict';
import { deref, lookup, walk } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import { outline } from '../support/outline.js';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly expect: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'plain scalars', text: 'a: b\nc:   d e  # f\n', expect: ['a: b', 'c: d e'] },
  { name: 'plain scalars over lines', text: 'a: b\n  c\n\n  d\n', expect: ['a: b\\n  c\\n\\n  d = "b c\\nd"'] },
  { name: 'colons and hashes inside plain scalars', text: 'a: AWS::S3::Bucket\nb: x#y\n', expect: ['a: AWS::S3::Bucket', 'b: x#y'] },
  { name: 'single quotes', text: `a: 'b''c'\n`, expect: [`a: 'b''c' = "b'c"`] },
  { name: 'double quotes', text: 'a: "b\\n\\u0041\\"c"\n', expect: [`a: \\"b\\\\n\\\\u0041\\\\\\"c\\" = "b\\nA\\"c"`] },
  { name: 'quotes over lines', text: 'a: "b\n  c"\nd: \'e\n\n  f\'\n', expect: ['a: \\"b\\n  c\\" = "b c"', `d: 'e\\n\\n  f' = "e\\nf"`] },
  { name: 'a literal block', text: 'a: |\n  b\n    c\n\n  d\nz: y\n', expect: ['a: |\\n  b\\n    c\\n\\n  d = "b\\n  c\\n\\nd\\n"', 'z: y'] },
  { name: 'a literal block without a last line break', text: 'a: |-  # why\n  b\n\nz: y\n', expect: ['a: |-  # why\\n  b = "b"', 'z: y'] },
  { name: 'a literal block that keeps its line breaks', text: 'a: |+\n  b\n\nz: y\n', expect: ['a: |+\\n  b\\n = "b\\n\\n"', 'z: y'] },
  { name: 'a literal block that says how far it is indented', text: 'a: |2-\n    b\n   c\nz: y\n', expect: ['a: |2-\\n    b\\n   c = "  b\\n c"', 'z: y'] },
  { name: 'a literal block with blanks at the end of a line', text: 'a: |\n  b  \n', expect: ['a: |\\n  b   = "b  \\n"'] },
  { name: 'a folded block', text: 'a: >\n  b\n  c\n\n  d\n', expect: ['a: >\\n  b\\n  c\\n\\n  d = "b c\\nd\\n"'] },
  { name: 'an empty block', text: 'a: |\nz: y\n', expect: ['a: | = ""', 'z: y'] },
  { name: 'a block that the text ends in', text: 'a: |\n  b', expect: ['a: |\\n  b = "b"'] },
  { name: 'a block behind a tag and an anchor', text: 'a: !Sub &x |\n  b\n', expect: ['a: !Sub &x |\\n  b = "b\\n"'] },
  { name: 'a block in a list', text: '- |\n b\n- - >-\n   c\n', expect: ['0: |\\n b = "b\\n"', '1.0: >-\\n   c = "c"'] },
  { name: 'short tags', text: 'a: !Ref b\nc: !GetAtt d.e\nf: !Join ["", [g]]\n',
    expect: ['a: !Ref b', 'c: !GetAtt d.e', 'f: !Join [\\"\\", [g]]', 'f.0: \\"\\" = ""', 'f.1: [g]', 'f.1.0: g'] },
  { name: 'tags of block collections', text: 'a: !If\n  - b\n  - !Sub c\nd: !Transform\n  Name: e\n',
    expect: ['a: !If - b\\n  - !Sub c', 'a.0: b', 'a.1: !Sub c', 'd: !Transform Name: e', 'd.Name: e'] },
  { name: 'a tag inside a tag', text: 'a: !Base64\n  Fn::Sub: !Ref b\n', expect: ['a: !Base64 Fn::Sub: !Ref b', 'a.Fn::Sub: !Ref b'] },
  { name: 'the other forms of tags', text: 'a: !!str 1\nb: !<tag:x> 2\nc: ! 3\n', expect: ['a: !!str 1', 'b: !<tag:x> 2', 'c: ! 3'] },
  { name: 'values that are left out', text: 'a:\nb:   # c\nd: !Ref\ne: &f\n', expect: ['a: ', 'b: ', 'd: !Ref ', 'e: &f '] },
  { name: 'items that are left out', text: 'a:\n-\n- # b\n- c\n', expect: ['a.0: ', 'a.1: ', 'a.2: c'] },
  { name: 'flow style', text: 'a: {b: c, "d":e, f, g: }\nh: [i, j: k, [ ], {}]\n',
    expect: ['a: {b: c, \\"d\\":e, f, g: }', 'a.b: c', 'a.d: e', 'a.f: ', 'a.g: ', 'h: [i, j: k, [ ], {}]', 'h.0: i', 'h.1: j: k', 'h.1.j: k', 'h.2: [ ]', 'h.3: {}'] },
  { name: 'flow style over lines with comments', text: 'a: [ # b\n  c, # ]\n  d\n  ]\n', expect: ['a: [ # b\\n  c, # ]\\n  d\\n  ]', 'a.0: c', 'a.1: d'] },
  { name: 'lists at the indentation of their key', text: 'a:\n- b\n- c: d\n  e: f\n', expect: ['a.0: b', 'a.1.c: d', 'a.1.e: f'] },
  { name: 'lists in lists', text: '- - a\n  - b\n-\n  - c\n', expect: ['0.0: a', '0.1: b', '1.0: c'] },
  { name: 'explicit keys', text: '? a\n: b\n? c\n', expect: ['a: b', 'c: '] },
  { name: 'an explicit key without value, in front of one without key', text: 'a:\n  ?\n: b\n', expect: ['a.: ', ': b'] },
  { name: 'anchors and aliases', text: 'a: &x b\nc: *x\nd: &y {e: f}\ng: [*y, *x]\n',
    expect: ['a: &x b', 'c: *x', 'd: &y {e: f}', 'd.e: f', 'g: [*y, *x]', 'g.0: *y', 'g.1: *x'] },
  { name: 'merge keys as they are written', text: 'a: &x {b: c}\nd:\n  <<: *x\n', expect: ['a: &x {b: c}', 'a.b: c', 'd.<<: *x'] },
  { name: 'several documents', text: '--- # one\na: b\n...\n---\n- c\n---\n', expect: ['a: b', '0: c'] },
  { name: 'directives', text: '%YAML 1.1\n%TAG ! !x-\n--- |\n a\n', expect: [': |\\n a = "a\\n"'] },
  { name: 'a byte order mark', text: '\uFEFFa: b\n', expect: ['a: b'] },
  { name: 'line breaks of two characters', text: 'a: |\r\n  b\r\n  c\r\nd: e\r\n', expect: ['a: |\\r\\n  b\\r\\n  c = "b\\nc\\n"', 'd: e'] },
  { name: 'line breaks of a lone carriage return', text: 'a: b\rc:\r  d: e\r', expect: ['a: b', 'c.d: e'] },
  { name: 'tabs between tokens', text: 'a:\tb\t# c\n\t\nd:\te\n', expect: ['a: b', 'd: e'] },
  { name: 'characters beyond the basic plane', text: 'a: "\u{1F511}"\nb: c\n', expect: ['a: \\"\u{1F511}\\" = "\u{1F511}"', 'b: c'] },
  { name: 'keys that JavaScript has a use for', text: '__proto__: a\nconstructor: b\n', expect: ['__proto__: a', 'constructor: b'] },
  { name: 'a scalar alone', text: 'a\n', expect: [': a'] },
  { name: 'comments alone', text: '# a\n\n# b\n', expect: [] },
  { name: 'nothing', text: '', expect: [] },
];

/** What YAML 1.1 takes although YAML 1.2 does not. */
const oldForms: readonly Case[] = [
  { name: 'a closing bracket at the indentation of its key', text: 'a: [\n  b,\n  c # d\n]\ne: f\n', expect: ['a: [\\n  b,\\n  c # d\\n]', 'a.0: b', 'a.1: c', 'e: f'] },
  { name: 'a closing brace there, in a list', text: 'a:\n  - {\n    b: "c #d",\n  }\n  - e\n', expect: ['a.0: {\\n    b: \\"c #d\\",\\n  }', 'a.0.b: \\"c #d\\" = "c #d"', 'a.1: e'] },
  { name: 'quotes that go on at the left', text: 'a:\n  b: "c\n\n d"\n  e: f\n', expect: ['a.b: \\"c\\n\\n d\\" = "c\\nd"', 'a.e: f'] },
  { name: 'many of them', text: 'a: [\n  b\n]\n'.repeat(30), expect: Array.from({ length: 30 }, () => ['a: [\\n  b\\n]', 'a.0: b']).flat() },
];

describe('readText of YAML', () => {
  for (const { name, text, expect } of [...cases, ...oldForms]) {
    it(`reads ${name}`, () => {
      const tree = readText(text, 'yaml');
      assert.deepEqual(outline(tree), expect);
      assert.deepEqual(tree.problems.filter((problem) => problem.kind !== 'notice'), []);
    });
  }

  it('spans a mapping from its first key to its last value, a list from its first dash', () => {
    const text = 'a:\n  b: c\n  d:\n  # e\n\nf:\n  - g\n  -\n';
    const spans: string[] = [];
    for (const root of readText(text, 'yaml').documents) walk(root, (node) => { if (node.kind !== 'scalar') spans.push(text.slice(node.start, node.end)); });
    assert.deepEqual(spans, [text.slice(0, -1), 'b: c\n  d:', '- g\n  -']);
  });

  it('spans an entry from its key, tag and anchor included, to its value', () => {
    const text = 'a: &x\n  &y b: !Ref c # d\n';
    const root = readText(text, 'yaml').documents[0];
    const inner = root?.kind === 'mapping' ? deref(lookup(root, 'a')) : null;
    assert.ok(inner?.kind === 'mapping');
    assert.deepEqual(inner.entries.map((entry) => text.slice(entry.start, entry.end)), ['&y b: !Ref c']);
  });

  it('locates tags and anchors', () => {
    const text = 'a: &x !Sub b\n';
    const root = readText(text, 'yaml').documents[0];
    const value = root?.kind === 'mapping' ? lookup(root, 'a') : null;
    assert.ok(value);
    assert.deepEqual([value.anchorStart, value.tagStart], [text.indexOf('&'), text.indexOf('!')]);
  });

  it('resolves an alias to the anchor before it, not to a later one and not to one of another document', () => {
    const tree = readText('a: &x 1\nb: *x\nc: &x 2\nd: *x\n---\ne: *x\n', 'yaml');
    const targets: (string | null)[] = [];
    for (const root of tree.documents) {
      walk(root, (node) => {
        const target = node.kind === 'alias' ? node.target : null;
        if (node.kind === 'alias') targets.push(target?.kind === 'scalar' ? target.text : null);
      });
    }
    assert.deepEqual(targets, ['1', '2', null]);
    assert.deepEqual(tree.problems.map(({ kind, code }) => [kind, code]), [['syntax', 'unresolved-alias']]);
  });

  it('has no target for an alias inside the value that it names', () => {
    const tree = readText('a: &x [b, *x]\n', 'yaml');
    for (const root of tree.documents) walk(root, (node) => { if (node.kind === 'alias') assert.equal(node.target, null); });
    assert.deepEqual(tree.problems.map(({ code }) => code), ['alias-cycle']);
  });

  const duplicates: readonly { name: string; text: string; places: readonly number[] }[] = [
    { name: 'a few keys', text: 'a: 1\nb: 2\na: 3\n', places: [10] },
    { name: 'keys that are written in different ways', text: 'a: 1\n"a": 2\n', places: [5] },
    { name: 'many keys', text: `${'a b c d e f g h i j'.split(' ').map((key) => `${key}: 1\n`).join('')}a: 2\n`, places: [50] },
    { name: 'merge keys, which may repeat', text: '<<: {a: 1}\n<<: {b: 2}\n', places: [] },
    { name: 'keys of different mappings', text: 'a: {b: 1}\nc: {b: 2}\n', places: [] },
  ];
  for (const { name, text, places } of duplicates) {
    it(`notices duplicates among ${name}`, () => {
      const { problems } = readText(text, 'yaml');
      assert.deepEqual(problems.map(({ kind, code, start }) => [kind, code, start]), places.map((start) => ['notice', 'duplicate-key', start]));
    });
  }
});
