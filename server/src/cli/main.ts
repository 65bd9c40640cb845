/** Runs the command line on the real system. */
import path from 'node:path';
import process from 'node:process';
import { failureReason } from '../scan/disk.js';
import { exitCode } from './exit-code.js';
import { run } from './run.js';
import { systemHost } from './system.js';

// A reader that closes the pipe early, such as `head`, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`The report could not be written. ${failureReason(error)}\n`);
  process.exit(exitCode.unchecked);
});
// A closed standard error loses only the messages, and does not stop the run.
process.stderr.on('error', () => undefined);

// The bundle is in `dist/` of the package.
const host = systemHost(path.resolve(import.meta.dirname, '..'));
void run(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
