/** Carries out the commands that a client sends. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageType, ShowMessageNotification, type ExecuteCommandParams } from 'vscode-languageserver/node';
import { ruleLink } from '../report/rule-link.js';
import type { PlannedEdit } from '../repair/fix.js';
import type { Check } from './check.js';
import { findingWith } from './code-action-edit.js';
import { commands, textArguments } from './command.js';
import { allSafe, declinedFixes } from './finding-fixes.js';
import type { ScanSummary } from './protocol.js';
import { withProgress, type Caller } from './scan-progress.js';
import type { Session } from './session.js';
import { uriOf } from './uri.js';
import { watchTemplates } from './watched-files.js';
import { workspaceEdit } from './workspace-edit.js';

/** The result is null, for `scan` a summary, for `fixAll` and `suppress` whether anything was edited. */
export async function executeCommand(
  session: Session, { command, arguments: given }: ExecuteCommandParams, caller: Caller,
): Promise<unknown> {
  switch (command) {
    case commands.scan: return await scan(session, caller);
    case commands.fixAll: return await withTexts(given, 1, ([uri = '']) => fixAll(session, uri));
    case commands.explain: return await withTexts(given, 1, ([rule = '']) => explain(session, rule));
    case commands.whyNoFix: return await withTexts(given, 2, ([uri = '', fingerprint = '']) => whyNoFix(session, uri, fingerprint));
    case commands.suppress:
      return await withTexts(given, 3, ([uri = '', fingerprint = '', reason = '']) => suppress(session, uri, fingerprint, reason));
    default: return null;
  }
}

async function withTexts(
  given: readonly unknown[] | undefined, count: number, run: (texts: readonly string[]) => Promise<unknown>,
): Promise<unknown> {
  const texts = textArguments(given, count);
  return texts === null ? null : await run(texts);
}

async function scan(session: Session, caller: Caller): Promise<ScanSummary> {
  const wasFollowing = session.scan.follows;
  const summary = await withProgress(session.client, caller, (progress) => session.scan.run(progress));
  if (!wasFollowing) await watchTemplates(session.client);
  return summary;
}

async function fixAll(session: Session, uri: string): Promise<boolean> {
  const check = await session.check(uri);
  if (check === null) return false;
  const { edits } = (await session.edits(check)).fix(allSafe);
  if (edits.length > 0) return await apply(session, check, edits, 'Fix all safe findings');
  await tell(session, 'No finding in this file has a safe fix.');
  return false;
}

async function suppress(session: Session, uri: string, fingerprint: string, reason: string): Promise<boolean> {
  const check = await session.check(uri);
  const finding = check === null ? null : findingWith(check, fingerprint);
  if (check === null || finding === null) return false;
  return await apply(session, check, (await session.edits(check)).suppress(finding, reason), `Suppress ${finding.rule}`);
}

async function apply(session: Session, check: Check, edits: readonly PlannedEdit[], label: string): Promise<boolean> {
  if (!session.client.ability.appliesEdits) return false;
  const edit = workspaceEdit(check.document, edits, session.client.ability);
  return (await session.client.connection.workspace.applyEdit({ label, edit })).applied;
}

async function whyNoFix(session: Session, uri: string, fingerprint: string): Promise<null> {
  const check = await session.check(uri);
  const finding = check === null ? null : findingWith(check, fingerprint);
  const reasons = finding === null ? [] : declinedFixes(finding).map(({ title, reason }) => `${title}: ${reason}`);
  if (reasons.length > 0) await tell(session, reasons.join(' '));
  return null;
}

async function tell(session: Session, message: string): Promise<void> {
  await session.client.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}

/** Shows the page that ships beside the program; the web page only where that is missing. */
async function explain(session: Session, rule: string): Promise<null> {
  const known = session.engine.rules.find(({ id }) => id === rule);
  if (known === undefined || !session.client.ability.showsDocuments) return null;
  const { pages } = session.client.host;
  const page = pages === null ? null : join(pages, `${known.id}.md`);
  const offline = page !== null && existsSync(page);
  await session.client.connection.window.showDocument(
    offline ? { uri: uriOf(page), takeFocus: true } : { uri: ruleLink(known.id), external: true },
  );
  return null;
}
