/** Shows the progress of a long scan on a terminal. */
import type { Host } from '../host.js';

export interface Progress {
  /** Shows that `done` of `all` files are finished. */
  update(done: number, all: number): void;
  /** Removes the line, so that something else can be written. */
  clear(): void;
}

/** Shorter scans need no progress, in milliseconds; nor can a person read updates that come faster. */
const patience = 1_000;
const interval = 100;

export function showProgress(host: Host): Progress {
  const { stderr } = host;
  const started = host.now();
  let updated = started + patience - interval;
  let isShown = false;
  return {
    update(done, all) {
      const now = host.now();
      if (!stderr.isTerminal || now < updated + interval) return;
      updated = now;
      isShown = true;
      stderr.write(`\r\u001b[2K${done} of ${all} files`);
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[2K');
      isShown = false;
    },
  };
}
