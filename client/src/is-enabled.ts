/** Whether the person wants files checked at all. */
import { workspace } from 'vscode';

/** In any folder: which files of it are checked is up to the server. */
export function isEnabled(): boolean {
  const scopes = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  return scopes.some((scope) => workspace.getConfiguration('rootguard', scope).get<boolean>('enable', true));
}
