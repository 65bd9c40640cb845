import assert from 'node:assert/strict';
import { rules } from '../../src/rules/registry.generated.js';
import { filesBelow, projectPath } from '../support/project.js';

const ids = rules.map((rule): string => rule.id);

function idsBelow(folder: string, ending: string): readonly string[] {
  return filesBelow(projectPath(folder))
    .filter((file) => file.endsWith(ending) && file.includes('/'))
    .map((file) => file.slice(0, -ending.length));
}

describe('every rule', () => {
  it('is one file, one test and one page', () => {
    assert.deepEqual(idsBelow('server/src/rules', '.ts'), ids);
    assert.deepEqual(idsBelow('server/test/rules', '.test.ts'), ids);
    assert.deepEqual(idsBelow('docs/rules', '.md'), ids);
  });

  it('has an ID of its own, in order', () => {
    assert.deepEqual([...new Set(ids)].sort(), ids);
  });

  for (const rule of rules) {
    it(`${rule.id} has well-formed texts`, () => {
      assert.match(rule.id, /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.match(rule.since, /^\d+\.\d+\.\d+$/);
      for (const words of [rule.summary, rule.why, rule.remedy]) assert.match(words, /^[A-Z`].*\.$/s, words);
      assert.ok(rule.summary.length <= 120, rule.summary);
      assert.ok(rule.references.length > 0, 'a rule names its sources');
      for (const { url } of rule.references) assert.equal(new URL(url).protocol, 'https:');
      for (const { text } of Object.values(rule.messages)) {
        assert.match(text, /^[A-Z`{].*\.$/s, text);
        assert.ok(text.replace(/\{\w+\}/g, '').length <= 140, text);
        assert.doesNotMatch(text, /\b(?:should|please|must not)\b/i, text);
      }
    });
  }
});
