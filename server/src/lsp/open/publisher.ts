/** Publishes the diagnostics of open texts to a client that does not ask for them. */
import { performance } from 'node:perf_hooks';
import type { Session } from '../session.js';
import { longestWait } from './pace.js';

/** While one types, a text is checked when nothing came for so long, in milliseconds. */
const debounce = 60;

/** A text that waits to be checked. */
interface Waiting {
  readonly timer: NodeJS.Timeout;
  /** In milliseconds. */
  readonly since: number;
}

export class Publisher {
  readonly #session: Session;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<string, Waiting>();

  constructor(session: Session, onError: (error: unknown) => void) {
    this.#session = session;
    this.#onError = onError;
  }

  /** Checks at once; what was waiting for this text is done with it. */
  publishNow(uri: string): void {
    this.cancel(uri);
    this.#schedule(uri, 0, performance.now());
  }

  /** Checks when typing pauses, or when it went on for too long. */
  publishSoon(uri: string): void {
    const now = performance.now();
    const since = this.#waiting.get(uri)?.since ?? now;
    this.cancel(uri);
    this.#schedule(uri, Math.min(debounce + this.#session.pace.delay(uri), since + longestWait - now), since);
  }

  publishAll(): void {
    for (const { uri } of this.#session.client.documents.all()) this.publishNow(uri);
  }

  cancel(uri: string): void {
    clearTimeout(this.#waiting.get(uri)?.timer);
    this.#waiting.delete(uri);
  }

  #schedule(uri: string, delay: number, since: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(uri);
      this.#publish(uri).catch(this.#onError);
    }, delay);
    this.#waiting.set(uri, { timer, since });
  }

  async #publish(uri: string): Promise<void> {
    const check = await this.#session.check(uri);
    if (check === null) return;
    const diagnostics = await this.#session.diagnostics(check);
    const { document } = check;
    // What is said of an older text must not overwrite what will be said of a newer one.
    const { connection, documents } = this.#session.client;
    if (documents.get(uri) !== document) return;
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    await this.#session.tellStatus(check);
  }
}
