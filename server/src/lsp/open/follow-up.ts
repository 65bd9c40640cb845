/** Checks texts as a whole once typing pauses, after something was told of them at once. */
import { CancellationToken } from 'vscode-languageserver/node';
import type { Session } from '../session.js';
import { resultIdOf } from '../wire/result-id.js';

/** What was told at once serves for longer than nothing would, in milliseconds. */
const longestWait = 10_000;

export class FollowUp {
  readonly #session: Session;
  readonly #onError: (error: unknown) => void;
  /** What was told last of each text that waits, by URI. */
  readonly #told = new Map<string, string>();

  constructor(session: Session, onError: (error: unknown) => void) {
    this.#session = session;
    this.#onError = onError;
  }

  /** `resultId` is that of what was told at once. */
  begin(uri: string, resultId: string): void {
    const isWaiting = this.#told.has(uri);
    this.#told.set(uri, resultId);
    if (!isWaiting) this.#run(uri).catch(this.#onError);
  }

  /** The client is asked to ask again when there is something else to tell. */
  async #run(uri: string): Promise<void> {
    await this.#session.pace.settle(uri, CancellationToken.None, longestWait);
    const told = this.#told.get(uri);
    this.#told.delete(uri);
    const check = await this.#session.check(uri);
    if (check === null) return;
    await this.#session.tellStatus(check);
    const items = await this.#session.diagnostics(check);
    if (resultIdOf(items) !== told) await this.#session.askForPulls();
  }
}
