/** The commands of the extension. */
import { commands, languages, ProgressLocation, window, type Disposable, type ExtensionContext } from 'vscode';
import type { AskReasonCommand, ListedRule, RulesMethod, ScanSummary, ServerCommands } from '../../server/src/lsp/protocol.js';
import { quantity } from '../../server/src/text/wording.js';
import { isEnabled } from './is-enabled.js';
import { chooseRule, showRulePage } from './rule-page.js';
import type { Server } from './server.js';

const rulesMethod: RulesMethod = 'rootguard/rules';
const askReasonCommand: AskReasonCommand = 'rootguard.askReason';

export function registerCommands(context: ExtensionContext, server: Server): Disposable[] {
  return [
    commands.registerCommand('rootguard.scanWorkspace', () => scanWorkspace(server)),
    commands.registerCommand('rootguard.fixAllInFile', () => fixAllInFile(server)),
    commands.registerCommand('rootguard.explainRule', (rule?: unknown) => explainRule(context, server, rule)),
    commands.registerCommand('rootguard.restartServer', () => server.restart()),
    commands.registerCommand(askReasonCommand, (uri: string, fingerprint: string, rule: string) =>
      suppress(server, uri, fingerprint, rule),
    ),
  ];
}

async function run<Name extends keyof ServerCommands>(server: Server, command: Name, ...args: ServerCommands[Name]): Promise<unknown> {
  const client = await server.client();
  return await client.sendRequest('workspace/executeCommand', { command, arguments: args });
}

async function scanWorkspace(server: Server): Promise<void> {
  if (!isEnabled()) {
    void window.showInformationMessage('Rootguard is switched off by the setting `rootguard.enable`.');
    return;
  }
  const summary = await withScanProgress(server);
  if (summary === null || summary.cancelled) return;
  if (summary.findings > 0) await commands.executeCommand('workbench.actions.view.problems');
  void window.showInformationMessage(summaryText(summary));
}

/** A scan with a cancel button: the request carries the button's token, and the progress is reported here. */
async function withScanProgress(server: Server): Promise<ScanSummary | null> {
  const client = await server.client();
  // Loaded together with the server, never before it.
  const { WorkDoneProgress } = await import('./language-client.js');
  const command: keyof ServerCommands = 'rootguard.scan';
  return await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Rootguard', cancellable: true },
    async (progress, token) => {
      const workDoneToken = crypto.randomUUID();
      let shown = 0;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
        const reached = step.kind === 'end' ? 100 : (step.percentage ?? shown);
        progress.report({ ...(step.message !== undefined && { message: step.message }), increment: reached - shown });
        shown = reached;
      });
      try {
        return await client.sendRequest<ScanSummary | null>('workspace/executeCommand', { command, workDoneToken }, token);
      } finally {
        listener.dispose();
      }
    },
  );
}

function summaryText({ checked, findings, affected, unchecked }: ScanSummary): string {
  const missing = unchecked === 0 ? '' : ` ${quantity(unchecked, 'file')} could not be checked.`;
  if (checked === 0) return `Rootguard found no template and no policy in this workspace.${missing}`;
  const result = findings === 0 ? 'no findings' : `${quantity(findings, 'finding')} in ${quantity(affected, 'file')}`;
  return `Rootguard checked ${quantity(checked, 'file')}: ${result}.${missing}`;
}

async function fixAllInFile(server: Server): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (uri === undefined) return;
  const client = await server.client();
  await run(server, 'rootguard.fixAll', client.code2ProtocolConverter.asUri(uri));
}

async function explainRule(context: ExtensionContext, server: Server, given: unknown): Promise<void> {
  const rule = typeof given === 'string' ? given : (ruleAtCursor() ?? (await ruleFromList(server)));
  if (rule !== undefined) await showRulePage(context, rule);
}

async function ruleFromList(server: Server): Promise<string | undefined> {
  const client = await server.client();
  return await chooseRule(await client.sendRequest<readonly ListedRule[]>(rulesMethod));
}

/** The rule of the finding under the cursor. */
function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const finding = languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === 'rootguard' && range.contains(editor.selection.active));
  const code = finding?.code;
  return typeof code === 'object' ? String(code.value) : undefined;
}

async function suppress(server: Server, uri: string, fingerprint: string, rule: string): Promise<void> {
  const reason = await window.showInputBox({
    title: `Suppress ${rule} here`,
    prompt: 'Why is it right here? The reason is written beside the suppression. End it with "until YYYY-MM-DD" to be asked again.',
    validateInput: (text) => (text.trim() === '' ? 'A suppression needs a reason.' : undefined),
  });
  if (reason === undefined) return;
  const isWritten = await run(server, 'rootguard.suppress', uri, fingerprint, reason.trim());
  if (isWritten !== true) void window.showInformationMessage('The text changed; the finding is no longer there.');
}
