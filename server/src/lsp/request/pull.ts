/** Answers a client that pulls the diagnostics of a text. */
import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { Session } from '../session.js';
import { resultIdOf } from '../wire/result-id.js';

/**
 * While someone types in a text that is slow to check, what is already known is reported, and the client is asked to pull
 * again in the pause.
 */
export async function pullDiagnostics(
  session: Session,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const { uri } = params.textDocument;
  const glance = await session.checks.glance(uri, token);
  const check = glance ?? (await session.checks.inPause(uri, token));
  if (check === null) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const items = await session.checks.diagnostics(check);
  const resultId = resultIdOf(items);
  if (glance !== null) session.followUp.begin(uri, resultId);
  else await session.checks.sendStatus(check);
  if (resultId === params.previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
