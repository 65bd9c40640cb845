/** What a person does in an editor, as messages. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest, CodeActionResolveRequest, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification, DocumentDiagnosticRequest, ExecuteCommandRequest, HoverRequest,
  type CancellationToken, type CodeAction, type CodeActionContext, type Diagnostic, type DocumentDiagnosticReport, type Hover, type Position, type Range,
  type TextDocumentContentChangeEvent, type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { spanOf } from '../../../src/lsp/wire/position.js';
import { LineIndex } from '../../../src/text/line-index.js';
import { applyEdits } from '../../../src/text/text-edit.js';
import type { StrictClient } from './strict-client.js';

export const someUri = 'file:///project/some.template.yaml';

export async function open(client: StrictClient, text: string, uri = someUri, languageId = 'yaml'): Promise<void> {
  await client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
}

export async function change(client: StrictClient, version: number, changes: TextDocumentContentChangeEvent[], uri = someUri): Promise<void> {
  await client.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: changes });
}

export async function close(client: StrictClient, uri = someUri): Promise<void> {
  await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
}

export async function pull(
  client: StrictClient, uri = someUri, previousResultId?: string, token?: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  return await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }),
  }, token);
}

/** The diagnostics of a report that must be full. */
export async function pulled(client: StrictClient, uri = someUri): Promise<readonly Diagnostic[]> {
  const report = await pull(client, uri);
  if (report.kind !== 'full') throw new Error('The report is not full.');
  return report.items;
}

/** The diagnostics once they satisfy: for a text whose check was slow, a part is published at once, and the client is asked to pull again. */
export async function pulledOnce(
  client: StrictClient, satisfies: (items: readonly Diagnostic[]) => boolean, uri = someUri,
): Promise<readonly Diagnostic[]> {
  for (;;) {
    const { refreshes } = client;
    const items = await pulled(client, uri);
    if (satisfies(items)) return items;
    await client.until(() => client.refreshes > refreshes || undefined);
  }
}

export async function hover(client: StrictClient, position: Position, uri = someUri, token?: CancellationToken): Promise<Hover | null> {
  return await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }, token);
}

export async function actions(
  client: StrictClient, range: Range, context: Partial<CodeActionContext> = {}, uri = someUri, token?: CancellationToken,
): Promise<readonly CodeAction[]> {
  const offered = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri }, range, context: { diagnostics: [], ...context },
  }, token);
  return (offered ?? []).filter((action): action is CodeAction => !('command' in action && typeof action.command === 'string'));
}

export async function resolve(client: StrictClient, action: CodeAction): Promise<CodeAction> {
  return await client.connection.sendRequest(CodeActionResolveRequest.type, action);
}

/** The text of `someUri` once an edit of the whole document is applied. */
export function edited(text: string, edit: WorkspaceEdit | undefined): string {
  const lines = new LineIndex(text);
  const edits = edit?.documentChanges?.flatMap((each) => ('edits' in each ? each.edits : [])) ?? [];
  return applyEdits(text, edits.map((each) => {
    assert.ok('newText' in each);
    return { ...spanOf(lines, each.range, 'utf-16'), newText: each.newText };
  }));
}

export async function execute(client: StrictClient, command: string, ...args: readonly string[]): Promise<unknown> {
  return await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [...args] });
}
