/** The life of the language server: started when first needed, restarted on demand, stopped with the extension. */
import type { Disposable, ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { FileStatus, StatusMethod } from '../../server/src/lsp/protocol.js';
import { Findings } from './findings.js';
import type { LanguageStatus } from './language-status.js';
import { Output } from './output.js';

const statusMethod: StatusMethod = 'rootguard/status';

export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #status: LanguageStatus;
  readonly #findings = new Findings();
  #client: Promise<LanguageClient> | null = null;
  /** A client that is stopping keeps its commands registered until it is gone, so the next one waits for that. */
  #stopping: Promise<void> = Promise.resolve();
  #output: Output | null = null;

  constructor(context: ExtensionContext, status: LanguageStatus) {
    this.#context = context;
    this.#status = status;
  }

  get isStarted(): boolean {
    return this.#client !== null;
  }

  /** The running client; the first call starts the server. */
  client(): Promise<LanguageClient> {
    if (this.#client !== null) return this.#client;
    const started = this.#start(this.#stopping);
    this.#client = started;
    started.catch(() => {
      if (this.#client !== started) return;
      this.#client = null;
      this.#status.server('stopped');
    });
    return started;
  }

  async restart(): Promise<void> {
    const client = await this.#client?.catch(() => null);
    this.#status.server('starting');
    this.#findings.clear();
    if (client === null || client === undefined) {
      this.#client = null;
      await this.client();
    } else {
      await client.restart();
    }
    this.#status.server('running');
  }

  /** Clears what is known of files; the server does not start again by itself. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    this.#stopping = this.#stopping.then(async () => (await client)?.dispose()).catch(() => undefined);
    await this.#stopping;
    if (this.isStarted) return;
    this.#findings.clear();
    this.#status.server('idle');
  }

  dispose(): void {
    this.#client?.then((client) => client.dispose()).catch(() => undefined);
    this.#findings.dispose();
    this.#output?.dispose();
  }

  async #start(stopped: Promise<void>): Promise<LanguageClient> {
    this.#status.server('starting');
    // Loading the client library takes longer than all of the activation should.
    const { createClient } = await import('./language-client.js');
    await stopped;
    this.#output ??= new Output();
    const client = await createClient(this.#context, this.#output, this.#findings, { gaveUp: () => this.#status.server('stopped') });
    client.onNotification(statusMethod, (status: FileStatus) => {
      const uri = client.protocol2CodeConverter.asUri(status.uri).toString();
      this.#status.file(uri, status);
    });
    await client.start();
    this.#status.server('running');
    return client;
  }
}
