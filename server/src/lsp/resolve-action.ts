/** Works out the edit of a code action that was chosen. */
import { LSPErrorCodes, ResponseError, type CodeAction } from 'vscode-languageserver/node';
import { editOfAction, isActionData } from './code-action-edit.js';
import type { Session } from './session.js';

/** The action with its edit. Refused when its finding is gone since it was offered, so that nothing wrong is edited. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data: unknown = action.data;
  if (action.edit !== undefined || !isActionData(data)) return action;
  const check = await session.check(data.uri);
  const edit = check === null ? null : editOfAction(check, data.what, session.client.ability, await session.edits(check));
  if (edit === null) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text changed; the finding is no longer there.');
  return { ...action, edit };
}
