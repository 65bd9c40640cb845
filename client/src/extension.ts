/** The VS Code extension: commands, status and the one server; all analysis happens in the server. */
import { workspace, type Disposable, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands.js';
import { documentSelector } from './document-selection.js';
import { isEnabled } from './is-enabled.js';
import { LanguageStatus } from './language-status.js';
import { watchForTemplates } from './relevance.js';
import { Server } from './server.js';

/** Does almost nothing: the server starts with the first template, or with the first command that needs it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const selector = await documentSelector();
  const status = new LanguageStatus(selector);
  const server = new Server(context, status);
  let watching: Disposable | null = null;
  const unwatch = (): void => {
    watching?.dispose();
    watching = null;
  };
  const watch = (): void => {
    unwatch();
    if (!isEnabled()) void server.stop();
    else if (!server.isStarted) watching = watchForTemplates(selector, () => void server.client().catch(() => undefined));
    status.show();
  };
  watch();
  context.subscriptions.push(
    status,
    server,
    ...registerCommands(context, server),
    { dispose: unwatch },
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('rootguard.enable')) watch();
    }),
  );
}
