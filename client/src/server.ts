/** The life of the language server: started when first needed, restarted on demand, stopped with the extension. */
import { workspace, type Disposable, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { FileStatus, StatusMethod } from '../../server/src/lsp/protocol.js';
import { Findings } from './findings.js';
import type { LanguageStatus } from './language-status.js';

const statusMethod: StatusMethod = 'rootguard/status';

export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #status: LanguageStatus;
  readonly #findings = new Findings();
  #client: Promise<LanguageClient> | null = null;

  constructor(context: ExtensionContext, status: LanguageStatus) {
    this.#context = context;
    this.#status = status;
  }

  get isStarted(): boolean {
    return this.#client !== null;
  }

  /** The running client; the server starts at the first call. */
  client(): Promise<LanguageClient> {
    this.#client ??= this.#start();
    return this.#client;
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

  /** Drops what is known of files and starts no server again by itself. */
  async stop(): Promise<void> {
    const client = await this.#client?.catch(() => null);
    this.#client = null;
    this.#findings.clear();
    await client?.dispose();
    this.#status.server('idle');
  }

  dispose(): void {
    this.#client?.then((client) => client.dispose()).catch(() => undefined);
    this.#findings.dispose();
  }

  async #start(): Promise<LanguageClient> {
    this.#status.server('starting');
    try {
      // The client library takes longer to load than all of activation may.
      const { createClient } = await import('./language-client.js');
      const client = await createClient(this.#context, this.#findings, { gaveUp: () => this.#status.server('stopped') });
      client.onNotification(statusMethod, (status: FileStatus) => {
        const uri = client.protocol2CodeConverter.asUri(status.uri).toString();
        this.#status.file(uri, status);
      });
      await client.start();
      this.#status.server('running');
      return client;
    } catch (error) {
      this.#client = null;
      this.#status.server('stopped');
      throw error;
    }
  }
}

/** Whether the person wants files checked at all. */
export function isEnabled(): boolean {
  return workspace.getConfiguration('rootguard').get('enable', true);
}
