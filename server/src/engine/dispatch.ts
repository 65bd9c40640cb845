/** Shows every active rule its subjects and collects what it reports; one of the two fences of the program. */
import type { Facts } from '../analysis/facts.js';
import { groupedBy } from '../analysis/grouped.js';
import { gather } from '../text/gather.js';
import { once, onceWith } from '../text/once.js';
import type { Part } from '../analysis/part.js';
import { subjectGuard, subjectsOf, subjectOwner, type SubjectKind, type Subjects } from '../analysis/subject.js';
import type { AnyDetails, AnyReport, AnyRule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { Span } from '../text/span.js';
import type { Guard } from '../value/guard.js';
import type { ActiveRule } from './active-rules.js';
import type { Problem } from './finding.js';
import { measured, type Meter } from './meter.js';

/** What a rule reported, before words and fingerprints. */
export interface Report {
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly messageId: string;
  readonly at: Span;
  readonly details: AnyDetails;
  /** The logical id that the subject belongs to, or null. */
  readonly owner: string | null;
  readonly subject: unknown;
  readonly facts: Facts;
}

export interface Run {
  readonly reports: Report[];
  readonly problems: Problem[];
  /** Asked between rules, and between many subjects; true ends the run. */
  readonly stop: () => boolean;
  readonly meter: Meter | null;
  /** What alone is shown to the rules; null for everything. */
  readonly part: Part | null;
}

/** Runs the rules over one document. Gives up, with a problem, when it is told to stop. */
export function dispatch(rules: readonly ActiveRule[], facts: Facts, run: Run): void {
  if (run.meter !== null) readAhead(facts, run);
  for (const [kind, group] of bySubject(rules)) {
    if (!dispatchKind(kind, group, facts, run)) return;
  }
}

const bySubject = onceWith((rules: readonly ActiveRule[]) => groupedBy(rules, ({ rule }) => rule.subject));

/** What several rules ask for, in the order in which one is made of another. */
const shared = ['policy', 'statement', 'script', 'workload', 'secret', 'credential', 'flow', 'principal'] as const;

/** Facts are worked out when a rule first asks; for a clock they are asked before, so that no rule pays for the others. */
function readAhead(facts: Facts, run: Run): void {
  for (const kind of shared) measured(run.meter, `facts: ${kind}`, () => subjectsOf<SubjectKind>(kind, facts, run.part));
}

function dispatchKind(kind: SubjectKind, group: readonly ActiveRule[], facts: Facts, run: Run): boolean {
  const subjects = measured(
    run.meter,
    `facts: ${kind}`,
    () => guarded(run, `facts: ${kind}`, () => subjectsOf(kind, facts, run.part)) ?? [],
  );
  const byType = once(() => groupedBy(subjects, typeOf));
  const checked: Checked = { active: null, subject: null };
  const showing: Showing = { checked, report: reporter(kind, checked, facts, run), facts, run };
  for (const active of group) {
    const shown = shownTo(active.rule, subjects, byType);
    if (shown.length === 0) continue;
    checked.active = active;
    if (!checkTimed(active.rule, shown, showing)) {
      run.problems.push({ kind: 'limit', message: 'Checking took too long and was given up; some rules did not run.', at: null });
      return false;
    }
  }
  return true;
}

/** A rule that names types of resources is shown those alone. */
function shownTo(
  { types }: AnyRule,
  subjects: readonly AnySubject[],
  byType: () => ReadonlyMap<string, readonly AnySubject[]>,
): readonly AnySubject[] {
  if (types === undefined || subjects.length === 0) return subjects;
  const [type = '', ...others] = types;
  const first = byType().get(type) ?? [];
  return others.length === 0 ? first : [...first, ...gather(others, (other) => byType().get(other) ?? [])];
}

function typeOf(subject: unknown): string | null {
  return typeof subject === 'object' && subject !== null && 'type' in subject && typeof subject.type === 'string' ? subject.type : null;
}

/** After so many subjects the clock is looked at. */
const subjectsPerLook = 64;

type AnySubject = Subjects[SubjectKind];

/** The rule that is checking, and the subject that it was shown. */
interface Checked {
  active: ActiveRule | null;
  subject: AnySubject | null;
}

/** How the subjects of a kind are shown to its rules. */
interface Showing {
  readonly checked: Checked;
  readonly report: AnyReport;
  readonly facts: Facts;
  readonly run: Run;
}

/** Takes the reports of all rules of a kind, one after the other. */
function reporter(kind: SubjectKind, checked: Checked, facts: Facts, run: Run): AnyReport {
  return (messageId, at, details = {}) => {
    const { active, subject } = checked;
    const message = active?.rule.messages[messageId];
    if (active === null || message === undefined || subject === null) {
      throw new Error(`${active?.rule.id ?? 'No rule'} has no message ${messageId}.`);
    }
    const { rule, severity } = active;
    run.reports.push({
      rule,
      severity: severity ?? message.severity,
      messageId,
      at: withTag(at),
      subject,
      facts,
      details: under(subjectGuard<SubjectKind>(kind, subject), details),
      owner: subjectOwner<SubjectKind>(kind, subject),
    });
  };
}

function under(guard: Guard, details: AnyDetails): AnyDetails {
  return guard.length === 0 ? details : { ...details, when: [...guard, ...(details.when ?? [])] };
}

function checkTimed(rule: AnyRule, subjects: readonly AnySubject[], showing: Showing): boolean {
  const { meter } = showing.run;
  return meter === null ? checkAll(rule, subjects, showing) : measured(meter, rule.id, () => checkAll(rule, subjects, showing));
}

/** False when it was told to stop. Behind the subject that fails, the rest goes on. */
function checkAll(rule: AnyRule, subjects: readonly AnySubject[], { checked, report, facts, run }: Showing): boolean {
  if (run.stop()) return false;
  let before = 0;
  for (const subject of subjects) {
    if (before % subjectsPerLook === subjectsPerLook - 1 && run.stop()) return false;
    before += 1;
    checked.subject = subject;
    try {
      rule.check(subject, report, facts);
    } catch (error) {
      tellFailure(run, rule.id, error);
    }
  }
  return true;
}

/** A node that has a tag, such as `!Ref Name`, is pointed at with its tag: that is what would be changed. */
function withTag(at: Span): Span {
  const tagStart = 'tagStart' in at && typeof at.tagStart === 'number' ? at.tagStart : -1;
  return { start: tagStart < 0 ? at.start : Math.min(tagStart, at.start), end: at.end };
}

/** The fence: what fails here costs one rule one subject, and is told without the text of the document. */
function guarded<T>(run: Run, what: string, act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    tellFailure(run, what, error);
    return null;
  }
}

function tellFailure(run: Run, what: string, error: unknown): void {
  const name = error instanceof Error ? error.name : 'Error';
  const message = `${what} failed (${name}); everything else went on. Please report this.`;
  if (!run.problems.some((problem) => problem.message === message)) run.problems.push({ kind: 'internal', message, at: null });
}
