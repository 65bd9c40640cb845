/** Answers a client that asks for the diagnostics of a text. */
import { createHash } from 'node:crypto';
import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { Session } from '../session.js';
import { statusNotification, statusOf } from '../open/status.js';

/** Waits for a pause in typing if checks of this text are slow. */
export async function pullDiagnostics(
  session: Session,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const { uri } = params.textDocument;
  const check = await session.checkInPause(uri, token);
  if (check === null) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const { ability, connection } = session.client;
  if (ability.own.status) await connection.sendNotification(statusNotification, statusOf(check));
  const items = await session.diagnostics(check);
  const resultId = resultIdOf(items);
  if (resultId === params.previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** Equal for equal answers, so that text, settings, rules and other files all count, but only when they matter. */
function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64url');
}
