/**
 * `npm test`: installs, builds, and runs every test that needs no editor; arguments after `--` go to mocha.
 * With ROOTGUARD_RESULTS, a folder, the result is also written there for machines to read.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installPackages, run } from './install.mjs';
import { root } from './project.mjs';

installPackages();
run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
run(process.execPath, ['scripts/build.mjs', '--production', '--quiet']);
run(
  process.execPath,
  ['node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/test-reporter.cjs', ...process.argv.slice(2), ...tests()],
  { env: { ...process.env, ROOTGUARD_BUNDLES: '1' } },
);

/** Compiled tests, found by their sources, because the compiled file of a deleted test remains. */
function tests() {
  const sources = fs.readdirSync(path.join(root, 'server/test'), { recursive: true }).filter((file) => file.endsWith('.test.ts'));
  return sources.sort().map((file) => path.posix.join('out/server/test', file.replaceAll('\\', '/').replace(/\.ts$/, '.js')));
}
