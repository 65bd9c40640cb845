/** Publishes the diagnostics of open texts to a client that does not ask for them. */
import type { Session } from './session.js';
import { statusNotification, statusOf } from './status.js';

/** While one types, a text is checked when nothing came for so long, in milliseconds. */
const debounce = 60;

export class Publisher {
  readonly #session: Session;
  readonly #onError: (error: unknown) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(session: Session, onError: (error: unknown) => void) {
    this.#session = session;
    this.#onError = onError;
  }

  /** Checks at once; what was waiting for this text is done with it. */
  publishNow(uri: string): void {
    this.#schedule(uri, 0);
  }

  /** Checks when typing pauses. */
  publishSoon(uri: string): void {
    this.#schedule(uri, debounce + this.#session.pace.delay(uri));
  }

  publishAll(): void {
    for (const { uri } of this.#session.client.documents.all()) this.publishNow(uri);
  }

  cancel(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
  }

  #schedule(uri: string, delay: number): void {
    this.cancel(uri);
    this.#timers.set(uri, setTimeout(() => {
      this.#timers.delete(uri);
      this.#publish(uri).catch(this.#onError);
    }, delay));
  }

  async #publish(uri: string): Promise<void> {
    const check = await this.#session.check(uri);
    if (check === null) return;
    const diagnostics = await this.#session.diagnostics(check);
    const { document } = check;
    // What is said of an older text must not overwrite what will be said of a newer one.
    const { ability, connection, documents } = this.#session.client;
    if (documents.get(uri) !== document) return;
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    if (ability.own.status) await connection.sendNotification(statusNotification, statusOf(check));
  }
}
