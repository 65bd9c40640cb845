/**
 * How long to wait during typing before a text is checked again: not at all if checks are fast, and longer the slower they
 * are.
 */
import { performance } from 'node:perf_hooks';
import type { CancellationToken } from 'vscode-languageserver/node';

/** A shorter check is not noticeable, in milliseconds. */
const unfelt = 15;
const longestDelay = 400;

/** However long someone types without a pause, findings are reported after this time, in milliseconds. */
export const longestWait = 2_000;

/** Remembers when each text last changed, and how long its last check took. */
export class Pace {
  readonly #durations = new Map<string, number>();
  readonly #changes = new Map<string, number>();
  readonly #checks = new Map<string, number>();

  changed(uri: string): void {
    this.#changes.set(uri, performance.now());
  }

  checked(uri: string, duration: number): void {
    this.#durations.set(uri, duration);
    this.#checks.set(uri, performance.now());
  }

  forget(uri: string): void {
    this.#durations.delete(uri);
    this.#changes.delete(uri);
    this.#checks.delete(uri);
  }

  /** How long a pause in typing this text has to be, in milliseconds. */
  delay(uri: string): number {
    const last = this.#durations.get(uri) ?? 0;
    return last <= unfelt ? 0 : Math.min(longestDelay, 2 * last);
  }

  /** Whether typing has paused for as long as checks of this text require. */
  isPaused(uri: string): boolean {
    return performance.now() >= (this.#changes.get(uri) ?? 0) + this.delay(uri);
  }

  /**
   * Waits for a pause unless there already is one, but no longer than `longest`; returns at once when the request is
   * cancelled.
   */
  async settle(uri: string, token: CancellationToken, longest = longestWait): Promise<void> {
    const asked = performance.now();
    for (;;) {
      const now = performance.now();
      // Many requests may wait for one text; a check triggered by one of them counts for the others too.
      const end = Math.max(asked, this.#checks.get(uri) ?? 0) + longest;
      const left = Math.min(end, (this.#changes.get(uri) ?? 0) + this.delay(uri)) - now;
      if (left <= 0 || token.isCancellationRequested) return;
      await rest(left, token);
    }
  }
}

async function rest(milliseconds: number, token: CancellationToken): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds);
    const cancelled = token.onCancellationRequested(done);
    function done(): void {
      clearTimeout(timer);
      cancelled.dispose();
      resolve();
    }
  });
}
