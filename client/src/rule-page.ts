/** Shows the page of a rule, from the files that ship with the extension. */
import { commands, Uri, window, type ExtensionContext } from 'vscode';
import type { ListedRule } from '../../server/src/lsp/protocol.js';

export async function showRulePage(context: ExtensionContext, rule: string): Promise<void> {
  // An id is a folder and a name; nothing else is the id of a rule.
  if (!/^[a-z]+\/[a-z0-9-]+$/.test(rule)) return;
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(context.extensionUri, 'docs', 'rules', `${rule}.md`));
}

/** Lets the user choose; undefined when nothing was chosen. */
export async function chooseRule(rules: readonly ListedRule[]): Promise<string | undefined> {
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  const chosen = await window.showQuickPick(items, { matchOnDetail: true, placeHolder: 'Which rule?' });
  return chosen?.label;
}
