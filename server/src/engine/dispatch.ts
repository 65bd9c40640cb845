/** Shows every active rule its subjects and collects what it reports; one of the two places that catch what fails. */
import type { Facts } from '../analysis/facts.js';
import { groupedBy } from '../analysis/grouped.js';
import { gather } from '../text/gather.js';
import { once, onceWith } from '../text/once.js';
import { checkTime, OutOfPatience, patiently, tick } from '../text/patience.js';
import type { Part } from '../analysis/part.js';
import { subjectGuard, subjectsOf, subjectOwner, type SubjectKind, type Subjects } from '../analysis/subject.js';
import type { AnyDetails, AnyReport, AnyRule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { Span } from '../text/span.js';
import type { Guard } from '../value/guard.js';
import type { ActiveRule } from './active-rules.js';
import type { Problem } from './finding.js';
import { measured, type Meter } from './meter.js';

/** What a rule reported, before it gets its message and fingerprint. */
export interface Report {
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly messageId: string;
  readonly at: Span;
  readonly details: AnyDetails;
  /** The logical ID of what the subject belongs to, or null. */
  readonly owner: string | null;
  readonly subject: unknown;
  readonly facts: Facts;
}

export interface Run {
  readonly reports: Report[];
  readonly problems: Problem[];
  /** Asked between rules, and after every so many steps; true ends the run. */
  readonly stop: () => boolean;
  readonly meter: Meter | null;
  /** The only part that is shown to the rules; null for everything. */
  readonly part: Part | null;
}

/** Runs the rules over one document. When told to stop it gives up, with a problem. */
export function dispatch(rules: readonly ActiveRule[], facts: Facts, run: Run): void {
  const done = patiently(run.stop, () => {
    if (run.meter !== null) readAhead(facts, run);
    for (const [kind, group] of bySubject(rules)) dispatchKind(kind, group, facts, run);
    return run;
  });
  if (done !== null) return;
  run.problems.push({ kind: 'limit', message: 'Checking took too long and was given up; some rules did not run.', at: null });
}

const bySubject = onceWith((rules: readonly ActiveRule[]) => groupedBy(rules, ({ rule }) => rule.subject));

/** Facts that several rules ask for, each after those it is made of. */
const shared = ['policy', 'statement', 'script', 'workload', 'secret', 'credential', 'flow', 'principal'] as const;

/**
 * Facts are worked out when a rule first asks for them. With a clock they are asked for beforehand, or the first rule would
 * be charged for all.
 */
function readAhead(facts: Facts, run: Run): void {
  for (const kind of shared) measured(run.meter, `facts: ${kind}`, () => subjectsOf<SubjectKind>(kind, facts, run.part));
}

function dispatchKind(kind: SubjectKind, group: readonly ActiveRule[], facts: Facts, run: Run): void {
  const subjects = measured(
    run.meter,
    `facts: ${kind}`,
    () => guarded(run, `facts: ${kind}`, () => subjectsOf(kind, facts, run.part)) ?? [],
  );
  const byType = once(() => groupedBy(subjects, typeOf));
  const checked: Turn = { active: null, subject: null };
  const showing: Showing = { checked, report: reporter(kind, checked, facts, run), facts, run };
  for (const active of group) {
    const shown = shownTo(active.rule, subjects, byType);
    if (shown.length === 0) continue;
    checked.active = active;
    measured(run.meter, active.rule.id, () => {
      checkAll(active.rule, shown, showing);
    });
  }
}

/** A rule that names resource types is shown only resources of those types. */
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

type AnySubject = Subjects[SubjectKind];

/** The rule that is checking, and the subject it was shown. */
interface Turn {
  active: ActiveRule | null;
  subject: AnySubject | null;
}

/** How the subjects of a kind are shown to its rules. */
interface Showing {
  readonly checked: Turn;
  readonly report: AnyReport;
  readonly facts: Facts;
  readonly run: Run;
}

/** Makes the function with which all rules of a kind report; `checked` says whose turn it is. */
function reporter(kind: SubjectKind, checked: Turn, facts: Facts, run: Run): AnyReport {
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

/** When a rule fails on one subject, it goes on with the next. */
function checkAll(rule: AnyRule, subjects: readonly AnySubject[], { checked, report, facts, run }: Showing): void {
  checkTime();
  for (const subject of subjects) {
    tick();
    checked.subject = subject;
    try {
      rule.check(subject, report, facts);
    } catch (error) {
      recordFailure(run, rule.id, error);
    }
  }
}

/** The span of a tagged node such as `!Ref Name` includes its tag, because that is what would be changed. */
function withTag(at: Span): Span {
  const tagStart = 'tagStart' in at && typeof at.tagStart === 'number' ? at.tagStart : -1;
  return { start: tagStart < 0 ? at.start : Math.min(tagStart, at.start), end: at.end };
}

/** A failure here costs one rule one subject, and is reported without any text of the document. */
function guarded<T>(run: Run, what: string, act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    recordFailure(run, what, error);
    return null;
  }
}

function recordFailure(run: Run, what: string, error: unknown): void {
  if (error instanceof OutOfPatience) throw error;
  const name = error instanceof Error ? error.name : 'Error';
  const message = `${what} failed (${name}); everything else went on. Please report this.`;
  if (!run.problems.some((problem) => problem.message === message)) run.problems.push({ kind: 'internal', message, at: null });
}
