/** Acts as a person in the window, where the host lends its keyboard; elsewhere the commands behind the keys run. */
import process from 'node:process';
import { commands, env } from 'vscode';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

const lent = process.env['ROOTGUARD_KEYBOARD'];

/** Whether the window can be seen: its elements found, the pointer moved, pictures taken. */
export const canSee = lent !== undefined;

/** What the keys that suites press do in VS Code. */
const commandsOfKeys: Readonly<Record<string, string>> = {
  'Control+.': 'editor.action.quickFix',
  'Control+z': 'undo',
  Escape: 'notifications.clearAll',
};

/** Tells whoever runs the suites. */
export async function say(text: string): Promise<void> {
  if (canSee) await order({ say: text });
  else console.log(text);
}

export async function press(keys: string): Promise<void> {
  if (canSee) await order({ keys });
  else if (keys === 'Enter') await accept();
  else await commands.executeCommand(commandsOfKeys[keys] ?? '');
}

/** Types into whatever has the focus. */
export async function type(text: string): Promise<void> {
  if (canSee) {
    await order({ text });
    return;
  }
  await env.clipboard.writeText(text);
  await commands.executeCommand('editor.action.clipboardPasteAction');
}

/** Only where the window can be seen. */
export async function click(selector: string): Promise<void> {
  await order({ click: selector });
}

export async function find(selector: string): Promise<readonly Box[]> {
  return await order({ find: selector }) as readonly Box[];
}

export async function hoverOver(x: number, y: number): Promise<void> {
  await order({ hover: [x, y] });
}

/** PNG or JPEG, by the end of the path. */
export async function takePicture(path: string): Promise<void> {
  await order({ picture: path });
}

/** Enter means one thing in a menu of fixes and another in a box for text. */
async function accept(): Promise<void> {
  await commands.executeCommand('acceptSelectedCodeAction');
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

async function order(what: unknown): Promise<unknown> {
  const answer = await fetch(lent ?? '', { method: 'POST', body: JSON.stringify(what) });
  if (!answer.ok) throw new Error(await answer.text());
  return await answer.json();
}
