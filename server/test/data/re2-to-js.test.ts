/** The rewriting of RE2's regular expressions that the refresh of token patterns relies on. */
import assert from 'node:assert/strict';

const script = new URL('../../../../scripts/data/re2-to-js.mjs', import.meta.url).href;
const { re2ToJs }: { re2ToJs: (pattern: string) => { source: string; flags: string } } = await import(script);

describe('a regular expression of RE2', () => {
  const cases = [
    ['a leading flag', '(?i)ab[0-9]', 'ab[0-9]', 'i'],
    ['a flag in the middle, up to the end of its group', '(a(?i)b)c', '(a[bB])c', ''],
    ['a flag of one group', 'a(?i:b)c', 'a(?:[bB])c', ''],
    ['a group without the flag that governs the rest', '(?i)a(?-i:b)c', '[aA](?:b)[cC]', ''],
    ['ranges and letters of a class', 'x(?i)[a-fz_-]', 'x[a-fz_A-FZ-]', ''],
    ['a class that has both cases', 'x(?i)[a-zA-Z]', 'x[a-zA-Z]', ''],
    ['escapes', 'x(?i)\\d\\w\\.b', 'x\\d\\w\\.[bB]', ''],
    ['a POSIX class', '[[:alnum:]_]+', '[0-9A-Za-z_]+', ''],
    ['a named group', '(?P<key>a)', '(a)', ''],
    ['the end of the text', 'a\\z', 'a$', ''],
    ['a dot for everything', '(?s:.)a.', '(?:[^])a.', ''],
    ['brackets in a class', '[()]a(?i)b', '[()]a[bB]', ''],
  ] as const;
  for (const [name, pattern, source, flags] of cases) {
    it(`keeps the meaning of ${name}`, () => assert.deepEqual(re2ToJs(pattern), { source, flags }));
  }
});
