import assert from 'node:assert/strict';
import { covers, type Answer } from '../../src/iam/coverage.js';
import { intersects } from '../../src/iam/intersection.js';
import { holeOf, type Filling, type Hole, type PartialText } from '../../src/iam/partial-text.js';
import { likePattern, resourcePattern, type Pattern } from '../../src/iam/pattern.js';
import { seeded, type Random } from '../support/random.js';

function hole(name: string, filling: Filling = 'text'): Hole {
  return holeOf({ kind: 'ref', name, at: null }, filling);
}

/** `<name>` is a hole filled by text, `<name!>` one that may be filled by wildcards, `<name-->` a generated name, `<#>` the own account. */
function textOf(shown: string): PartialText {
  return shown.split(/(<[^>]*>)/).filter((part) => part !== '').map((part) => {
    if (!part.startsWith('<')) return part;
    if (part === '<#>') return hole('AWS::AccountId', 'account');
    if (part.endsWith('-->')) return hole(part.slice(1, -3), 'generated');
    return part.endsWith('!>') ? hole(part.slice(1, -2), 'anything') : hole(part.slice(1, -1));
  });
}

function pattern(shown: string): Pattern {
  return resourcePattern(textOf(shown), 'variable');
}

describe('covers', () => {
  const cases: readonly (readonly [outer: string, inner: string, answer: Answer])[] = [
    ['*', 'anything', 'yes'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/k', 'yes'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', 'no'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/a*z', 'yes'],
    ['arn:aws:s3:::b/a*z', 'arn:aws:s3:::b/*', 'no'],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::b/*', 'yes'],
    ['arn:aws:iam::*:role/x', 'arn:aws:iam::<#>:role/x', 'yes'],
    ['arn:aws:iam::????????????:role/x', 'arn:aws:iam::<#>:role/x', 'yes'],
    ['arn:aws:iam::<#>:role/x', 'arn:aws:iam::<#>:role/x', 'yes'],
    ['arn:aws:iam::<#>:role/x', 'arn:aws:iam::111122223333:role/x', 'maybe'],
    ['arn:aws:iam::<#>:role/x', 'arn:aws:iam::*:role/x', 'no'],
    ['arn:aws:iam::<#>:role/x', 'arn:aws:iam::1:role/x', 'no'],
    ['<Topic>', '<Topic>', 'yes'],
    ['table/<T-->', 'table/<T-->', 'yes'],
    ['table/<T-->', 'table/<U-->', 'no'],
    ['table/*', 'table/<T-->', 'yes'],
    ['table/*-*', 'table/<T-->', 'yes'],
    ['table/<T-->/index/*', 'table/<T-->/index/i', 'yes'],
    ['table/<T-->', 'table/orders', 'no'],
    ['table/orders', 'table/<T-->', 'no'],
    ['table/<T-->', 'table/stack-T-1A2B', 'maybe'],
    ['table/stack-T-*', 'table/<T-->', 'maybe'],
    ['table/orders*', 'table/<T-->', 'maybe'],
    ['<Topic>', '<Queue>', 'no'],
    ['<Topic>/*', '<Queue>/a', 'no'],
    ['<Topic>*', '<Queue>', 'maybe'],
    ['<Topic>', '<Queue>/a', 'no'],
    ['<Topic>', '<Parameter!>', 'maybe'],
    ['<Parameter!>/<Topic>', '<Parameter!>/<Queue>', 'maybe'],
    ['<Parameter!>/a*', '<Parameter!>/b<Topic>', 'maybe'],
    ['<Topic>/a*', '<Topic>/b<Queue>', 'no'],
    ['<Bucket>/a?*c', '<Bucket>/ab<Queue>', 'maybe'],
    ['<Topic>', '*', 'no'],
    ['<Parameter!>', '*', 'maybe'],
    ['<Bucket>/*', '<Bucket>/k', 'yes'],
    ['arn:aws:s3:::<Bucket>/*', 'arn:aws:s3:::other/k', 'maybe'],
    ['arn:aws:s3:::<Bucket>/*', 'arn:aws:sqs:::other/k', 'no'],
    ['arn:aws:s3:::a/*', 'arn:aws:s3:::<Bucket>/k', 'maybe'],
    ['arn:aws:s3:::a/x', 'arn:aws:s3:::<Bucket>/y', 'no'],
    ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:user/*', 'no'],
    ['arn:aws:iam::*:user/*', 'arn:aws:iam::*:user/${aws:username}', 'yes'],
    ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:user/${AWS:UserName}', 'yes'],
  ];
  for (const [outer, inner, answer] of cases) {
    it(`${outer} over ${inner}: ${answer}`, () => assert.equal(covers(pattern(outer), pattern(inner)), answer));
  }

  it('keeps a star within a part of an ARN, except at its end (fact 2)', () => {
    assert.equal(covers(pattern('arn:aws:s3*x:::b'), pattern('arn:aws:s3:a:x:::b')), 'no');
    assert.equal(covers(pattern('arn:aws:s3*:b'), pattern('arn:aws:s3:::b')), 'yes');
    assert.equal(covers(pattern('arn:aws:logs:r:1:a*z'), pattern('arn:aws:logs:r:1:a:b:z')), 'yes');
  });

  it('treats consecutive stars as one, except where only the last of them crosses colons', () => {
    assert.deepEqual(pattern('arn:aws:s3:::b/***').segments, pattern('arn:aws:s3:::b/*').segments);
    assert.deepEqual(pattern('arn:***').segments.slice(1), [
      { kind: 'many', set: 'no-colon' },
      { kind: 'many', set: 'any' },
    ]);
    assert.equal(pattern('b??').segments.length, 3);
  });

  it('decides patterns that make backtracking matchers explode', () => {
    const stars = `${'a*'.repeat(150)}b`;
    assert.equal(covers(pattern(stars), pattern('a'.repeat(2000))), 'no');
    assert.equal(intersects(pattern(stars), pattern(`${'*a'.repeat(150)}c`)), 'no');
  });
});

/** Every string over the letters up to a length. */
function strings(letters: readonly string[], maxLength: number): string[] {
  let longest = [''];
  const all = [...longest];
  for (let length = 1; length <= maxLength; length++) {
    longest = longest.flatMap((text) => letters.map((letter) => text + letter));
    all.push(...longest);
  }
  return all;
}

/** The letters of patterns, and `z` for every other letter. */
const letters = ['a', 'b', 'z'];
const longest = 7;
const world = strings(letters, longest);
const languages = new Map<string, ReadonlySet<string>>();

/** All strings of the world that a pattern without holes matches. */
function languageOf(glob: string): ReadonlySet<string> {
  const expression = new RegExp(`^${glob.replaceAll(/\*+/g, '*').replaceAll('?', '.').replaceAll('*', '.*')}$`);
  const known = languages.get(glob) ?? new Set(world.filter((text) => expression.test(text)));
  languages.set(glob, known);
  return known;
}

function includes(outer: string, inner: string): boolean {
  const all = languageOf(outer);
  return [...languageOf(inner)].every((text) => all.has(text));
}

function meets(left: string, right: string): boolean {
  const all = languageOf(left);
  return [...languageOf(right)].some((text) => all.has(text));
}

/** A pattern with at most one hole, and what it becomes with each filling. */
interface Sample {
  readonly pattern: Pattern;
  readonly shown: string;
  readonly filled: readonly string[];
}

const fillers = { text: strings(letters, 3), anything: strings([...letters, '*'], 3) } as const;

function sample(random: Random, name: string, filling: 'none' | 'text' | 'anything', length: number): Sample {
  const before = random.text(['a', 'b', '*', '?'], length);
  const after = filling === 'none' ? '' : random.text(['a', 'b', '*', '?'], 1);
  if (filling === 'none') return { pattern: likePattern(before === '' ? [] : [before], 'text'), shown: before, filled: [before] };
  const text = [before, hole(name, filling), after].filter((piece) => piece !== '');
  return { pattern: likePattern(text, 'text'), shown: `${before}<${filling}>${after}`, filled: fillers[filling].map((filler) => before + filler + after) };
}

/** Long patterns have no room in the world for what their stars match, and would seem to match less than they do. */
function isShort(glob: string): boolean {
  return glob.replaceAll('*', '').length <= longest - 3;
}

function truthOf(left: Sample, right: Sample, holds: (left: string, right: string) => boolean): Answer {
  const seen = new Set<boolean>();
  for (const outer of left.filled) {
    for (const inner of right.filled) {
      if (isShort(outer) && isShort(inner)) seen.add(holds(outer, inner));
      if (seen.size === 2) return 'maybe';
    }
  }
  return seen.has(true) ? 'yes' : 'no';
}

describe('patterns against all their expansions', function () {
  this.timeout(0);
  const kinds = [
    ['none', 'none', 600], ['text', 'none', 60], ['none', 'text', 60], ['anything', 'none', 60], ['none', 'anything', 60],
  ] as const;

  function compare(seed: number, ask: (left: Pattern, right: Pattern) => Answer, holds: (left: string, right: string) => boolean): void {
    const random = seeded(seed);
    for (const [ofLeft, ofRight, count] of kinds) {
      for (let round = 0; round < count; round++) {
        // Fillers must be long enough to become whatever the other pattern asks for.
        const isKnown = ofLeft === ofRight;
        const left = sample(random, 'Left', ofLeft, isKnown ? 4 : ofLeft === 'none' ? 3 : 2);
        const right = sample(random, 'Right', ofRight, isKnown ? 4 : ofRight === 'none' ? 3 : 2);
        assert.equal(ask(left.pattern, right.pattern), truthOf(left, right, holds), `${left.shown} and ${right.shown}`);
      }
    }
  }

  it('cover what they cover', () => compare(1, covers, includes));
  it('meet where they meet', () => compare(2, intersects, meets));
});
