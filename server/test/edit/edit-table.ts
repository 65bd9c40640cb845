/** Runs tables of edits: the text before, the changes, the text after, in either line break. */
import assert from 'node:assert/strict';
import type { Change } from '../../src/edit/change.js';
import type { Language } from '../../src/syntax/tree.js';
import { edited, type Finder, lines } from './editing.js';

export interface EditCase {
  readonly name: string;
  readonly before: string;
  readonly change: (find: Finder) => readonly Change[];
  readonly after: string;
}

export const remove = (find: Finder, ...path: readonly (string | number)[]): Change =>
  ({ kind: 'remove', target: typeof path.at(-1) === 'number' ? find.node(...path) : find.entry(...path), emptied: 'remove' });

function inEitherLineBreak({ name, before, change, after }: EditCase, language: Language): void {
  it(name, () => assert.equal(edited(lines(before), language, change), lines(after)));
  it(`${name}, with CRLF`, () => {
    assert.equal(edited(lines(before).replaceAll('\n', '\r\n'), language, change), lines(after).replaceAll('\n', '\r\n'));
  });
}

export function testYamlEdits(cases: readonly EditCase[]): void {
  for (const each of cases) {
    const { name, before, change, after } = each;
    inEitherLineBreak(each, 'yaml');
    it(`${name}, with a byte order mark`, () => {
      assert.equal(edited(`\uFEFF${lines(before)}`, 'yaml', change), `\uFEFF${lines(after)}`);
    });
  }
}

export function testJsonEdits(cases: readonly EditCase[]): void {
  for (const each of cases) {
    const { name, before, change, after } = each;
    inEitherLineBreak(each, 'json');
    if (!/^( {2})* \S/m.test(lines(before))) it(`${name}, with tabs`, () => {
      const tabbed = (source: string): string => source.replace(/^( {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
      assert.equal(edited(tabbed(lines(before)), 'json', change), tabbed(lines(after)));
    });
    if (/\/[/*]/.test(before)) continue;
    it(`${name}, as YAML`, () => {
      const tree = edited(lines(before), 'yaml', change);
      assert.deepEqual(JSON.parse(tree), JSON.parse(lines(after)));
    });
  }
}
