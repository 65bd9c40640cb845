/** The example workspace, for its pictures. */
import { runSuites } from '../support/run-suites.js';

export function run(): Promise<void> {
  return runSuites('the example workspace', () => import('../suite/pictures.test.js'));
}
