/** Connects the protocol to a session: one handler a message, each behind a fence. */
import {
  DidChangeConfigurationNotification, DidChangeWorkspaceFoldersNotification, type Connection, type InitializeResult,
} from 'vscode-languageserver/node';
import { capabilitiesFor } from './capabilities.js';
import { readAbility } from './client-ability.js';
import type { Client, ServerHost } from './client.js';
import { codeActions } from './code-action.js';
import { executeCommand } from './execute-command.js';
import { fenced } from './fence.js';
import { hoverAt } from './hover.js';
import { changedDocument, openDocument } from './open-document.js';
import { offsetAt } from './position.js';
import type { RulesMethod } from './protocol.js';
import { pullDiagnostics } from './pull.js';
import { resolveAction } from './resolve-action.js';
import { listRules } from './rule-list.js';
import type { Session } from './session.js';
import { watchConfigurations } from './watched-files.js';

/** Gives the session, which loads the engine at its first call: after `initialize` is answered. */
type Load = () => Promise<Session>;

/** Answers on the connection until it closes. The caller starts listening. */
export function serve(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params): InitializeResult => {
    const folders = new Set((params.workspaceFolders ?? []).map(({ uri }) => uri));
    const client: Client = { connection, ability: readAbility(params), documents: new Map(), folders, host };
    let session: Promise<Session> | null = null;
    const load: Load = () => (session ??= import('./session.js').then(({ Session }) => new Session(client)));
    listenToDocuments(client, load);
    listenToRequests(client, load);
    listenToSettings(client, load);
    listenToFolders(client, load);
    return { capabilities: capabilitiesFor(client.ability), serverInfo: { name: 'rootguard', version: host.version } };
  });
}

/** Tells the session what happened to a text; the text itself is up to date at once. */
function listenToDocuments(client: Client, load: Load): void {
  const { connection, documents, ability } = client;
  const tell = (message: string, run: (session: Session) => void | Promise<void>): void => {
    void fenced(connection, message, undefined, async () => run(await load()));
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.set(uri, openDocument(uri, languageId, version, text));
    tell('textDocument/didOpen', (session) => session.opened(uri));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    documents.set(uri, changedDocument(document, version, contentChanges, ability.encoding));
    tell('textDocument/didChange', (session) => session.changed(uri));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    tell('textDocument/didClose', (session) => session.closed(uri));
  });
}

function listenToRequests({ connection, ability }: Client, load: Load): void {
  connection.languages.diagnostics.on((params, token) =>
    fenced(connection, 'textDocument/diagnostic', { kind: 'full', items: [] }, async () => pullDiagnostics(await load(), params, token)));
  connection.onHover(({ textDocument, position }, token) => fenced(connection, 'textDocument/hover', null, async () => {
    const session = await load();
    const check = await session.checkInPause(textDocument.uri, token);
    if (check === null) return null;
    return hoverAt(check, offsetAt(check.document.lines, position, ability.encoding), session.engine.rules, ability);
  }));
  connection.onCodeAction((params, token) => fenced(connection, 'textDocument/codeAction', [], async () => {
    const session = await load();
    const check = await session.checkInPause(params.textDocument.uri, token);
    return check === null ? [] : codeActions(check, params, ability, await session.edits(check));
  }));
  connection.onCodeActionResolve((action) =>
    fenced(connection, 'codeAction/resolve', action, async () => resolveAction(await load(), action)));
  connection.onExecuteCommand((params, token, workDone) => {
    const progress = params.workDoneToken === undefined ? null : workDone;
    return fenced(connection, 'workspace/executeCommand', null, async () => executeCommand(await load(), params, { token, progress }));
  });
  const rulesMethod: RulesMethod = 'rootguard/rules';
  connection.onRequest(rulesMethod, () => fenced(connection, rulesMethod, [], async () => listRules((await load()).engine.rules)));
}

function listenToSettings(client: Client, load: Load): void {
  const { connection, ability } = client;
  connection.onDidChangeConfiguration(({ settings: pushed }: { settings: unknown }) =>
    fenced(connection, 'workspace/didChangeConfiguration', undefined, async () => {
      const session = await load();
      session.settings.editorChanged(sectionOf(pushed));
      await session.refresh();
    }));
  connection.onDidChangeWatchedFiles(({ changes }) =>
    fenced(connection, 'workspace/didChangeWatchedFiles', undefined, async () => (await load()).filesChanged(changes)));
  connection.onInitialized(() => fenced(connection, 'initialized', undefined, async () => {
    if (ability.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'rootguard' });
    await watchConfigurations(client);
    // The answer to `initialize` is out: what comes next may take its time.
    await load();
  }));
}

/** A scan that is followed follows the folders too. */
function listenToFolders({ connection, ability, folders }: Client, load: Load): void {
  if (!ability.workspaceFolders) return;
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
    for (const { uri } of removed) folders.delete(uri);
    for (const { uri } of added) folders.add(uri);
    void fenced(connection, 'workspace/didChangeWorkspaceFolders', undefined, async () => (await load()).foldersChanged());
  });
}

/** The section `rootguard` of pushed settings, or null when the client only says that something changed. */
function sectionOf(pushed: unknown): unknown {
  return typeof pushed === 'object' && pushed !== null && 'rootguard' in pushed ? pushed.rootguard : null;
}
