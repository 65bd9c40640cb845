/** A person at work in a folder with templates. */
import { runSuites } from '../support/run-suites.js';

export function run(): Promise<void> {
  return runSuites('in a folder with templates', async () => {
    await import('../suite/basics.test.js');
    await import('../suite/fixes.test.js');
    await import('../suite/settings.test.js');
    await import('../suite/crash.test.js');
    await import('../suite/scan.test.js');
  });
}
