/** Runs mocha inside the extension host; with ROOTGUARD_RESULTS, a folder, the counts are written there for a machine too. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format } from 'node:util';
import Mocha from 'mocha';
import { say } from './keyboard.js';

const wanted = process.env['ROOTGUARD_GREP'];
const results = process.env['ROOTGUARD_RESULTS'];

/** The modules of the suites register themselves when they load. */
export async function runSuites(title: string, load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, slow: 5_000, color: true, ...(wanted !== undefined && { grep: wanted }) });
  Mocha.reporters.Base.consoleLog = (...words: readonly unknown[]) => void say(format(...words));
  mocha.suite.title = title;
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (results !== undefined) writeCounts(results, runner.stats);
      if (failures === 0) resolve();
      else reject(new Error(`${failures} of the tests failed.`));
    });
  });
}

function writeCounts(folder: string, stats: Mocha.Stats | undefined): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `editor-${process.pid}.json`), JSON.stringify({ stats }));
}
