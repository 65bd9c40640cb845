/** Runs mocha inside the extension host. */
import process from 'node:process';
import { format } from 'node:util';
import Mocha from 'mocha';
import { say } from './keyboard.js';

const wanted = process.env['ROOTGUARD_GREP'];

/** The modules of the suites register themselves when they load. */
export async function runSuites(title: string, load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, slow: 5_000, color: true, ...(wanted !== undefined && { grep: wanted }) });
  Mocha.reporters.Base.consoleLog = (...words: readonly unknown[]) => void say(format(...words));
  mocha.suite.title = title;
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} of the tests failed.`))));
  });
}
