/** The client of the language server: what it supports, and how it recovers from a crash. */
import { Uri, type ExtensionContext } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
  type Middleware,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions, ServerCommands } from '../../server/src/lsp/protocol.js';
import { documentSelector } from './document-selection.js';
import type { Findings } from './findings.js';
import type { Output } from './output.js';
import { showRulePage } from './rule-page.js';

export { WorkDoneProgress } from 'vscode-languageclient/node';

/** After this many crashes within three minutes the server is not restarted. */
const mostCrashes = 5;
const crashWindow = 3 * 60_000;

/**
 * In megabytes. The server needs a tenth of it, but under a lower limit it spends a quarter of its time collecting garbage.
 */
const mostMemory = 2048;

export interface ClientEvents {
  /** Called when the server will not be restarted. */
  gaveUp(): void;
}

export async function createClient(
  context: ExtensionContext,
  output: Output,
  findings: Findings,
  events: ClientEvents,
): Promise<LanguageClient> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const server: ServerOptions = { module, transport: TransportKind.ipc, options: { execArgv: [`--max-old-space-size=${mostMemory}`] } };
  const initializationOptions: InitializationOptions = { status: true, asksReason: true, showsMessages: true, mergesDiagnostics: true };
  const options: LanguageClientOptions = {
    documentSelector: await documentSelector(),
    initializationOptions,
    outputChannel: output.channel,
    traceOutputChannel: output.trace,
    diagnosticCollectionProvider: findings.provider(),
    diagnosticPullOptions: { onChange: true, onFocus: true },
    errorHandler: errorHandler(events),
    // A server that does not start is reported in the language status, not in a popup.
    initializationFailedHandler: () => false,
    middleware: middleware(context, findings),
  };
  return new LanguageClient('rootguard', 'Rootguard', server, options);
}

function middleware(context: ExtensionContext, findings: Findings): Middleware {
  const explain: keyof ServerCommands = 'rootguard.explain';
  return {
    handleDiagnostics: (uri, diagnostics) => findings.publish(uri, diagnostics),
    executeCommand: async (command, args, next): Promise<unknown> => {
      const rule: unknown = args[0];
      return command === explain && typeof rule === 'string' ? await showRulePage(context, rule) : await next(command, args);
    },
  };
}

function errorHandler(events: ClientEvents): ErrorHandler {
  let crashes: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      crashes = [...crashes.filter((crash) => now - crash < crashWindow), now];
      if (crashes.length < mostCrashes) return { action: CloseAction.Restart, handled: true };
      crashes = [];
      events.gaveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
