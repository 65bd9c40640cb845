import assert from 'node:assert/strict';
import fs from 'node:fs';
import { pageSections } from '../../src/rules/page.js';
import { rules } from '../../src/rules/registry.generated.js';
import { projectPath } from '../support/project.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { lintStrictly } from '../support/lint-strictly.js';

interface Sample {
  readonly verdict: string;
  readonly text: string;
}

function samplesOf(page: string): readonly Sample[] {
  return [...page.matchAll(/^```(?:yaml|json) (valid|invalid)\n(.*?)^```/gms)]
    .map(([, verdict = '', text = '']) => ({ verdict, text: fillPlaceholders(text) }));
}

function sectionOf(page: string, title: string): string {
  return page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0]?.trim() ?? '';
}

describe('the page of', () => {
  for (const rule of rules) {
    const page = (): string => fs.readFileSync(projectPath('docs/rules', `${rule.id}.md`), 'utf8');

    it(`${rule.id} has every section, none of them empty`, () => {
      assert.deepEqual([...page().matchAll(/^## (.*)$/gm)].map(([, title]) => title), pageSections.map(({ title }) => title));
      for (const { title } of pageSections) assert.notEqual(sectionOf(page(), title), '', `${title} is empty`);
    });

    it(`${rule.id} describes a fix if and only if there is one`, () => {
      assert.equal(sectionOf(page(), 'Fix').startsWith('None'), rule.fixes === undefined);
    });

    it(`${rule.id} has correct samples`, () => {
      const samples = samplesOf(page());
      for (const verdict of ['valid', 'invalid']) assert.ok(samples.some((sample) => sample.verdict === verdict), `no ${verdict} sample`);
      for (const sample of samples) {
        const { findings, problems } = lintStrictly(sample.text, [rule]);
        assert.deepEqual(problems, [], sample.text);
        assert.equal(findings.length, sample.verdict === 'valid' ? 0 : 1, `${sample.verdict} sample:\n${sample.text}`);
      }
    });
  }
});
