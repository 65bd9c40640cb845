/** A workspace of two folders, with another extension that works on the same files. */
import { runSuites } from '../support/run-suites.js';

export function run(): Promise<void> {
  return runSuites('in several folders, beside another extension', async () => {
    await import('../suite/beside.test.js');
    await import('../suite/folders.test.js');
  });
}
