/** What the suites do in VS Code, in a word each. */
import {
  commands, extensions, languages, Position, Selection, Uri, window, workspace,
  type Diagnostic, type Extension, type TextDocument, type TextEditor,
} from 'vscode';
import { until } from './until.js';

export function extension(): Extension<unknown> {
  const found = extensions.getExtension('rootguard.rootguard');
  if (found === undefined) throw new Error('The extension is not installed.');
  return found;
}

/** A file of the first folder of the workspace. */
export function file(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  return Uri.joinPath(folder.uri, name);
}

export async function openFile(name: string): Promise<TextEditor> {
  return await openUri(file(name));
}

export async function openUri(uri: Uri): Promise<TextEditor> {
  return await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}

export async function write(name: string, text: string): Promise<Uri> {
  const uri = file(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Our findings of a file, as rule ids. */
export function rulesAt(uri: Uri): readonly string[] {
  return ours(uri).map(ruleOf);
}

export function ours(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'rootguard');
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export async function findings(uri: Uri, satisfy: (rules: readonly string[]) => boolean = (rules) => rules.length > 0): Promise<readonly string[]> {
  return await until(`findings of ${uri.path}`, () => {
    const rules = rulesAt(uri);
    return satisfy(rules) ? rules : undefined;
  });
}

/** Puts the cursor at the first place where the text stands. */
export function goTo(editor: TextEditor, text: string): Position {
  const offset = editor.document.getText().indexOf(text);
  if (offset === -1) throw new Error(`"${text}" is not in the document.`);
  const position = editor.document.positionAt(offset);
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection);
  return position;
}

export async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await commands.executeCommand('workbench.action.closeAllEditors');
}

export async function replaceAll(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  await editor.edit((edit) => edit.replace(new Selection(new Position(0, 0), end), text));
}
