/** The generated tables are what their generators write today. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

describe('generated files', () => {
  it('are fresh', function () {
    this.timeout(60_000);
    const script = fileURLToPath(new URL('../../../../scripts/data/generate.mjs', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });
});
