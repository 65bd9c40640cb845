/** A folder that the person does not trust. */
import { runSuites } from '../support/run-suites.js';

export function run(): Promise<void> {
  return runSuites('restricted', () => import('../suite/restricted.test.js'));
}
