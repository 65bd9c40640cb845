/**
 * `npm test`: installs, builds, and runs every test that needs no editor; what stands behind `--` goes to mocha.
 * With ROOTGUARD_RESULTS, a folder, the result is written there for a machine too.
 */
import process from 'node:process';
import { installPackages, run } from './install.mjs';

installPackages();
run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
run(process.execPath, ['scripts/build.mjs', '--production', '--quiet']);
run(process.execPath, [
  'node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/test-reporter.cjs', ...process.argv.slice(2), 'out/server/test/**/*.test.js',
], { env: { ...process.env, ROOTGUARD_BUNDLES: '1' } });
