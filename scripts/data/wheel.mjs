/** Reads Python packages: pip downloads one into a folder of its own, and Python prints what is wanted from it as JSON. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a Python script prints as JSON; `sys.argv[1]` of the script is the path of the wheel. */
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
