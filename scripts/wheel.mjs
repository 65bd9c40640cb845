/** Reads Python packages: pip fetches one into a folder of its own, Python prints what is wanted of it as JSON. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a Python script prints as JSON; the script is given the path of the wheel as `sys.argv[1]`. */
export function fromWheel(requirement, script) {
  const folder = mkdtempSync(join(tmpdir(), 'wheel-'));
  try {
    execFileSync('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, requirement]);
    const [wheel] = readdirSync(folder);
    const json = execFileSync('python3', ['-c', script, join(folder, wheel)], { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(json.toString('utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
