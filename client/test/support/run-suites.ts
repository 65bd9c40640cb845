/** Runs mocha inside the extension host. */
import Mocha from 'mocha';

/** The modules of the suites register themselves when they load. */
export async function runSuites(title: string, load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, slow: 3_000, color: true });
  mocha.suite.title = title;
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} of the tests failed.`))));
  });
}
