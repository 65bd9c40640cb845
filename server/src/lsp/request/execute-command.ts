/** Executes the commands that a client sends. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { MessageType, ShowMessageNotification, type ExecuteCommandParams, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { PlannedEdit } from '../../repair/fix.js';
import { ruleLink } from '../../report/rule-link.js';
import type { Check } from '../open/check.js';
import type { ScanSummary } from '../protocol.js';
import type { Session } from '../session.js';
import { uriOf } from '../wire/uri.js';
import { workspaceEdit } from '../wire/workspace-edit.js';
import { withProgress, type Caller } from '../workspace/scan-progress.js';
import { findingWith, isActionData } from './code-action-edit.js';
import { commands, invalidParams, textArguments } from './command.js';
import { allSafe, declinedFixes } from './finding-fixes.js';
import { currentEdit } from './resolve-action.js';

/**
 * The result is null, except for `scan`, which returns a summary, and commands that edit, which return whether anything was
 * edited.
 */
export async function executeCommand(
  session: Session,
  { command, arguments: given }: ExecuteCommandParams,
  caller: Caller,
): Promise<unknown> {
  const texts = (...names: readonly string[]): readonly string[] => textArguments(command, given, names);
  switch (command) {
    case commands.scan:
      return await scan(session, caller);
    case commands.apply:
      return await applyAction(session, given?.[0]);
    case commands.fixAll: {
      const [uri = ''] = texts('a URI');
      return await fixAll(session, uri);
    }
    case commands.explain: {
      const [rule = ''] = texts('the ID of a rule');
      return await explain(session, rule);
    }
    case commands.whyNoFix: {
      const [uri = '', fingerprint = ''] = texts('a URI', 'a fingerprint');
      return await whyNoFix(session, uri, fingerprint);
    }
    case commands.suppress: {
      const [uri = '', fingerprint = '', reason = ''] = texts('a URI', 'a fingerprint', 'a reason');
      return await suppress(session, uri, fingerprint, reason);
    }
    default:
      throw invalidParams(`There is no command \`${command}\`.`);
  }
}

async function scan(session: Session, caller: Caller): Promise<ScanSummary> {
  // Changes made while the scan is running count too.
  await session.checks.watchTemplates();
  return await withProgress(session.client, caller, (progress) => session.scan.run(progress));
}

/** Does what the code action would have done. */
async function applyAction(session: Session, data: unknown): Promise<boolean> {
  if (!isActionData(data)) throw invalidParams(`\`${commands.apply}\` takes what an action carries.`);
  const edit = await currentEdit(session.checks, data);
  return await send(session, edit, 'Rootguard');
}

async function fixAll(session: Session, uri: string): Promise<boolean> {
  const check = await session.checks.of(uri);
  if (check === null) return false;
  const { edits } = (await session.checks.edits(check)).fix(allSafe);
  if (edits.length > 0) return await apply(session, check, edits, 'Apply all safe fixes');
  await showMessage(session, 'No finding in this file has a safe fix.');
  return false;
}

async function suppress(session: Session, uri: string, fingerprint: string, reason: string): Promise<boolean> {
  const check = await session.checks.of(uri);
  const finding = check === null ? null : findingWith(check, fingerprint);
  if (check === null || finding === null) return false;
  return await apply(session, check, (await session.checks.edits(check)).suppress(finding, reason), `Suppress ${finding.rule}`);
}

async function apply(session: Session, check: Check, edits: readonly PlannedEdit[], label: string): Promise<boolean> {
  return await send(session, workspaceEdit(check.document, edits, session.client.ability), label);
}

async function send({ client: { ability, connection } }: Session, edit: WorkspaceEdit, label: string): Promise<boolean> {
  return ability.appliesEdits && (await connection.workspace.applyEdit({ label, edit })).applied;
}

async function whyNoFix(session: Session, uri: string, fingerprint: string): Promise<null> {
  const check = await session.checks.of(uri);
  const finding = check === null ? null : findingWith(check, fingerprint);
  const reasons = finding === null ? [] : declinedFixes(finding).map(({ title, reason }) => `${title}: ${reason}`);
  if (reasons.length > 0) await showMessage(session, reasons.join(' '));
  return null;
}

async function showMessage(session: Session, message: string): Promise<void> {
  await session.client.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}

/**
 * Shows the page shipped with the program, or the web page where that is missing; a client that cannot show pages is sent a
 * message.
 */
async function explain(session: Session, rule: string): Promise<null> {
  const known = session.checks.engine.rules.find(({ id }) => id === rule);
  if (known === undefined) throw invalidParams(`There is no rule \`${rule}\`.`);
  if (!session.client.ability.showsDocuments) {
    await showMessage(session, `${known.id}: ${known.why} ${known.remedy} ${ruleLink(known.id)}`);
    return null;
  }
  const { pages } = session.client.host;
  const page = pages === null ? null : path.join(pages, `${known.id}.md`);
  const offline = page !== null && existsSync(page);
  await session.client.connection.window.showDocument(
    offline ? { uri: uriOf(page), takeFocus: true } : { uri: ruleLink(known.id), external: true },
  );
  return null;
}
