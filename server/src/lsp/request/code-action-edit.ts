/** The edit of a code action, worked out when the action is chosen. */
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { FixedText, FixWish } from '../../engine/apply-fixes.js';
import type { Finding } from '../../engine/finding.js';
import type { PlannedEdit } from '../../repair/fix.js';
import type { TextEdit } from '../../text/text-edit.js';
import type { ClientAbility } from '../client-ability.js';
import type { Check } from '../open/check.js';
import type { ActionData } from '../protocol.js';
import { workspaceEdit } from '../wire/workspace-edit.js';
import { allOf, allSafe, offeredFixes } from './finding-fixes.js';

/** Edits by the engine that are not the fix of a single finding. */
export interface Edits {
  suppress(finding: Finding, reason: string): readonly TextEdit[];
  /** The requested fixes of all findings, applied until the text no longer changes. */
  fix(wish: FixWish): FixedText;
}

/**
 * When the client cannot ask for the reason, users have to write it themselves; until then the suppression has no effect and
 * says so.
 */
const unsaid = '';

/** The edit; null when the finding is gone or the action no longer applies. */
export function editOfAction(check: Check, what: ActionData['what'], ability: ClientAbility, edits: Edits): WorkspaceEdit | null {
  const planned = plannedEdits(check, what, edits);
  return planned === null || planned.length === 0 ? null : workspaceEdit(check.document, planned, ability);
}

function plannedEdits(check: Check, what: ActionData['what'], edits: Edits): readonly PlannedEdit[] | null {
  if (what.kind === 'fix-all') return edits.fix(allSafe).edits;
  if (what.kind === 'fix-rule') {
    const { edits: planned, applied } = edits.fix(allOf(what.rule));
    return [
      ...planned,
      ...handwork(
        planned,
        applied.flatMap(({ fix }) => fix.left ?? []),
      ),
    ];
  }
  const finding = findingWith(check, what.fingerprint);
  if (finding === null) return null;
  if (what.kind === 'suppress') return edits.suppress(finding, unsaid);
  const fix = offeredFixes(finding)[what.index];
  return fix === undefined ? null : [...fix.edits, ...handwork(fix.edits, fix.left ?? [])];
}

/**
 * What fixes leave to be done by hand, as edits that change nothing. A preview lists them unticked beside the others, with
 * the text at which those begin, and it opens because of them, since they need confirmation.
 */
function handwork([first, ...others]: readonly PlannedEdit[], left: readonly string[]): readonly PlannedEdit[] {
  if (first === undefined) return [];
  const at = others.reduce((earliest, { start }) => Math.min(earliest, start), first.start);
  return [...new Set(left)].map((sentence) => ({ start: at, end: at, newText: '', note: `By hand: ${sentence}`, needsConfirmation: true }));
}

/** The finding with a fingerprint; null once it is gone. */
export function findingWith(check: Check, fingerprint: string): Finding | null {
  return check.findings.find((finding) => finding.fingerprint === fingerprint) ?? null;
}

export function isActionData(data: unknown): data is ActionData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'uri' in data &&
    typeof data.uri === 'string' &&
    'what' in data &&
    typeof data.what === 'object' &&
    data.what !== null &&
    'kind' in data.what
  );
}
