/** Works out the edit of a code action that was chosen. */
import { LSPErrorCodes, ResponseError, type CodeAction, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { Checks } from '../open/checks.js';
import type { ActionData } from '../protocol.js';
import { editOfAction, isActionData } from './code-action-edit.js';

/** The action with its edit. */
export async function resolveAction(checks: Checks, action: CodeAction): Promise<CodeAction> {
  const data: unknown = action.data;
  if (action.edit !== undefined || !isActionData(data)) return action;
  return { ...action, edit: await currentEdit(checks, data) };
}

/**
 * The edit of an action for the current text. Rejected when the finding no longer exists, so that nothing wrong is edited.
 */
export async function currentEdit(checks: Checks, { uri, what }: ActionData): Promise<WorkspaceEdit> {
  const check = await checks.of(uri);
  const edit = check === null ? null : editOfAction(check, what, checks.client.ability, await checks.edits(check));
  if (edit === null) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text changed; the finding is no longer there.');
  return edit;
}
