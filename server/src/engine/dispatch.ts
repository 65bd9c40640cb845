/** Shows every active rule its subjects and collects what it reports; one of the two fences of the program. */
import type { Facts } from '../analysis/facts.js';
import { groupedBy } from '../analysis/grouped.js';
import { once, onceEach } from '../analysis/once.js';
import { subjectsOf, subjectOwner, type SubjectKind, type Subjects } from '../analysis/subject.js';
import type { AnyDetails, AnyReport, AnyRule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { Span } from '../text/span.js';
import type { ActiveRule } from './active-rules.js';
import type { Problem } from './finding.js';
import type { Meter } from './lint.js';

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
}

/** Runs the rules over one document. Gives up, with a problem, when it is told to stop. */
export function dispatch(rules: readonly ActiveRule[], facts: Facts, run: Run): void {
  if (run.meter !== null) readAhead(facts, run);
  for (const [kind, group] of bySubject(rules)) {
    if (!dispatchKind(kind, group, facts, run)) return;
  }
}

const bySubject = onceEach((rules: readonly ActiveRule[]) => groupedBy(rules, ({ rule }) => rule.subject));

/** What several rules ask for, in the order in which one is made of another. */
const shared = ['policy', 'statement', 'script', 'workload', 'secret', 'credential', 'flow', 'principal'] as const;

/** Facts are worked out when a rule first asks; for a clock they are asked before, so that no rule pays for the others. */
function readAhead(facts: Facts, run: Run): void {
  for (const kind of shared) measured(run, `facts: ${kind}`, () => subjectsOf<SubjectKind>(kind, facts));
}

function dispatchKind(kind: SubjectKind, group: readonly ActiveRule[], facts: Facts, run: Run): boolean {
  const subjects = measured(run, `facts: ${kind}`, () => guarded(run, `facts: ${kind}`, () => subjectsOf(kind, facts)) ?? []);
  const byType = once(() => groupedBy(subjects, typeOf));
  for (const active of group) {
    const shown = active.rule.types?.flatMap((type) => byType().get(type) ?? []) ?? subjects;
    if (shown.length === 0) continue;
    const isDone = !run.stop() && measured(run, active.rule.id, () => runRule(active, kind, shown, facts, run));
    if (!isDone) {
      run.problems.push({ kind: 'limit', message: 'Checking took too long and was given up; some rules did not run.', at: null });
      return false;
    }
  }
  return true;
}

function typeOf(subject: unknown): string | null {
  return typeof subject === 'object' && subject !== null && 'type' in subject && typeof subject.type === 'string' ? subject.type : null;
}

/** After so many subjects the clock is looked at. */
const subjectsPerLook = 64;

/** False when it was told to stop. The subjects of most rules are many, so nothing is made anew for each. */
function runRule<K extends SubjectKind>(active: ActiveRule, kind: K, subjects: readonly Subjects[K][], facts: Facts, run: Run): boolean {
  const { rule } = active;
  let [subject] = subjects;
  const report: AnyReport = (messageId, at, details = {}) => {
    const message = rule.messages[messageId];
    if (message === undefined || subject === undefined) throw new Error(`${rule.id} has no message ${messageId}.`);
    const severity = active.severity ?? message.severity;
    run.reports.push({ rule, severity, messageId, at: withTag(at), details, owner: subjectOwner(kind, subject), subject, facts });
  };
  let next = 0;
  const checkRest = (): boolean => {
    while (next < subjects.length) {
      if (next % subjectsPerLook === subjectsPerLook - 1 && run.stop()) return false;
      subject = subjects[next++];
      rule.check(subject, report, facts);
    }
    return true;
  };
  // Behind the subject that fails, the rest goes on.
  while (next < subjects.length) if (guarded(run, rule.id, checkRest) === false) return false;
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
    const name = error instanceof Error ? error.name : 'Error';
    const message = `${what} failed (${name}); everything else went on. Please report this.`;
    if (!run.problems.some((problem) => problem.message === message)) run.problems.push({ kind: 'internal', message, at: null });
    return null;
  }
}

function measured<T>(run: Run, part: string, act: () => T): T {
  if (run.meter === null) return act();
  const start = run.meter.now();
  const result = act();
  run.meter.record(part, run.meter.now() - start);
  return result;
}
