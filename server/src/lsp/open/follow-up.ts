/** Checks whole texts once typing pauses, after a first report was given at once. */
import { CancellationToken } from 'vscode-languageserver/node';
import { resultIdOf } from '../wire/result-id.js';
import type { Checks } from './checks.js';

/**
 * After this time the full check is run even without a pause, in milliseconds; until then the first report is good enough.
 */
const longestWait = 10_000;

export class FollowUp {
  readonly #checks: Checks;
  readonly #onError: (error: unknown) => void;
  /** The result ID of the last report about each waiting text, by URI. */
  readonly #reported = new Map<string, string>();

  constructor(checks: Checks, onError: (error: unknown) => void) {
    this.#checks = checks;
    this.#onError = onError;
  }

  /** `resultId` is that of the first report. */
  begin(uri: string, resultId: string): void {
    const isWaiting = this.#reported.has(uri);
    this.#reported.set(uri, resultId);
    if (!isWaiting) this.#run(uri).catch(this.#onError);
  }

  /** The client is asked to pull again if there is something different to report. */
  async #run(uri: string): Promise<void> {
    await this.#checks.pace.settle(uri, CancellationToken.None, longestWait);
    const reported = this.#reported.get(uri);
    this.#reported.delete(uri);
    const check = await this.#checks.of(uri);
    if (check === null) return;
    await this.#checks.sendStatus(check);
    const items = await this.#checks.diagnostics(check);
    if (resultIdOf(items) !== reported) this.#checks.askForPulls();
  }
}
