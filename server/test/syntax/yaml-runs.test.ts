/** A text that is read in pieces reads as it does in one. */
import assert from 'node:assert/strict';
import type { Event } from 'js-yaml';
import { forEachEvent } from '../../src/syntax/yaml/event-run.js';
import { readUnusual } from '../../src/syntax/yaml/yaml-events.js';
import { cutYaml } from '../../src/syntax/yaml/yaml-pieces.js';
import { PieceMemory, readRuns, type RunReading } from '../../src/syntax/yaml/yaml-runs.js';
import { seeded } from '../support/random.js';

/** So many resources that the text is worth cutting. */
const many = Array.from({ length: 60 }, (_, index) => `  Bucket${index}:
    Type: AWS::S3::Bucket
    # ${index}
    Properties:
      BucketName: !Sub 'b-${index}-\${AWS::Region}'
      Tags:
      - Key: a
        Value: "x: ${index}"
`).join('');

function whole(reading: RunReading): unknown {
  if (reading.kind === 'failed') return { offset: reading.offset, fault: reading.fault };
  const events: Event[] = [];
  forEachEvent(reading.runs, (event) => events.push(event));
  return events;
}

/** With something in it, so that even everyday YAML is cut. */
function usedMemory(): PieceMemory {
  const memory = new PieceMemory();
  memory.read('a: b\n');
  return memory;
}

function assertSame(text: string, hint = ''): void {
  assert.deepEqual(whole(readRuns(text, usedMemory())), byJsYaml(text), hint);
}

function byJsYaml(text: string): unknown {
  const reading = readUnusual(text);
  return reading.kind === 'failed' ? { offset: reading.offset, fault: reading.fault } : reading.events;
}

describe('a text in pieces', () => {
  const texts: Readonly<Record<string, string>> = {
    plain: `Description: d\nResources:\n${many}Outputs:\n  O: { Value: x }\n`,
    'with a marker and comments': `# c\n\n---  # d\n# e\nDescription: d\n\n# f\nResources:\n\n  # g\n${many}`,
    'with CRLF': `Description: d\nResources:\n${many}`.replaceAll('\n', '\r\n'),
    'with a sequence as far out as its key': `Transform:\n- AWS::Include\n- x\nResources:\n${many}`,
    'with quoted keys': `"Description": d\nResources:\n${many.replaceAll(/ {2}(Bucket\d+):/g, "  '$1':")}`,
    'with anchors in one piece and aliases in another': `Base: &base { a: 1 }\nResources:\n${many}  Last:\n    <<: *base\n    x: *base\n`,
    'with block scalars between entries': `Description: |+\n  a\n\n\nResources:\n${many}  Script:\n    Code: |+\n      x\n\n\n  Next: >-\n    a\n    b\n`,
    'that ends without a line break': `Description: d\nResources:\n${many}  Last: x`,
    'with empty values': `Description:\nResources:\n${many}  Last:\n  Behind:\nOutputs:\n`,
    'with a section of another kind': `Description:\n  a long text\n  ${'and more '.repeat(400)}\nResources:\n${many}`,
    'with mappings in mappings': `A: a\nB:\n  C:\n    D:\n      E:\n${many.replaceAll(/^/gm, '      ').trimEnd()}\n    F: f\n    G:\n      H:\n\n${many.replaceAll(/^/gm, '      ').trimEnd()}\n# c\n  I: i\n`,
    'whose first section is large': `Resources:\n${many}Outputs: {}\n`,
  };
  for (const [name, text] of Object.entries(texts)) it(`reads like the whole text: ${name}`, () => { assertSame(text); });

  it('is cut at the entries of large sections', () => {
    const pieces = cutYaml(`Description: d\nResources:\n${many}Outputs: {}\n`) ?? [];
    assert.equal(pieces.length, 62);
    assert.deepEqual([1, 2, 60, 61].map((index) => [pieces[index]?.opens, pieces[index]?.closes, pieces[index]?.around.length]), [[1, 0, 0], [0, 0, 1], [0, 1, 1], [0, 0, 0]]);
  });

  it('is cut within large entries of a section', () => {
    const pieces = cutYaml(texts['with mappings in mappings'] ?? '') ?? [];
    assert.deepEqual([pieces[1]?.opens, pieces[1]?.around], [4, []]);
    assert.deepEqual([pieces[2]?.opens, pieces[2]?.closes, pieces[2]?.around], [0, 0, [0, 2, 4, 6]]);
    assert.deepEqual([pieces.at(-2)?.closes, pieces.at(-1)?.around], [3, [0]]);
  });

  const uncut: Readonly<Record<string, string>> = {
    'a flow mapping': '{ a: 1,\nb: 2 }\n', 'a list': '- a\n- b\n', 'several documents': 'a: 1\nb: 2\n---\na: 1\n', 'an explicit key': '? a\n: b\nc: d\n',
    'a mark at its start': '\uFEFFa: 1\nb: 2\n', 'a directive': '%YAML 1.2\n---\na: 1\nb: 2\n', 'one key': 'a:\n  b: 1\n', 'an anchored key': '&x a: 1\nb: 2\n',
  };
  for (const [name, text] of Object.entries(uncut)) it(`is not cut: ${name}`, () => { assert.equal(cutYaml(text), null); });

  const broken: Readonly<Record<string, string>> = {
    'an open quote': '  Last:\n    Text: "open\n', 'an open bracket': '  Last: [a, b\n  Next: x\n', 'a key without a colon': '  Last\n    Type: x\n',
    'an odd indentation': '  Last:\n      a: 1\n    b: 2\n', 'a tab': '  Last:\n\t\ta: 1\n', 'an unknown escape': '  Last: "\\q"\n',
  };
  for (const [name, end] of Object.entries(broken)) {
    it(`fails like the whole text, at the same place: ${name}`, () => {
      const deep = `${many}${end}${many.replaceAll('Bucket', 'Other')}`.replaceAll(/^(?=.)/gm, '    ');
      for (const text of [`Description: d\nResources:\n${many}${end}${many.replaceAll('Bucket', 'Other')}`, `Description: d\nResources:\n${end}${many}`, `A: a\nB:\n  C:\n    D: d\n    E:\n${deep}  F: f\n`]) {
        assert.equal(readRuns(text, new PieceMemory()).kind, 'failed');
        assertSame(text);
      }
    });
  }

  it('treats everything before the entry of an error as sound', () => {
    const before = `Description: d\nResources:\n${many}`;
    for (const name of ['an open quote', 'an open bracket', 'a key without a colon', 'an odd indentation', 'an unknown escape']) {
      const reading = readRuns(`${before}${broken[name] ?? ''}${many.replaceAll('Bucket', 'Other')}`, new PieceMemory());
      assert.deepEqual([name, reading.kind === 'failed' && reading.sound], [name, before.length]);
    }
  });

  it('reads like the whole text after any change', () => {
    const { below, pick } = seeded(11);
    const text = texts['with anchors in one piece and aliases in another'] ?? '';
    const inserted = ['"', "'", '{', '[', '- ', ': ', '\t', '|', '>', '&a ', '!x ', '#', '---\n', '? ', '}', '\n', '  ', ' x\n'];
    for (let round = 0; round < 300; round++) {
      const at = below(text.length);
      assertSame(text.slice(0, at) + pick(inserted) + text.slice(at + pick([0, below(30)])));
    }
  });
});

describe('what is remembered of a text', () => {
  const before = `Description: d\nResources:\n${many}`;
  const reused = (memory: PieceMemory, text: string, known: ReadonlySet<readonly Event[]>): number => {
    const reading = readRuns(text, memory);
    assert.ok(reading.kind === 'read');
    return reading.runs.filter(({ events }) => known.has(events)).length;
  };
  const eventsOf = (reading: RunReading): ReadonlySet<readonly Event[]> => new Set(reading.kind === 'read' ? reading.runs.map(({ events }) => events) : []);

  it('is reused for all that did not change', () => {
    const memory = usedMemory();
    const known = eventsOf(readRuns(before, memory));
    memory.turn();
    assert.equal(reused(memory, before.replace('x: 30', 'y: 30\n          longer'), known), 60);
  });

  it('is empty where the quick reader reads the whole text', () => {
    const memory = new PieceMemory();
    for (let version = 0; version < 2; version++) {
      memory.turn();
      assert.equal(eventsOf(readRuns(before, memory)).size, 1);
      assert.ok(memory.isEmpty);
    }
  });

  it('is forgotten when a version does not use it', () => {
    const memory = usedMemory();
    const known = eventsOf(readRuns(before, memory));
    memory.turn();
    readRuns(before.replaceAll('Bucket', 'Other'), memory);
    memory.turn();
    // All versions have the description.
    assert.equal(reused(memory, before, known), 1);
  });

  it('keeps the cuts where a piece changes below its key', () => {
    const memory = usedMemory();
    const cut = memory.cut(before);
    memory.turn();
    const typed = before.replace('x: 30', 'x: 30\n          longer');
    const [first, second] = [memory.cut(typed), cutYaml(typed)];
    assert.deepEqual(first, second);
    assert.equal(first?.[1], cut?.[1]);
  });

  it('leads to the reading of the whole text, wherever and whatever one types', () => {
    const { below, pick } = seeded(5);
    const signs = ['x', ' ', '\n', '"', "'", '- a\n', '  k: v\n', '[', '}', '#', '\t', ': ', '*a', '|\n', '\r\n', '---\n', '\uFEFF', 'key:\n', '  Next:\n    Type: x\n', '      deep: 1\n'];
    for (let round = 0; round < 60; round++) {
      const memory = usedMemory();
      const at = below(before.length);
      const start = pick([at, before.lastIndexOf('\n', at) + 1]);
      const taken = pick([0, 0, below(80)]);
      const typed = Array.from({ length: 6 }, () => pick(signs)).join('');
      for (let length = 0; length <= typed.length; length++) {
        memory.turn();
        const text = before.slice(0, start) + typed.slice(0, length) + before.slice(start + taken);
        assert.deepEqual(whole(readRuns(text, memory)), byJsYaml(text), JSON.stringify([start, taken, typed.slice(0, length)]));
      }
    }
  });
});
