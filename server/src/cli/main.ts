/** Runs the command line on the real system. */
import path from 'node:path';
import process from 'node:process';
import { failureReason } from '../scan/disk.js';
import { run } from './run.js';
import { systemHost } from './system.js';

// A reader that closes the pipe early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`The report could not be written. ${failureReason(error)}\n`);
  process.exit(3);
});
// Who does not listen misses what is said there, and nothing else.
process.stderr.on('error', () => undefined);

// The bundle stands in `dist/` of the package.
const host = systemHost(path.resolve(import.meta.dirname, '..'));
void run(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
