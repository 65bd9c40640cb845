/** What a person can do about the findings at a place: mend, suppress, read on. */
import {
  CodeActionKind, type CodeAction, type CodeActionParams, type Command, type Diagnostic,
} from 'vscode-languageserver/node';
import type { Finding } from '../engine/finding.js';
import type { Fix } from '../repair/fix.js';
import type { Check } from './check.js';
import type { ClientAbility } from './client-ability.js';
import { askReasonCommand, commands } from './command.js';
import { editOfAction, type ActionData, type Edits } from './code-action-edit.js';
import { declinedFixes, hasFellow, offeredFixes, safeFix } from './finding-fixes.js';
import { spanOf } from './position.js';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.rootguard`;

export const actionKinds = [CodeActionKind.QuickFix, fixAllKind];

/** Where several findings meet, more actions than these are noise. */
const maxFindings = 4;

export function codeActions(check: Check, params: CodeActionParams, ability: ClientAbility, edits: Edits): CodeAction[] {
  if (!ability.codeActionLiterals) return [];
  const wants = (kind: string): boolean =>
    params.context.only === undefined || params.context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const build = new ActionBuilder(check, params, ability, edits);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...build.quickFixes());
  // In the menu of all actions "fix all" stands once, at the findings; asked for by kind it needs no place.
  if (params.context.only !== undefined && wants(fixAllKind)) actions.push(...build.fixAll(fixAllKind));
  return actions;
}

class ActionBuilder {
  readonly #check: Check;
  readonly #params: CodeActionParams;
  readonly #ability: ClientAbility;
  readonly #edits: Edits;

  constructor(check: Check, params: CodeActionParams, ability: ClientAbility, edits: Edits) {
    this.#check = check;
    this.#params = params;
    this.#ability = ability;
    this.#edits = edits;
  }

  quickFixes(): CodeAction[] {
    const here = this.#findingsHere();
    const mends = here.flatMap((finding) => offeredFixes(finding).map((fix, index) => this.#fix(finding, fix, index)));
    const all = here.some((finding) => safeFix(finding) !== null) ? this.fixAll(CodeActionKind.QuickFix) : [];
    return [...mends, ...this.#fixRules(here), ...all, ...here.flatMap((finding) => this.#others(finding))];
  }

  fixAll(kind: string): CodeAction[] {
    const safe = this.#check.findings.filter((finding) => safeFix(finding) !== null);
    if (safe.length === 0 || (kind === CodeActionKind.QuickFix && safe.length === 1)) return [];
    return [this.#withEdit({ title: 'Fix all safe findings in this file', kind }, { kind: 'fix-all' })];
  }

  #fix(finding: Finding, fix: Fix, index: number): CodeAction {
    const action = this.#quickFix(fix.title, finding);
    if (index === 0 && this.#ability.preferredActions) action.isPreferred = true;
    return this.#withEdit(action, { kind: 'fix', fingerprint: finding.fingerprint, index });
  }

  /** One for each rule whose fix here is not its only one in the file. */
  #fixRules(here: readonly Finding[]): CodeAction[] {
    const rules = new Set(here.filter((finding) => hasFellow(finding, this.#check.findings)).map(({ rule }) => rule));
    return [...rules].map((rule) =>
      this.#withEdit({ title: `Fix all ${rule} findings in this file`, kind: CodeActionKind.QuickFix }, { kind: 'fix-rule', rule }));
  }

  #others(finding: Finding): CodeAction[] {
    const { uri } = this.#check.document;
    const others = [...this.#suppress(finding), this.#command(finding, `Open the page of ${finding.rule}`, commands.explain, finding.rule)];
    if (offeredFixes(finding).length > 0) return others;
    // Clients hide disabled actions, so that a refusal is told by an action of its own.
    if (declinedFixes(finding).length === 0) return others;
    return [this.#command(finding, 'Why is there no fix here?', commands.whyNoFix, uri, finding.fingerprint), ...others];
  }

  /** None where a suppression cannot be written, as in JSON without comments outside of a resource. */
  #suppress(finding: Finding): CodeAction[] {
    if (this.#edits.suppress(finding, '').length === 0) return [];
    const title = `Suppress ${finding.rule} here, with a reason`;
    const { uri } = this.#check.document;
    if (this.#ability.own.asksReason) return [this.#command(finding, title, askReasonCommand, uri, finding.fingerprint, finding.rule)];
    return [this.#withEdit(this.#quickFix(title, finding), { kind: 'suppress', fingerprint: finding.fingerprint })];
  }

  #quickFix(title: string, finding: Finding): CodeAction {
    const diagnostics = this.#params.context.diagnostics.filter((diagnostic) => isAbout(diagnostic, finding));
    return { title, kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 && { diagnostics }) };
  }

  #command(finding: Finding, title: string, command: string, ...args: string[]): CodeAction {
    const named: Command = { title, command, arguments: args };
    return { ...this.#quickFix(title, finding), command: named };
  }

  /** The edit follows when the action is chosen; a client that cannot wait for it gets it at once. */
  #withEdit(action: CodeAction, what: ActionData['what']): CodeAction {
    const data: ActionData = { uri: this.#check.document.uri, version: this.#check.document.version, what };
    if (this.#ability.resolvesEdits) return { ...action, data };
    const edit = editOfAction(this.#check, what, this.#ability, this.#edits);
    return edit === null ? action : { ...action, edit };
  }

  #findingsHere(): readonly Finding[] {
    const { lines } = this.#check.document;
    const span = spanOf(lines, this.#params.range, this.#ability.encoding);
    return this.#check.findings.filter((finding) => finding.start <= span.end && span.start <= finding.end).slice(0, maxFindings);
  }
}

function isAbout(diagnostic: Diagnostic, finding: Finding): boolean {
  const data: unknown = diagnostic.data;
  if (typeof data === 'object' && data !== null && 'fingerprint' in data) return data.fingerprint === finding.fingerprint;
  return diagnostic.source === 'rootguard' && diagnostic.code === finding.rule && diagnostic.message === finding.message;
}
