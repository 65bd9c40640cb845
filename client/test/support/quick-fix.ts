/** Picks an action of the light bulb, with the keys a person presses. */
import { commands, type CodeAction, type TextEditor, workspace } from 'vscode';
import { canSee, find, press, type Box } from './keyboard.js';
import { until } from './until.js';

export const menu = '.action-widget .monaco-list-row.action';

/** Opens the menu at the cursor, and gives its titles. */
export async function openMenu(): Promise<readonly string[]> {
  const rows = await until('the menu of the light bulb', async () => {
    // An editor that has just opened may not have the keyboard yet; then the keys are pressed again.
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await press('Control+.');
    return await until('the menu', appeared, 2_500).catch(() => undefined);
  });
  return rows.map(({ text }) => text.trim());
}

async function appeared(): Promise<readonly Box[] | undefined> {
  const found = await find(menu);
  return found.length > 0 ? found : undefined;
}

/** Chooses the action with this title at the cursor; where no keyboard is lent, by its command or edit. */
export async function pick(editor: TextEditor, title: string): Promise<void> {
  if (!canSee) {
    await apply(editor, title);
    return;
  }
  if (!(await openMenu()).includes(title)) throw new Error(`"${title}" is not in the menu.`);
  await until(`"${title}" to have the focus`, async () => {
    const [row] = await find(`${menu}.focused`);
    if (row?.text.trim() === title) return true;
    await press('ArrowDown');
    return false;
  });
  // On a busy machine the menu closes late: a second Enter would then end what the first one opened.
  await until('the end of the menu', async () => {
    await press('Enter');
    return await until('that', async () => (await find(menu)).length === 0, 5_000).catch(() => false);
  });
}

async function apply({ document, selection }: TextEditor, title: string): Promise<void> {
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, selection, undefined, 10);
  const action = actions.find((each) => each.title === title);
  if (action === undefined) throw new Error(`"${title}" is not offered.`);
  if (action.edit !== undefined) await workspace.applyEdit(action.edit);
  // It ends when the person has answered, which is yet to come.
  if (action.command !== undefined) void commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[] ?? []));
}
