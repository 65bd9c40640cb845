/** The bundle that ships, run as people run it in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

export const root = path.resolve(import.meta.dirname, '../../../..');
export const cli = path.join(root, 'dist/cli.cjs');

/** `npm test` builds the bundles and says so; without that these tests are skipped. */
export const describeBuilt = process.env['ROOTGUARD_BUNDLES'] === undefined ? describe.skip : describe;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder for each test of a suite, the current one of what runs in it. */
export class OwnFolder {
  path = '';

  constructor() {
    beforeEach(() => {
      this.path = mkdtempSync(path.join(os.tmpdir(), 'rootguard-'));
    });
    afterEach(() => rmSync(this.path, { recursive: true, force: true }));
  }

  put(name: string, content: string | Buffer): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  rootguard(argv: readonly string[], input = '', variables: NodeJS.ProcessEnv = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...argv], {
      cwd: this.path, input, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', ...variables },
    });
    return { code: status, stdout, stderr };
  }
}
