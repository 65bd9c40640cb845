import assert from 'node:assert/strict';
import fs from 'node:fs';
import { LineIndex } from '../src/text/line-index.js';
import { filesBelow, projectPath } from './support/project.js';
import { fillPlaceholders } from './support/synthetic.js';
import { lintStrictly } from './support/test-rule.js';

const updates = process.env['UPDATE_EXPECTED'] === '1' && process.env['CI'] === undefined;

const read = (...parts: readonly string[]): string => fillPlaceholders(fs.readFileSync(projectPath('test-fixtures', ...parts), 'utf8'));

/** One line a finding: line and character from 1, rule, message. */
function findingsOf(text: string): readonly string[] {
  const lines = new LineIndex(text);
  return lintStrictly(text).findings.map((finding) => {
    const { line, character } = lines.position(finding.start);
    return `${line + 1}:${character + 1} ${finding.rule} ${finding.message}`;
  });
}

describe('fixtures', () => {
  for (const file of filesBelow(projectPath('test-fixtures/clean'))) {
    it(`clean/${file} is silent under every rule`, () => {
      const { findings, problems } = lintStrictly(read('clean', file));
      assert.deepEqual(findings.map(({ rule, message }) => `${rule} ${message}`), []);
      assert.deepEqual(problems, []);
    });
  }

  for (const file of filesBelow(projectPath('test-fixtures/risky')).filter((name) => !name.endsWith('.expected.txt'))) {
    it(`risky/${file} has the findings that stand beside it`, () => {
      const expected = projectPath('test-fixtures/risky', `${file}.expected.txt`);
      const found = `${findingsOf(read('risky', file)).join('\n')}\n`;
      if (updates) fs.writeFileSync(expected, found);
      assert.notEqual(found, '\n', 'a risky fixture has findings');
      assert.equal(found, fs.readFileSync(expected, 'utf8'));
    });
  }

  for (const file of filesBelow(projectPath('test-fixtures/broken'))) {
    it(`broken/${file} is a visible problem, and no failure`, () => {
      const { problems } = lintStrictly(read('broken', file));
      assert.ok(problems.length > 0);
      assert.deepEqual(problems.filter((problem) => problem.kind === 'internal'), []);
    });
  }
});
