/** Whether the user wants files to be checked at all. */
import { workspace } from 'vscode';

/** Enabled in any folder; the server decides which files of it are checked. */
export function isEnabled(): boolean {
  const scopes = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  return scopes.some((scope) => workspace.getConfiguration('rootguard', scope).get<boolean>('enable', true));
}
