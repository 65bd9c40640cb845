import assert from 'node:assert/strict';
import fs from 'node:fs';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { rules } from '../../src/rules/registry.generated.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { projectPath } from '../support/project.js';

const page = fs.readFileSync(projectPath('docs', 'fixes.md'), 'utf8');

describe('docs/fixes.md', () => {
  const samples = [...page.matchAll(/^### (.*)\n[^]*?^```yaml before (\S+)\n([^]*?)^```\n\n```yaml after\n([^]*?)^```/gm)];

  it('shows a swap for each consumer', () => assert.equal(samples.length, 4));

  it('names every rule that has a fix', () => {
    const missing = rules.filter(({ id, fixes }) => fixes !== undefined && !page.includes(`](rules/${id}.md)`));
    assert.deepEqual(missing.map(({ id }) => id), []);
  });

  for (const [, title = '', rule = '', before = '', after = ''] of samples) {
    it(`is right about ${title.toLowerCase()}`, () => {
      const { findings, problems } = lint({ name: 'page', text: before, settings: defaultSettings, today: '2026-11-25' });
      assert.deepEqual(problems, []);
      const [fix] = findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.fixes());
      assert(fix?.kind === 'fix', `no fix for ${rule}`);
      assert.equal(applyEdits(before, fix.edits), after);
    });
  }
});
