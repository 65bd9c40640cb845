/** How long to wait before a text is checked again while one types: not at all for quick ones, longer the slower they are. */
import type { CancellationToken } from 'vscode-languageserver/node';

/** Below this a check is not felt, in milliseconds. */
const unfelt = 15;
const longestWait = 400;

/** Remembers how long the last check of each text took. */
export class Pace {
  readonly #durations = new Map<string, number>();

  record(uri: string, duration: number): void {
    this.#durations.set(uri, duration);
  }

  forget(uri: string): void {
    this.#durations.delete(uri);
  }

  /** In milliseconds. */
  delay(uri: string): number {
    const last = this.#durations.get(uri) ?? 0;
    return last <= unfelt ? 0 : Math.min(longestWait, 2 * last);
  }

  /** Waits the delay of a text; at once over when the request is cancelled. */
  async settle(uri: string, token: CancellationToken): Promise<void> {
    const delay = this.delay(uri);
    if (delay === 0 || token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, delay);
      const cancelled = token.onCancellationRequested(done);
      function done(): void {
        clearTimeout(timer);
        cancelled.dispose();
        resolve();
      }
    });
  }
}
