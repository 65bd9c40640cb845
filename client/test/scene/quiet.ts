/** A folder that has nothing to do with AWS. */
import { runSuites } from '../support/run-suites.js';

export function run(): Promise<void> {
  return runSuites('quiet', () => import('../suite/quiet.test.js'));
}
