/** The report of one file, as plain data that keeps neither text nor tree alive. */
import type { Finding, Problem, ProblemKind } from '../engine/finding.js';
import { unplanned } from '../engine/limit.js';
import type { LintResult } from '../engine/lint.js';
import type { Declined, Fix } from '../repair/fix.js';
import type { Related } from '../rules/rule.js';
import { checkTime, patiently } from '../text/patience.js';
import type { FindingEntry, FixEntry, ProblemEntry, RelatedEntry } from './entry.js';
import type { Source } from './source.js';

export interface FileReport {
  readonly file: string;
  /** `unread`: a problem says why. */
  readonly kind: LintResult['kind'] | 'unread';
  /** Ordered by place, then rule; includes suppressed ones. */
  readonly findings: readonly FindingEntry[];
  readonly problems: readonly ProblemEntry[];
}

/** The report of a file that was read. Once `stop` returns true, findings come without fixes, and a problem says so. */
export function reportFile(result: LintResult, source: Source, stop: () => boolean = () => false): FileReport {
  const plans = plansUntil(stop, result.findings);
  const problems = plans.length < result.findings.length ? [...result.problems, unplanned] : result.problems;
  return {
    file: source.name,
    kind: result.file === null && result.kind !== 'skipped' ? 'unread' : result.kind,
    findings: result.findings.map((finding, index) => findingEntry(finding, source, plans[index] ?? [])),
    problems: problems.map((problem) => problemEntry(problem, source)),
  };
}

function plansUntil(stop: () => boolean, findings: readonly Finding[]): readonly (readonly (Fix | Declined)[])[] {
  const plans: (readonly (Fix | Declined)[])[] = [];
  const planned = patiently(stop, () => {
    for (const finding of findings) {
      checkTime();
      plans.push(finding.fixes());
    }
    return plans;
  });
  return planned ?? plans;
}

/** The report of a file that was not read, and why. */
export function reportUnread(file: string, kind: ProblemKind, message: string): FileReport {
  return { file, kind: 'unread', findings: [], problems: [{ kind, file, message, range: null }] };
}

/** The report of a file that is neither template nor policy; one named on the command line gets a notice. */
export function reportSkipped(file: string, notice: string | null): FileReport {
  return { file, kind: 'skipped', findings: [], problems: notice === null ? [] : [{ kind: 'notice', file, message: notice, range: null }] };
}

function findingEntry(finding: Finding, source: Source, plans: readonly (Fix | Declined)[]): FindingEntry {
  const declined = plans.filter((plan): plan is Declined => plan.kind === 'declined');
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file: source.name,
    range: source.lines.range(finding.start, finding.end),
    resource: finding.resource,
    when: finding.when,
    ...(finding.construct === null ? {} : { construct: finding.construct }),
    related: finding.related.map((related) => relatedEntry(related, source)),
    fixes: plans.filter((plan): plan is Fix => plan.kind === 'fix').map((fix) => fixEntry(fix, source)),
    ...(declined.length === 0 ? {} : { declined: declined.map(({ title, reason }) => ({ title, reason })) }),
    fingerprint: finding.fingerprint,
    ...(finding.suppressed === null ? {} : { suppressed: finding.suppressed }),
  };
}

function relatedEntry({ message, at }: Related, { name, lines }: Source): RelatedEntry {
  return { message, file: name, range: lines.range(at.start, at.end) };
}

function fixEntry(fix: Fix, source: Source): FixEntry {
  return {
    title: fix.title,
    safety: fix.safety,
    edits: fix.edits.map((edit) => ({ file: source.name, range: source.lines.range(edit.start, edit.end), newText: edit.newText })),
    ...(fix.left === undefined || fix.left.length === 0 ? {} : { left: fix.left }),
  };
}

function problemEntry(problem: Problem, source: Source): ProblemEntry {
  const range = problem.at === null ? null : source.lines.range(problem.at.start, problem.at.end);
  return { kind: problem.kind, file: source.name, message: problem.message, range };
}
