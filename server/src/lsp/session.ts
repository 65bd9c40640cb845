/** One client's session: what follows when a text, a file, a folder or a setting changes. */
import { FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import { isConfigurationName } from '../scan/configurations.js';
import type { Client } from './client.js';
import { logFailure } from './fence.js';
import { Checks } from './open/checks.js';
import { FollowUp } from './open/follow-up.js';
import { Publisher } from './open/publisher.js';
import { nameOf } from './wire/uri.js';
import { WorkspaceScan } from './workspace/workspace-scan.js';

export class Session {
  readonly client: Client;
  readonly checks: Checks;
  readonly scan: WorkspaceScan;
  readonly followUp: FollowUp;
  /** Null for a client that pulls diagnostics. */
  readonly #publisher: Publisher | null;

  constructor(client: Client) {
    const { ability, connection } = client;
    this.client = client;
    this.checks = new Checks(client);
    this.scan = new WorkspaceScan(this.checks);
    this.followUp = new FollowUp(this.checks, (error) => logFailure(connection, 'checking in the pause', error));
    this.#publisher = ability.pullsDiagnostics ? null : new Publisher(this.checks, (error) => logFailure(connection, 'publishing', error));
  }

  async opened(uri: string): Promise<void> {
    if (this.#publisher !== null) this.#publisher.publishNow(uri);
    else await this.scan.opened(uri);
  }

  changed(uri: string): void {
    this.checks.changed(uri);
    if (this.#publisher === null) return;
    for (const each of [uri, ...this.checks.namersOf(uri)]) this.#publisher.publishSoon(each);
  }

  async closed(uri: string): Promise<void> {
    this.checks.forget(uri);
    this.#publisher?.cancel(uri);
    if (this.#publisher !== null) await this.client.connection.sendDiagnostics({ uri, diagnostics: [] });
    await this.scan.closed(uri);
  }

  /** A client that cannot watch files still reports those that it saves. */
  async saved(uri: string): Promise<void> {
    if (!this.client.ability.watchesFiles) await this.filesChanged([{ uri, type: FileChangeType.Changed }]);
  }

  /** A changed configuration affects all files below it; any other file affects itself and those that refer to it. */
  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    if (changes.some(({ uri }) => isConfigurationName(nameOf(uri)))) {
      this.checks.settings.configurationChanged();
      this.#refresh();
      await this.scan.repeat();
    } else {
      this.#refreshNamersOf(changes.map(({ uri }) => uri));
      await this.scan.follow(changes);
    }
  }

  /** `pushed` is the section `rootguard` if the client sent it along. */
  async settingsChanged(pushed: unknown): Promise<void> {
    this.checks.settings.editorChanged(pushed);
    this.#refresh();
    await this.scan.repeat();
  }

  /** Withdraws the findings in folders that left the workspace, and scans folders that joined it. */
  async foldersChanged(): Promise<void> {
    await this.scan.repeat();
  }

  /** Checks again the open texts that refer to any of these files. */
  #refreshNamersOf(uris: readonly string[]): void {
    const namers = new Set(uris.flatMap((uri) => this.checks.namersOf(uri)));
    for (const namer of namers) this.#publisher?.publishNow(namer);
    if (namers.size > 0) this.checks.askForPulls();
  }

  /** Checks all open texts again. */
  #refresh(): void {
    this.#publisher?.publishAll();
    this.checks.askForPulls();
  }
}
