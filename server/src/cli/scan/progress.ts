/** Shows on a terminal how far a long scan is. */
import type { Host } from '../host.js';

export interface Progress {
  /** Tells that so many files of all are done. */
  tell(done: number, all: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** What is done sooner needs no progress, and a person cannot read faster. */
const patience = 1_000;
const interval = 100;

export function showProgress(host: Host): Progress {
  const { stderr } = host;
  const started = host.now();
  let told = started + patience - interval;
  let isShown = false;
  return {
    tell(done, all) {
      const now = host.now();
      if (!stderr.isTerminal || now < told + interval) return;
      told = now;
      isShown = true;
      stderr.write(`\r\u001b[2K${done} of ${all} files`);
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[2K');
      isShown = false;
    },
  };
}
