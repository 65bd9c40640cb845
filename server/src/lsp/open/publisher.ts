/** Publishes the diagnostics of open texts to a client that does not pull them. */
import { performance } from 'node:perf_hooks';
import type { Checks } from './checks.js';
import { longestWait } from './pace.js';

/** A text is checked once no change has come for this long, in milliseconds. */
const debounce = 60;

/** A text that is waiting to be checked. */
interface WaitingText {
  readonly timer: NodeJS.Timeout;
  /** In milliseconds. */
  readonly since: number;
}

export class Publisher {
  readonly #checks: Checks;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<string, WaitingText>();
  /** The texts for which a first report is due, by URI. */
  readonly #glancing = new Map<string, NodeJS.Timeout>();

  constructor(checks: Checks, onError: (error: unknown) => void) {
    this.#checks = checks;
    this.#onError = onError;
  }

  /** Checks at once, in place of any check of this text that is waiting. */
  publishNow(uri: string): void {
    this.cancel(uri);
    this.#schedule(uri, 0, performance.now());
  }

  /**
   * Checks when typing pauses, or after a long time without a pause; for a text that is slow to check, what is already known
   * is reported first.
   */
  publishSoon(uri: string): void {
    const now = performance.now();
    const since = this.#waiting.get(uri)?.since ?? now;
    const delay = this.#checks.pace.delay(uri);
    this.cancel(uri);
    this.#schedule(uri, Math.min(debounce + delay, since + longestWait - now), since);
    if (delay > 0) this.#glanceSoon(uri);
  }

  publishAll(): void {
    for (const { uri } of this.#checks.client.documents.all()) this.publishNow(uri);
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

  /** The timer is not restarted at each keystroke. */
  #glanceSoon(uri: string): void {
    if (this.#glancing.has(uri)) return;
    const timer = setTimeout(() => {
      this.#glancing.delete(uri);
      this.#publishGlance(uri).catch(this.#onError);
    }, debounce);
    this.#glancing.set(uri, timer);
  }

  async #publishGlance(uri: string): Promise<void> {
    const glance = this.#waiting.has(uri) ? await this.#checks.glanceNow(uri) : null;
    const diagnostics = glance === null ? [] : await this.#checks.diagnostics(glance);
    const { connection, documents } = this.#checks.client;
    // Nor must it overwrite the result of the full check.
    if (glance === null || !this.#waiting.has(uri) || documents.get(uri) !== glance.document) return;
    await connection.sendDiagnostics({ uri, version: glance.document.version, diagnostics });
  }

  async #publish(uri: string): Promise<void> {
    const check = await this.#checks.of(uri);
    if (check === null) return;
    const diagnostics = await this.#checks.diagnostics(check);
    const { document } = check;
    // A report on an older version must not overwrite one on a newer version.
    const { connection, documents } = this.#checks.client;
    if (documents.get(uri) !== document) return;
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    await this.#checks.sendStatus(check);
  }
}
