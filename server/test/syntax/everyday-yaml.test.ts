/** What the quick reader reads of YAML, it reads as js-yaml does; everything else it leaves to js-yaml. */
import assert from 'node:assert/strict';
import { parseEvents } from 'js-yaml';
import { readEveryday } from '../../src/syntax/yaml/everyday/everyday-yaml.js';
import { seeded, type Random } from '../support/random.js';
import { corpusTexts } from '../support/corpus.js';

const depth = 200;

function byJsYaml(text: string): unknown {
  try {
    return parseEvents(text, { maxDepth: depth });
  } catch {
    return 'an error';
  }
}

/** Whether it was read; if so, as it should be. */
function isReadAlike(text: string): boolean {
  const events = readEveryday(text, depth);
  if (events !== null) assert.deepEqual(events, byJsYaml(text), JSON.stringify(text));
  return events !== null;
}

const read: Readonly<Record<string, string>> = {
  'entries and items': 'a: b\nc:\n  d: e\n  f:\n    - g\n    -   h: i\n        j: k\nl: m',
  'items as far left as their key': 'a:\n- b\n- c: d\n  e: f\nm: n\n',
  'items of items': '- - a\n  - b\n-\n  - c\n- d\n',
  'values that are left out': 'a:\nb: # c\n  d:\n\n  e: !Ref\n  f:\n  -\n  - !x\n  -   # g\ng:\n',
  'a value that is left out at the end': 'a:\n  b:   ',
  'values below their key': 'a:\n  b c\nd:\n  "e"\nf:\n  !Sub g\nh:\n  - \n    i\nj:\n\n    [k]\n',
  'comments everywhere': '# a\n\nb: c # d\n  # e\n#f\ng: # h\n  # i\n  j: "k" # l\n  m:#n: o#p\n  q: r\n # s\n',
  'plain scalars with signs': 'a: b:c #d\ne: -f\ng: --- h\ni: :j\nk: a, [b], {c}\nl#m: n?\n<<: o "p" \'q\'\nArn: arn:aws:iam::123456789012:root\n',
  'plain scalars of several lines': 'a: b\n  c\n\n\n   d\ne:\n  - f\n   g # h\n  - i\n    # j\n    \nk: l\n  \n \nm: n\n  # o\n',
  'plain scalars and blanks behind them': 'a: b   \nc   : d  \n   e  \nf: g  ',
  'quoted scalars': 'a: "b"\n"c": \'d\'\n\'e\' : "f: # g"\n- : h\n'.replace('- : h\n', '') + 'i: ""\nj: \'\'\nk: \'it\'\'s\'\nl: "\\"\\\\\\n\\t"\nm: "\\\n   n"\n',
  'quoted scalars of several lines': 'a: "b\n  c\n\n   d" # e\nf: \'g\n\n  h \'\nj:\n - "k\n   l"\n - m\n',
  'tags': 'a: !Ref b\nc: !Sub "d"\ne: !If\n  - f\n  - !GetAtt g.h\ni: !Join [ "", [!Ref j]]\nk: !Fn::x  l\nm: !If\n- n\no: !x # p\n  q: r\ns:\n - !x\n   t: u\n - !x\n   - v\n',
  'block scalars': 'a: |\n  b\n   c\n\n  d\ne: >-\n  f\ng: |+\n  h\n\n\ni:\n  - |\n    j\n  - !Sub |\n   k\n\nl: m\n',
  'block scalars with a written indentation': 'a: |2\n    b\n   c\nd: >1-\n  e\nf: |+3\n    g\nh: i\n',
  'block scalars without text': 'a: |\nb: >\n\n\nc: |-\n  \nd: |\n   ',
  'block scalars that end with the text': 'a: |\n  b\n    ',
  'block scalars, with comments behind': 'a: |\n  b\n # c\n  # d\ne: |\n  # f\n\n# g\nh: i\n',
  'block scalars that begin deeper than they must': 'a:\n  b: |\n\n         c\n       \n         d\n  e: f\n',
  'flow collections': 'a: []\nb: {}\nc: [d, "e", \'f\', [g], {h: i}]\nj: {k: l, "m":n, o: [p], q: !Ref r}\ns: [t,]\nu: [AWS::Region, a:b, -1]\n',
  'flow collections of several lines': 'a: [\n    b,   # c\n\n    d e\n     f,\n    g\n  ]\nh: {\n  i:\n   j,\n  k: l }\nm:\n - [n,\n   o]\n - {p: q}\n',
  'entries without braces in flow sequences': 'a: [b: c, d, "e": f, !x g: [h: i]]\n',
  'entries that begin with a bracket': 'a:\n  - {b: c}\n  - [d]\n  - {e: f}\ng: {h: "i: j"}\n',
  'marks of a document': '# a\n---\nb: c\n...\n# d\n',
  'a marker and a comment': '--- # a\n  b: c\n  d: e\n',
  'only marks within a text': 'a: |\n  ---\n  ...\nb: "---\n  ... c"\nd: --- e\n',
  'every kind of line break': 'a: b\r\nc: |\r\n  d\r\n\r\ne:\r  - "f\r\n   g"\r  - h\r\n    i\r\n',
  'signs of the world': 'a: é 漢 😀\n"ü": \'\u2028\u0085\'\n# \ud83d\ude00\n',
  'tabs in text': 'a: |\n  \tb\tc\n  \t\nd: "e\tf"\n# \tg\n',
  'a text that begins deeper': '   a: b\n   c:\n   - d\n',
};

const left: Readonly<Record<string, string>> = {
  'nothing': '',
  'comments alone': '# a\n',
  'a scalar': 'a\n',
  'a flow collection': '[a]\n',
  'several documents': 'a: b\n---\nc: d\n',
  'something behind the last document': 'a: b\n...\nc: d\n',
  'text behind a marker': '--- a: b\n',
  'an anchor': 'a: &b c\n',
  'an alias': 'a: *b\n',
  'an explicit key': '? a\n: b\n',
  'a directive': '%YAML 1.2\n---\na: b\n',
  'a tag of another kind': 'a: !!int 1\n',
  'a key with a tag': '!a b: c\n',
  'a tag that touches what follows': 'a: [!b]\n',
  'a tab as indentation': 'a:\n\tb: c\n',
  'a tab behind a value': 'a: "b"\t\n',
  'a byte order mark': '\ufeffa: b\n',
  'a control character': 'a: \u0001b\n',
  'half a character': 'a: \ud83d\n',
  'a mapping in a line': 'a: b: c\n',
  'a sequence in a line': 'a: - b\n',
  'an entry too deep': 'a: b\n  c: d\n',
  'an entry between two levels': 'a:\n    b: c\n  d: e\n',
  'an item too deep': 'a:\n  - "b"\n   - c: d\n  - e\n',
  'a key without colon': 'a: b\nc\n',
  'a colon that touches the value': '"a":b\n',
  'a key of several lines': 'a: b\nc\n d: e\n',
  'an open quote': 'a: "b\n',
  'an open bracket': 'a: [b\n',
  'a bracket too many': 'a: [b]]\n',
  'a comma too many': 'a: [b,, c]\n',
  'a missing comma': 'a: ["b" "c"]\n',
  'a key without value in braces': 'a: {b, c: d}\n',
  'a bracket too far left': 'a:\n  b: [c,\n  d]\n',
  'a quote too far left': 'a:\n  b: "c\n  d"\n',
  'an unknown escape': 'a: "\\y"\n',
  'a comment that touches a quote': 'a: "b"#c\n',
  'a comment behind the header of a block': 'a: | # b\n  c\n',
  'blanks deeper than the first line of a block': 'a: |\n      \n  b\n',
  'a sign that is reserved': 'a: @b\n',
};

describe('everyday YAML', () => {
  for (const [name, text] of Object.entries(read)) {
    it(`is read as js-yaml reads it: ${name}`, () => { assert.ok(isReadAlike(text), JSON.stringify(byJsYaml(text))); });
  }

  for (const [name, text] of Object.entries(left)) {
    it(`does not include ${name}`, () => { assert.equal(readEveryday(text, depth), null); });
  }

  it('is nested less deeply than is allowed', () => {
    const nested = (levels: number): string => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    assert.ok(isReadAlike(nested(depth - 10)));
    assert.equal(readEveryday(nested(depth), depth), null);
    assert.equal(readEveryday(`a: ${'['.repeat(depth)}`, depth), null);
  });

  it('is read in time that is in proportion to its length', () => {
    for (const text of [`- a${' '.repeat(200_000)}\n`, `- ${':'.repeat(200_000)}\n`, `- "${"'".repeat(200_000)}"\n`, `- a\n${'\n'.repeat(200_000)}- b\n`]) {
      assert.ok(isReadAlike(text));
    }
  });

  it('is read as js-yaml reads it, whatever is changed', () => {
    const random = seeded(7);
    const texts = Object.values(read);
    let count = 0;
    for (let turn = 0; turn < 20_000; turn++) if (isReadAlike(changed(random.pick(texts), random))) count += 1;
    assert.ok(count > 5_000, `${count} of the texts were read`);
  });

  it('is what real templates are written in', function () {
    this.timeout(600_000);
    const texts = [...corpusTexts(this, Infinity)].filter(({ language }) => language === 'yaml').map(({ text }) => text);
    const count = texts.filter(isReadAlike).length;
    assert.ok(count > 0.95 * texts.length, `${count} of ${texts.length} were read`);
  });
});

const signs = [' ', '  ', '\n', '\n\n', '\r\n', ':', ': ', '- ', '-\n', '#', ' #', "'", '"', '[', ']', '{', '}', ',', '|', '>-\n', '|2\n', '!Ref ', '!If\n', '!', '&a ', '*a', '? ', '%', '\t', '\\', '\\\n', '---\n', '...\n', 'é', '\ufeff', '0'];

/** With some signs more, or some characters less. */
function changed(text: string, random: Random): string {
  let result = text;
  for (let change = random.below(4); change >= 0; change--) {
    const place = random.below(result.length + 1);
    result = result.slice(0, place) + (random.below(3) === 0 ? '' : random.pick(signs)) + result.slice(place + (random.below(2) === 0 ? random.below(6) : 0));
  }
  return result;
}
