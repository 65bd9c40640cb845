/** One client's session: the settings of its texts, their checks, and how the results reach the client. */
import { CancellationToken, LSPErrorCodes, ResponseError, type Diagnostic, type FileEvent } from 'vscode-languageserver/node';
import type { Check } from './open/check.js';
import { Checker } from './open/checker.js';
import type { Client } from './client.js';
import type { Edits } from './request/code-action-edit.js';
import { toDiagnostics } from './wire/diagnostic.js';
import { createEngine, type Engine } from './engine.js';
import { logFailure } from './fence.js';
import { filesChanged, savedFile } from './workspace/file-changes.js';
import { FileSettingsSource } from './file-settings.js';
import { placeBeside, textAt } from './workspace/other-file.js';
import { FollowUp } from './open/follow-up.js';
import { Pace } from './open/pace.js';
import { Publisher } from './open/publisher.js';
import { statusNotification, statusOf } from './open/status.js';
import { uriOf } from './wire/uri.js';
import { watchTemplates } from './workspace/watched-files.js';
import { WorkspaceScan } from './workspace/workspace-scan.js';

export class Session {
  readonly client: Client;
  readonly engine: Engine;
  readonly settings: FileSettingsSource;
  readonly pace = new Pace();
  readonly scan: WorkspaceScan;
  readonly followUp: FollowUp;
  readonly #checker: Checker;
  /** Null for a client that pulls diagnostics. */
  readonly #publisher: Publisher | null;
  #watching: Promise<void> | null = null;

  constructor(client: Client) {
    const { ability, connection, host } = client;
    this.client = client;
    this.engine = createEngine(host.rules);
    this.settings = new FileSettingsSource(client, this.engine);
    this.scan = new WorkspaceScan(this);
    this.#checker = new Checker(this.engine, (uri, path) => this.#loadBeside(uri, path));
    this.followUp = new FollowUp(this, (error) => logFailure(connection, 'checking in the pause', error));
    this.#publisher = ability.pullsDiagnostics ? null : new Publisher(this, (error) => logFailure(connection, 'publishing', error));
  }

  async opened(uri: string): Promise<void> {
    if (this.#publisher !== null) this.#publisher.publishNow(uri);
    else await this.scan.opened(uri);
  }

  changed(uri: string): void {
    this.pace.changed(uri);
    this.settings.textChanged(uri);
    if (this.#publisher === null) return;
    for (const each of [uri, ...this.#checker.namersOf(uri)]) this.#publisher.publishSoon(each);
  }

  async closed(uri: string): Promise<void> {
    this.pace.forget(uri);
    this.settings.forget(uri);
    this.#checker.forget(uri);
    this.#publisher?.cancel(uri);
    if (this.#publisher !== null) await this.client.connection.sendDiagnostics({ uri, diagnostics: [] });
    await this.scan.closed(uri);
  }

  filesChanged(changes: readonly FileEvent[]): Promise<void> {
    return filesChanged(this, changes);
  }

  /** Called when a document is saved. */
  saved(uri: string): Promise<void> {
    return savedFile(this, uri);
  }

  /** `pushed` is the section `rootguard` if the client sent it along. */
  async settingsChanged(pushed: unknown): Promise<void> {
    this.settings.editorChanged(pushed);
    this.refresh();
    await this.scan.repeat();
  }

  /** Withdraws the findings in folders that left the workspace, and scans folders that joined it. */
  async foldersChanged(): Promise<void> {
    await this.scan.repeat();
  }

  /** Starts with the first file that refers to others, or with the first scan. */
  watchTemplates(): Promise<void> {
    return (this.#watching ??= watchTemplates(this.client));
  }

  /** Checks again the open texts that refer to any of these files. */
  refreshNamersOf(uris: readonly string[]): void {
    const namers = new Set(uris.flatMap((uri) => this.#checker.namersOf(uri)));
    for (const namer of namers) this.#publisher?.publishNow(namer);
    if (namers.size > 0) this.askForPulls();
  }

  /** Checks all open texts again. */
  refresh(): void {
    this.#publisher?.publishAll();
    this.askForPulls();
  }

  /** Asks the client to pull diagnostics again, if it supports that. Nothing waits for its answer, which may be an error. */
  askForPulls(): void {
    const { ability, connection } = this.client;
    if (!ability.refreshesDiagnostics) return;
    connection.languages.diagnostics.refresh().catch((error: unknown) => logFailure(connection, 'workspace/diagnostic/refresh', error));
  }

  /**
   * The check of an open text once typing pauses; null when it is not open. A request cancelled meanwhile is answered with
   * the protocol's error for that, without any work.
   */
  async checkInPause(uri: string, token: CancellationToken): Promise<Check | null> {
    await this.pace.settle(uri, token);
    refuseCancelled(token);
    const check = await this.check(uri);
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

  /** The check of an open text as it is now; null when it is not open. */
  async check(uri: string): Promise<Check | null> {
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

  /** For our own client. */
  async sendStatus(check: Check): Promise<void> {
    const { ability, connection } = this.client;
    if (ability.own.status) await connection.sendNotification(statusNotification, statusOf(check));
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
