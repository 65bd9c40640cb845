/** Connects the protocol to a session: one handler a message, each behind a fence. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type Connection, type InitializeResult } from 'vscode-languageserver/node';
import { capabilitiesFor } from './capabilities.js';
import { readAbility } from './client-ability.js';
import { codeActions } from './code-action.js';
import { configurationGlob, isConfigurationName } from './configurations.js';
import { executeCommand } from './execute-command.js';
import { fenced, logFailure } from './fence.js';
import { hoverAt } from './hover.js';
import { changedDocument, openDocument } from './open-document.js';
import { offsetAt } from './position.js';
import { Publisher } from './publisher.js';
import { pullDiagnostics } from './pull.js';
import { resolveAction } from './resolve-action.js';
import { Session, type ServerHost } from './session.js';
import { nameOf } from './uri.js';

/** Answers on the connection until it closes. The caller starts listening. */
export function serve(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params): InitializeResult => {
    const session = new Session(connection, readAbility(params), host);
    const publisher = session.ability.pullsDiagnostics
      ? null
      : new Publisher(session, (error) => logFailure(connection, 'publishing diagnostics', error));
    listenToDocuments(session, publisher);
    listenToRequests(session);
    listenToSettings(session, publisher);
    return { capabilities: capabilitiesFor(session.ability), serverInfo: { name: 'rootguard', version: host.version } };
  });
}

function listenToDocuments(session: Session, publisher: Publisher | null): void {
  const { connection, documents, ability } = session;
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.set(uri, openDocument(uri, languageId, version, text));
    publisher?.publishNow(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    documents.set(uri, changedDocument(document, version, contentChanges, ability.encoding));
    publisher?.publishSoon(uri);
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    publisher?.cancel(uri);
    await session.close(uri);
    if (publisher !== null) await connection.sendDiagnostics({ uri, diagnostics: [] });
  });
}

function listenToRequests(session: Session): void {
  const { connection, ability } = session;
  connection.languages.diagnostics.on((params, token) =>
    fenced(connection, 'textDocument/diagnostic', { kind: 'full', items: [] }, () => pullDiagnostics(session, params, token)));
  connection.onHover(({ textDocument, position }) => fenced(connection, 'textDocument/hover', null, async () => {
    const check = await session.check(textDocument.uri);
    if (check === null) return null;
    const offset = offsetAt(check.document.lines, position, ability.encoding);
    return hoverAt(check, offset, (await session.engine()).rules, ability);
  }));
  connection.onCodeAction((params) => fenced(connection, 'textDocument/codeAction', [], async () => {
    const check = await session.check(params.textDocument.uri);
    return check === null ? [] : codeActions(check, params, ability, await session.edits(check));
  }));
  connection.onCodeActionResolve((action) =>
    fenced(connection, 'codeAction/resolve', action, () => resolveAction(session, action)));
  connection.onExecuteCommand((params, token) =>
    fenced(connection, 'workspace/executeCommand', null, () => executeCommand(session, params, token)));
}

function listenToSettings(session: Session, publisher: Publisher | null): void {
  const { connection, ability, settings } = session;
  const refresh = (): void => {
    publisher?.publishAll();
    if (ability.refreshesDiagnostics) {
      connection.languages.diagnostics.refresh().catch((error: unknown) => logFailure(connection, 'refreshing diagnostics', error));
    }
  };
  connection.onDidChangeConfiguration(({ settings: pushed }: { settings: unknown }) => {
    settings.editorChanged(sectionOf(pushed));
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (!changes.some(({ uri }) => isConfigurationName(nameOf(uri)))) return;
    settings.configurationChanged();
    refresh();
  });
  connection.onInitialized(async () => {
    if (ability.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'rootguard' });
    if (ability.watchesFiles) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: configurationGlob }] });
    }
    // The answer to `initialize` is out: what comes next may take its time.
    await session.engine();
  });
}

/** The section `rootguard` of pushed settings, or null when the client only says that something changed. */
function sectionOf(pushed: unknown): unknown {
  return typeof pushed === 'object' && pushed !== null && 'rootguard' in pushed ? pushed.rootguard : null;
}
