/**
 * Prints "N passed, N failed" over the results that the suites wrote, as mocha's JSON has them. A step that failed
 * without a failing test counts as one. Usage: node sum.mjs FOLDER FAILED_STEPS
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [folder = '', failedSteps = '0'] = process.argv.slice(2);
const results = fs.readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')).stats);
const passed = results.reduce((sum, { passes }) => sum + passes, 0);
const failed = results.reduce((sum, { failures }) => sum + failures, 0);
const failures = Math.max(failed, Number(failedSteps));
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 && passed > 0 ? 0 : 1;
