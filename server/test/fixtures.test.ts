import assert from 'node:assert/strict';
import fs from 'node:fs';
import { LineIndex } from '../src/text/line-index.js';
import { rootguard } from './cli/fake-host.js';
import { filesBelow, projectPath } from './support/project.js';
import { fillPlaceholders } from './support/synthetic.js';
import { lintStrictly } from './support/lint-strictly.js';

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

interface Scanned {
  readonly summary: Readonly<Record<'files' | 'templates' | 'policies' | 'skipped', number>>;
  readonly findings: readonly { readonly file: string; readonly rule: string; readonly message: string; readonly construct?: string }[];
  readonly problems: readonly { readonly message: string }[];
}

/** What a scan of the whole folder says: the files that count, then one line a finding, with its construct. */
async function findingsOfProject(name: string): Promise<string> {
  const folder = `projects/${name}`;
  const files = Object.fromEntries(filesBelow(projectPath('test-fixtures', folder)).map((file) => [file, read(folder, file)]));
  const { stdout } = await rootguard(['scan', '--no-config', '--preset', 'strict', '--format', 'json'], { files });
  const { summary, findings, problems }: Scanned = JSON.parse(stdout);
  const { files: opened, templates, policies, skipped } = summary;
  return [
    `${opened} files, ${templates} templates, ${policies} policies, ${skipped} skipped`,
    ...findings.map(({ file, rule, message, construct }) => `${file} ${construct ?? '-'} ${rule} ${message}`),
    ...problems.map(({ message }) => `problem: ${message}`), '',
  ].join('\n');
}

describe('fixtures', () => {
  for (const file of filesBelow(projectPath('test-fixtures/clean'))) {
    it(`clean/${file} has no findings under any rule`, () => {
      const { findings, problems } = lintStrictly(read('clean', file));
      assert.deepEqual(findings.map(({ rule, message }) => `${rule} ${message}`), []);
      assert.deepEqual(problems, []);
    });
  }

  for (const file of filesBelow(projectPath('test-fixtures/risky')).filter((name) => !name.endsWith('.expected.txt'))) {
    it(`risky/${file} has the findings of the file beside it`, () => {
      const expected = projectPath('test-fixtures/risky', `${file}.expected.txt`);
      const found = `${findingsOf(read('risky', file)).join('\n')}\n`;
      if (updates) fs.writeFileSync(expected, found);
      assert.notEqual(found, '\n', 'a risky fixture has findings');
      assert.equal(found, fs.readFileSync(expected, 'utf8'));
    });
  }

  for (const file of filesBelow(projectPath('test-fixtures/broken'))) {
    it(`broken/${file} is a visible problem, not a failure`, () => {
      const { problems } = lintStrictly(read('broken', file));
      assert.ok(problems.length > 0);
      assert.deepEqual(problems.filter((problem) => problem.kind === 'internal'), []);
    });
  }

  for (const project of fs.readdirSync(projectPath('test-fixtures/projects'), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(`projects/${project.name} has the findings of the file beside it`, async () => {
      const expected = projectPath('test-fixtures/projects', `${project.name}.expected.txt`);
      const found = await findingsOfProject(project.name);
      if (updates) fs.writeFileSync(expected, found);
      assert.equal(found, fs.readFileSync(expected, 'utf8'));
    });
  }
});
