/** A client over a real stream pair that holds the server to the protocol: what was not agreed on is a failure. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  ApplyWorkspaceEditRequest, ConfigurationRequest, createConnection, createProtocolConnection, DiagnosticRefreshRequest, ErrorCodes,
  InitializeRequest, LogMessageNotification, PublishDiagnosticsNotification, RegistrationRequest, ResponseError, ShowDocumentRequest,
  ShowMessageNotification, StreamMessageReader, StreamMessageWriter, WorkDoneProgress, WorkDoneProgressCreateRequest,
  type ClientCapabilities, type Diagnostic, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams,
  type Range, type Registration, type ShowDocumentParams, type WorkspaceEdit, type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { serve } from '../../../src/lsp/server.js';
import type { ServerHost } from '../../../src/lsp/client.js';
import type { AnyRule } from '../../../src/rules/rule.js';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly rules?: readonly AnyRule[];
  readonly folders?: readonly WorkspaceFolder[];
  readonly rootUri?: string;
  /** The method that the client does not let itself be registered for. */
  readonly refuses?: string;
  /** The section `rootguard` of the settings; an error is what the client answers instead. */
  readonly settings?: unknown;
  /** The same where files and folders have settings of their own. */
  readonly settingsOf?: (uri: string) => unknown;
  readonly initializationOptions?: unknown;
  readonly host?: Partial<ServerHost>;
}

/** What VS Code and most editors can do. */
export const fullCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    applyEdit: true, configuration: true, workspaceFolders: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
      isPreferredSupport: true, dataSupport: true, resolveSupport: { properties: ['edit'] },
    },
  },
};

/** A client that requests nothing and has everything published to it, as old ones do. */
export const pushCapabilities: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true } },
};

export class StrictClient {
  readonly connection: ProtocolConnection;
  readonly capabilities: ClientCapabilities;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: Registration[] = [];
  readonly applied: WorkspaceEdit[] = [];
  readonly shown: ShowDocumentParams[] = [];
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly progress: unknown[] = [];
  refreshes = 0;
  settings: unknown;
  answer: InitializeResult | null = null;
  readonly #waiting: (() => void)[] = [];
  readonly #failures: string[] = [];

  constructor(connection: ProtocolConnection, options: ClientOptions) {
    this.connection = connection;
    this.capabilities = options.capabilities ?? fullCapabilities;
    this.settings = options.settings ?? {};
    this.#listen(options);
  }

  /** The latest diagnostics that were published for a text, once there are any that satisfy. */
  async publishedFor(uri: string, satisfies: (diagnostics: readonly Diagnostic[]) => boolean = () => true): Promise<readonly Diagnostic[]> {
    return await this.until(() => {
      const latest = this.published.filter((each) => each.uri === uri).at(-1);
      return latest !== undefined && satisfies(latest.diagnostics) ? latest.diagnostics : undefined;
    });
  }

  /** Waits for messages until there is a result. */
  async until<T>(result: () => T | undefined): Promise<T> {
    for (;;) {
      const found = result();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Ends the session, and fails if the server did anything that was not agreed on. */
  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
    assert.deepEqual(this.#failures, []);
  }

  #listen(options: ClientOptions): void {
    const { connection } = this;
    const { window, workspace, textDocument } = this.capabilities;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      for (const { range } of params.diagnostics) this.#checkRange(range);
      this.#keep(this.published, params);
      if (textDocument?.diagnostic !== undefined && params.version !== undefined) this.#fail('published an open text although the client asks');
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => this.#keep(this.logged, message));
    connection.onNotification(ShowMessageNotification.type, ({ message }) => this.#keep(this.messages, message));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const registration of registrations) {
        const section = registration.method === 'workspace/didChangeConfiguration' ? workspace?.didChangeConfiguration : workspace?.didChangeWatchedFiles;
        if (section?.dynamicRegistration !== true) this.#fail(`registered ${registration.method} unasked`);
        this.#keep(this.registrations, registration);
        if (registration.method === options.refuses) return new ResponseError(ErrorCodes.InternalError, 'No.');
      }
      return undefined;
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      if (workspace?.configuration !== true) this.#fail('asked for the configuration');
      return this.settings instanceof Error ? new ResponseError(ErrorCodes.InternalError, this.settings.message) : items.map(({ scopeUri = '' }) => options.settingsOf?.(scopeUri) ?? this.settings);
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      if (workspace?.diagnostics?.refreshSupport !== true) this.#fail('asked for a refresh');
      this.refreshes += 1;
      this.#wake();
    });
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      if (workspace?.applyEdit !== true) this.#fail('sent an edit unasked');
      this.#keep(this.applied, edit);
      return { applied: true };
    });
    connection.onRequest(ShowDocumentRequest.type, (params) => {
      if (window?.showDocument?.support !== true) this.#fail('showed a document unasked');
      this.#keep(this.shown, params);
      return { success: true };
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      if (window?.workDoneProgress !== true) this.#fail('reported progress unasked');
      connection.onProgress(WorkDoneProgress.type, token, (value) => this.#keep(this.progress, { token, ...value }));
    });
    connection.onUnhandledNotification(({ method }) => this.#fail(`sent ${method}`));
  }

  #checkRange(range: Range): void {
    for (const number of [range.start.line, range.start.character, range.end.line, range.end.character]) {
      if (!Number.isInteger(number) || number < 0 || number > 2 ** 31 - 1) this.#fail(`sent the position ${number}`);
    }
  }

  #keep<T>(list: T[], item: T): void {
    list.push(item);
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #fail(what: string): void {
    this.#failures.push(`The server ${what}.`);
    this.#wake();
  }
}

/** A client and a server that have shaken hands. */
export async function connect(options: ClientOptions = {}): Promise<StrictClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, { version: '1.2.3', pages: null, ...(options.rules !== undefined && { rules: options.rules }), ...options.host });
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const client = new StrictClient(connection, options);
  connection.listen();
  client.answer = await connection.sendRequest(InitializeRequest.type, {
    processId: null, rootUri: options.rootUri ?? null, capabilities: client.capabilities,
    workspaceFolders: options.folders === undefined ? null : [...options.folders],
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return client;
}
