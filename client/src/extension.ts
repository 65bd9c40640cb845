/** The VS Code face of Rootguard: commands, status and the one server; analysis happens in the server alone. */
import { workspace, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands.js';
import { documentSelector } from './document-selection.js';
import { LanguageStatus } from './language-status.js';
import { watchForTemplates } from './relevance.js';
import { isEnabled, Server } from './server.js';

/** Does next to nothing: the server starts with the first template, or with the first command that needs it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const selector = await documentSelector();
  const status = new LanguageStatus(selector);
  const server = new Server(context, status);
  context.subscriptions.push(status, server, ...registerCommands(context, server));
  const watch = (): void => {
    if (isEnabled() && !server.isStarted) context.subscriptions.push(watchForTemplates(selector, () => void server.client().catch(() => undefined)));
  };
  watch();
  context.subscriptions.push(workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('rootguard.enable')) watch();
  }));
}
