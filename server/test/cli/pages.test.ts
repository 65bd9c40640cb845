/** The samples of the pages about the command line are what it really prints. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { filesBelow, projectPath } from '../support/project.js';
import { rootguard } from './fake-host.js';

const page = fs.readFileSync(projectPath('docs/inspect-and-can.md'), 'utf8');
const folder = projectPath('test-fixtures/example');
const files = Object.fromEntries(filesBelow(folder).map((name) => [name, fs.readFileSync(projectPath('test-fixtures/example', name), 'utf8')]));

function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter((match) => match[1] === language).map((match) => match[2] ?? '');
}

describe('docs/inspect-and-can.md', () => {
  const samples = blocks('console').map((block) => /^\$ rootguard (.*)\n([^]*)$/.exec(block));

  it('has samples', () => assert.ok(samples.length >= 4 && samples.every((sample) => sample !== null)));

  for (const sample of samples) {
    const [, call = '', output = ''] = sample ?? [];
    it(`shows what \`rootguard ${call}\` prints`, async () => {
      const { stdout, stderr } = await rootguard(call.split(' ').map((word) => word.replaceAll('"', '')), { files });
      assert.equal(stderr, '');
      assert.equal(stdout, output);
    });
  }

  it('shows the list of requests of the example', () => assert.ok(blocks('yaml').includes(files['shop.requests.yaml'] ?? '')));
});
