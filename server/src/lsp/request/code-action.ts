/** What users can do about the findings at a place: fix, suppress, read more. */
import { CodeActionKind, type CodeAction, type CodeActionParams, type Command, type Diagnostic } from 'vscode-languageserver/node';
import { areAlike } from '../../engine/apply-fixes.js';
import type { Finding } from '../../engine/finding.js';
import type { Fix } from '../../repair/fix.js';
import type { Check } from '../open/check.js';
import type { ClientAbility } from '../client-ability.js';
import type { ActionData } from '../protocol.js';
import { spanOf } from '../wire/position.js';
import { askReasonCommand, commands } from './command.js';
import { editOfAction, type Edits } from './code-action-edit.js';
import { declinedFixes, hasFellow, offeredFixes, safeFix } from './finding-fixes.js';

const fixAllKind = `${CodeActionKind.SourceFixAll}.rootguard`;

export const actionKinds = [CodeActionKind.QuickFix, fixAllKind];

/** Where more findings than this meet, their actions would be noise, unless the client names the findings. */
const maxFindings = 4;

/** Where the client names more findings than this, as for a selection of the whole file, only actions for many of them help. */
const maxSingle = 20;

export function codeActions(check: Check, params: CodeActionParams, ability: ClientAbility, edits: Edits): (CodeAction | Command)[] {
  const only = kindsAsked(params);
  const wants = (kind: string): boolean => only === null || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const asked: ActionRequest = { check, params, ability, edits };
  const actions = [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(asked) : []),
    // In the menu of all actions, "fix all" appears once, at the findings; requested by kind it needs no place.
    ...(only !== null && wants(fixAllKind) ? fixAll(asked, fixAllKind) : []),
  ];
  return ability.codeActionLiterals ? actions : actions.flatMap(({ command }) => command ?? []);
}

/** Null when all kinds are requested; the empty kind is the root of all others. */
function kindsAsked({ context: { only } }: CodeActionParams): readonly CodeActionKind[] | null {
  return only === undefined || only.length === 0 || only.includes(CodeActionKind.Empty) ? null : only;
}

/** Which actions are requested, and everything needed to make them. */
interface ActionRequest {
  readonly check: Check;
  readonly params: CodeActionParams;
  readonly ability: ClientAbility;
  readonly edits: Edits;
}

function quickFixes(asked: ActionRequest): CodeAction[] {
  const here = findingsHere(asked);
  const all = here.some((finding) => safeFix(finding) !== null) ? fixAll(asked, CodeActionKind.QuickFix) : [];
  const forMany = [...fixRules(asked, here), ...all];
  if (here.length > maxSingle) return forMany;
  const fixes = distinctFixes(here).map((fix) => fixAction(asked, fix));
  return [...fixes, ...forMany, ...otherActions(asked, here)];
}

function findingsHere({ check: { document, findings }, params, ability }: ActionRequest): readonly Finding[] {
  const span = spanOf(document.lines, params.range, ability.encoding);
  const here = findings.filter((finding) => finding.start <= span.end && span.start <= finding.end);
  return here.filter(
    (finding, index) => index < maxFindings || params.context.diagnostics.some((diagnostic) => isAbout(diagnostic, finding)),
  );
}

/** A fix, with the findings here that it fixes. */
interface SharedFix {
  readonly fix: Fix;
  /** The index among the fixes of the first finding. */
  readonly index: number;
  readonly findings: Finding[];
}

/** Each fix once, even if it fixes several findings here, such as a key and the place that passes it on. */
function distinctFixes(here: readonly Finding[]): readonly SharedFix[] {
  const distinct: SharedFix[] = [];
  for (const finding of here) {
    for (const [index, fix] of offeredFixes(finding).entries()) {
      const same = distinct.find((other) => areAlike(other.fix, fix));
      if (same === undefined) distinct.push({ fix, index, findings: [finding] });
      else same.findings.push(finding);
    }
  }
  return distinct;
}

function fixAction(asked: ActionRequest, { fix, index, findings }: SharedFix): CodeAction {
  const action = quickFix(asked, fix.title, findings);
  if (index === 0 && asked.ability.preferredActions) action.isPreferred = true;
  return withEdit(asked, action, { kind: 'fix', fingerprint: findings[0]?.fingerprint ?? '', index });
}

/** One action for each rule whose fix here is not the only one in the file. */
function fixRules(asked: ActionRequest, here: readonly Finding[]): CodeAction[] {
  const rules = new Set(here.filter((finding) => hasFellow(finding, asked.check.findings)).map(({ rule }) => rule));
  return [...rules].map((rule) =>
    withEdit(asked, { title: `Fix all ${rule} findings in this file`, kind: CodeActionKind.QuickFix }, { kind: 'fix-rule', rule }),
  );
}

function fixAll(asked: ActionRequest, kind: string): CodeAction[] {
  const safe = asked.check.findings.filter((finding) => safeFix(finding) !== null);
  if (safe.length === 0 || (kind === CodeActionKind.QuickFix && safe.length === 1)) return [];
  return [withEdit(asked, { title: 'Apply all safe fixes in this file', kind }, { kind: 'fix-all' })];
}

/** What users can do other than fixing; once per rule, even where several of its findings meet. */
function otherActions(asked: ActionRequest, here: readonly Finding[]): CodeAction[] {
  const rules = [...new Set(here.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const same = here.filter((finding) => finding.rule === rule);
    return [
      ...refusal(asked, same),
      ...suppressions(asked, same),
      commandAction(asked, same, { title: `Open the page of ${rule}`, command: commands.explain, arguments: [rule] }),
    ];
  });
}

/** Clients hide disabled actions, so a refusal is shown as an action of its own. */
function refusal(asked: ActionRequest, same: readonly Finding[]): CodeAction[] {
  const refused = same.filter((finding) => offeredFixes(finding).length === 0 && declinedFixes(finding).length > 0);
  return refused.slice(0, 1).map(({ fingerprint }) =>
    commandAction(asked, refused, {
      title: 'Why is there no fix here?',
      command: commands.whyNoFix,
      arguments: [asked.check.document.uri, fingerprint],
    }),
  );
}

/**
 * One action for all findings that it suppresses; none where a suppression cannot be written, as in JSON without comments
 * outside a resource.
 */
function suppressions(asked: ActionRequest, same: readonly Finding[]): CodeAction[] {
  const hidden = new Map<string, readonly Finding[]>();
  for (const finding of same) {
    const edits = asked.edits.suppress(finding, '');
    const key = JSON.stringify(edits);
    if (edits.length > 0) hidden.set(key, [...(hidden.get(key) ?? []), finding]);
  }
  return [...hidden.values()].flatMap((findings) =>
    findings.slice(0, 1).map(({ rule, fingerprint }) => {
      const title = `Suppress ${rule} here, with a reason`;
      if (asked.ability.own.asksReason) {
        return commandAction(asked, findings, {
          title,
          command: askReasonCommand,
          arguments: [asked.check.document.uri, fingerprint, rule],
        });
      }
      return withEdit(asked, quickFix(asked, title, findings), { kind: 'suppress', fingerprint });
    }),
  );
}

function quickFix({ params }: ActionRequest, title: string, findings: readonly Finding[]): CodeAction {
  const diagnostics = params.context.diagnostics.filter((diagnostic) => findings.some((finding) => isAbout(diagnostic, finding)));
  return { title, kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 && { diagnostics }) };
}

function commandAction(asked: ActionRequest, findings: readonly Finding[], command: Command): CodeAction {
  return { ...quickFix(asked, command.title, findings), command };
}

/**
 * The edit is worked out when the action is chosen. A client that cannot resolve edits gets it at once, and one that knows
 * only commands gets a command.
 */
function withEdit({ check, ability, edits }: ActionRequest, action: CodeAction, what: ActionData['what']): CodeAction {
  const data: ActionData = { uri: check.document.uri, what };
  if (!ability.codeActionLiterals) {
    return ability.appliesEdits ? { ...action, command: { title: action.title, command: commands.apply, arguments: [data] } } : action;
  }
  if (ability.resolvesEdits) return { ...action, data };
  const edit = editOfAction(check, what, ability, edits);
  return edit === null ? action : { ...action, edit };
}

function isAbout(diagnostic: Diagnostic, finding: Finding): boolean {
  const data: unknown = diagnostic.data;
  if (typeof data === 'object' && data !== null && 'fingerprint' in data) return data.fingerprint === finding.fingerprint;
  return diagnostic.source === 'rootguard' && diagnostic.code === finding.rule && diagnostic.message === finding.message;
}
