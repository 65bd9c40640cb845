/** The checks of the texts that are open, each under the settings of its file, and how the client learns of them. */
import { CancellationToken, LSPErrorCodes, ResponseError, type Diagnostic } from 'vscode-languageserver/node';
import type { Client } from '../client.js';
import { createEngine, type Engine } from '../engine.js';
import { logFailure } from '../fence.js';
import { FileSettingsSource } from '../file-settings.js';
import type { Edits } from '../request/code-action-edit.js';
import { toDiagnostics } from '../wire/diagnostic.js';
import { uriOf } from '../wire/uri.js';
import { placeBeside, textAt } from '../workspace/other-file.js';
import { watchTemplates } from '../workspace/watched-files.js';
import type { Check } from './check.js';
import { Checker } from './checker.js';
import { Pace } from './pace.js';
import { statusNotification, statusOf } from './status.js';

export class Checks {
  readonly client: Client;
  readonly engine: Engine;
  readonly settings: FileSettingsSource;
  readonly pace = new Pace();
  readonly #checker: Checker;
  #watching: Promise<void> | null = null;

  constructor(client: Client) {
    this.client = client;
    this.engine = createEngine(client.host.rules);
    this.settings = new FileSettingsSource(client, this.engine);
    this.#checker = new Checker(this.engine, (uri, path) => this.#loadBeside(uri, path));
  }

  /** The check of an open text as it is now; null when it is not open. */
  async of(uri: string): Promise<Check | null> {
    const opened = this.client.documents.get(uri);
    if (opened === undefined) return null;
    const settings = await this.settings.for(opened.uri);
    const document = this.client.documents.get(uri);
    if (document === undefined) return null;
    const check = await this.#checker.check(document, settings);
    this.pace.checked(document.uri, check.duration);
    if (check.neighbours.size + check.missed.length > 0) {
      this.watchTemplates().catch((error: unknown) => logFailure(this.client.connection, 'watching files', error));
    }
    return check;
  }

  /**
   * The check of an open text once typing pauses; null when it is not open. A request cancelled meanwhile is answered with
   * the protocol's error for that, without any work.
   */
  async inPause(uri: string, token: CancellationToken): Promise<Check | null> {
    await this.pace.settle(uri, token);
    refuseCancelled(token);
    const check = await this.of(uri);
    refuseCancelled(token);
    return check;
  }

  /**
   * What can be reported about an open text during typing; null when checks are fast, when typing pauses, or when nothing
   * can be reported without a check. Only for clients that can be asked to pull again.
   */
  async glance(uri: string, token: CancellationToken): Promise<Check | null> {
    if (!this.client.ability.refreshesDiagnostics || this.pace.isPaused(uri)) return null;
    return await this.glanceNow(uri, token);
  }

  /** The same whether typing pauses or not, for a client to which the rest is published. */
  async glanceNow(uri: string, token: CancellationToken = CancellationToken.None): Promise<Check | null> {
    const opened = this.client.documents.get(uri);
    if (opened === undefined) return null;
    const settings = await this.settings.for(opened.uri);
    refuseCancelled(token);
    const document = this.client.documents.get(uri);
    return document === undefined ? null : this.#checker.glance(document, settings);
  }

  /** The open texts that refer to a file. */
  namersOf(uri: string): readonly string[] {
    return this.#checker.namersOf(uri);
  }

  /** Takes note that an open text has another version. */
  changed(uri: string): void {
    this.pace.changed(uri);
    this.settings.textChanged(uri);
  }

  /** Forgets a text that was closed. */
  forget(uri: string): void {
    this.pace.forget(uri);
    this.settings.forget(uri);
    this.#checker.forget(uri);
  }

  async diagnostics(check: Check): Promise<Diagnostic[]> {
    const { editor } = await this.settings.for(check.document.uri);
    return toDiagnostics(check, this.client.ability, editor.maxNumberOfProblems);
  }

  /** Edits by the engine beyond the fixes of single findings. */
  async edits(check: Check): Promise<Edits> {
    const settings = await this.settings.for(check.document.uri);
    return {
      suppress: (finding, reason) => (check.file === null ? [] : this.engine.suppressionEdits(check.file, finding, reason)),
      fix: (wish) => this.#checker.fix(check, settings, wish),
    };
  }

  /** For our own client. */
  async sendStatus(check: Check): Promise<void> {
    const { ability, connection } = this.client;
    if (ability.own.status) await connection.sendNotification(statusNotification, statusOf(check));
  }

  /** Asks the client to pull diagnostics again, if it supports that. Nothing waits for its answer, which may be an error. */
  askForPulls(): void {
    const { ability, connection } = this.client;
    if (!ability.refreshesDiagnostics) return;
    connection.languages.diagnostics.refresh().catch((error: unknown) => logFailure(connection, 'workspace/diagnostic/refresh', error));
  }

  /** Starts with the first file that refers to others, or with the first scan. */
  watchTemplates(): Promise<void> {
    return (this.#watching ??= watchTemplates(this.client));
  }

  /** The text of a file that another refers to: as open in the editor, or else from the disk. */
  async #loadBeside(uri: string, path: string): Promise<string | null> {
    const place = placeBeside(uri, path);
    if (place === null) return null;
    return this.client.documents.get(uriOf(place))?.text ?? (await textAt(place));
  }
}

function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
