/** Connects the protocol to a session: one handler per message, each isolated from failures of the others. */
import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  ExecuteCommandRequest,
  ResponseError,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { capabilitiesFor } from './capabilities.js';
import { readAbility } from './client-ability.js';
import type { Client, ServerHost } from './client.js';
import { codeActions } from './request/code-action.js';
import { executeCommand } from './request/execute-command.js';
import { fenced, logFailure } from './fence.js';
import { hoverAt } from './request/hover.js';
import { Lifecycle } from './lifecycle.js';
import { changedDocument, openDocument } from './open/open-document.js';
import { OpenDocuments } from './open/open-documents.js';
import { offsetAt } from './wire/position.js';
import type { RulesMethod } from './protocol.js';
import { pullDiagnostics } from './request/pull.js';
import { resolveAction } from './request/resolve-action.js';
import { listRules } from './request/rule-list.js';
import type { Session } from './session.js';
import { uriOf } from './wire/uri.js';
import { watchConfigurations } from './workspace/watched-files.js';
import { requireParts } from './well-formed.js';
import { withoutTexts } from './wire/without-texts.js';

/** A client with its requests and notifications; the first one after `initialize` is answered loads the session. */
interface Dialogue {
  readonly client: Client;
  /** Answers a request; with `fallback` if it fails. */
  readonly answer: <Result>(request: string, fallback: Result, run: (session: Session) => Result | Promise<Result>) => Promise<Result>;
  /** Handles a notification; one that comes after the shutdown is dropped. */
  readonly hear: (notification: string, run: (session: Session) => void | Promise<void>) => Promise<void>;
}

/** Serves the connection until it closes. The caller starts listening. */
export function serve(connection: Connection, host: ServerHost): void {
  const lifecycle = new Lifecycle();
  const documents = new OpenDocuments();
  keepTextsOut(connection);
  connection.onInitialize((params): InitializeResult => {
    lifecycle.begin();
    const client: Client = {
      connection,
      ability: readAbility(params),
      documents,
      folders: new Set(foldersOf(params)),
      host,
    };
    const dialogue = dialogueWith(client, lifecycle);
    listenToDocuments(dialogue);
    listenToRequests(dialogue);
    listenToSettings(dialogue);
    listenToFolders(dialogue);
    return { capabilities: capabilitiesFor(client.ability), serverInfo: { name: 'rootguard', version: host.version } };
  });
  connection.onShutdown(() => {
    lifecycle.end();
    // Reports about them that are still pending are dropped.
    documents.clear();
  });
  connection.onRequest((method) => {
    lifecycle.admit();
    throw new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
  });
}

/** The library's log quotes messages that it does not understand. */
function keepTextsOut({ console }: Connection): void {
  const log = console.error.bind(console);
  const logWithoutTexts = (message: string): void => log(withoutTexts(message));
  console.error = logWithoutTexts;
}

function foldersOf(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders ?? [];
  if (folders.length > 0) return folders.map(({ uri }) => uri);
  // Clients older than multi-root workspaces name a single root; the protocol's types mark these names as deprecated.
  const { rootUri, rootPath } = Object.fromEntries<unknown>(Object.entries(params));
  if (typeof rootUri === 'string') return [rootUri];
  return typeof rootPath === 'string' ? [uriOf(rootPath)] : [];
}

function dialogueWith(client: Client, lifecycle: Lifecycle): Dialogue {
  const { connection } = client;
  let session: Promise<Session> | null = null;
  const load = (): Promise<Session> => (session ??= import('./session.js').then(({ Session }) => new Session(client)));
  return {
    client,
    answer: (request, fallback, run) => {
      lifecycle.admit();
      return fenced(connection, request, fallback, async () => run(await load()));
    },
    hear: async (notification, run) => {
      try {
        if (lifecycle.isRunning) await run(await load());
      } catch (error) {
        // Nobody waits for an answer, so protocol errors end here as well.
        logFailure(connection, notification, error);
      }
    },
  };
}

/** Tells the session what happened to a text; the text itself is updated at once. */
function listenToDocuments({ client: { connection, documents, ability }, hear }: Dialogue): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    documents.set(openDocument(uri, version, text));
    void hear('textDocument/didOpen', (session) => session.opened(uri));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    documents.set(changedDocument(document, version, contentChanges, ability.encoding));
    void hear('textDocument/didChange', (session) => session.changed(uri));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    void hear('textDocument/didClose', (session) => session.closed(uri));
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => hear('textDocument/didSave', (session) => session.saved(uri)));
}

function listenToRequests({ client: { connection, ability }, answer }: Dialogue): void {
  connection.languages.diagnostics.on((params, token) => {
    requireParts(params, 'textDocument');
    return answer('textDocument/diagnostic', { kind: 'full', items: [] }, (session) => pullDiagnostics(session, params, token));
  });
  connection.onHover((params, token) => {
    requireParts(params, 'textDocument', 'position');
    return answer('textDocument/hover', null, async (session) => {
      const check = await session.checks.inPause(params.textDocument.uri, token);
      if (check === null) return null;
      return hoverAt(check, offsetAt(check.document.lines, params.position, ability.encoding), session.checks.engine.rules, ability);
    });
  });
  connection.onCodeAction((params, token) => {
    requireParts(params, 'textDocument', 'range', 'context');
    return answer('textDocument/codeAction', [], async (session) => {
      const check = await session.checks.inPause(params.textDocument.uri, token);
      return check === null ? [] : codeActions(check, params, ability, await session.checks.edits(check));
    });
  });
  connection.onCodeActionResolve((action) => {
    requireParts(action, 'title');
    return answer('codeAction/resolve', action, ({ checks }) => resolveAction(checks, action));
  });
  // The library's own listener for commands removes the progress token, and does not tell whether there was one.
  connection.onRequest(ExecuteCommandRequest.type, (params, token) => {
    requireParts(params, 'command');
    const { workDoneToken: place } = params;
    const progress = place === undefined ? null : connection.window.attachWorkDoneProgress(place);
    return answer<unknown>(ExecuteCommandRequest.method, null, (session) => executeCommand(session, params, { token, progress }));
  });
  const rulesMethod: RulesMethod = 'rootguard/rules';
  connection.onRequest(rulesMethod, () => answer(rulesMethod, [], ({ checks }) => listRules(checks.engine.rules)));
}

function listenToSettings({ client, hear }: Dialogue): void {
  const { connection, ability } = client;
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) =>
    hear('workspace/didChangeConfiguration', (session) => session.settingsChanged(sectionOf(settings))),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => hear('workspace/didChangeWatchedFiles', (session) => session.filesChanged(changes)));
  // The answer to `initialize` has been sent, so the session can now take its time to load.
  connection.onInitialized(() => {
    void hear('registering for settings', async () => {
      if (ability.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'rootguard' });
      }
    });
    void hear('watching configurations', () => watchConfigurations(client));
  });
}

/** After a scan, changes of the workspace folders are followed too. */
function listenToFolders({ client: { connection, ability, folders }, hear }: Dialogue): void {
  if (!ability.workspaceFolders) return;
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
    for (const { uri } of removed) folders.delete(uri);
    for (const { uri } of added) folders.add(uri);
    void hear('workspace/didChangeWorkspaceFolders', (session) => session.foldersChanged());
  });
}

/** The section `rootguard` of pushed settings, empty if absent; null when the client only reports that something changed. */
function sectionOf(pushed: unknown): unknown {
  if (typeof pushed !== 'object' || pushed === null) return null;
  return 'rootguard' in pushed && pushed.rootguard !== null ? pushed.rootguard : {};
}
