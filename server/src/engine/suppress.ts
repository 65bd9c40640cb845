/** Applies suppressions to findings, and reports suppressions that have no effect. */
import { groupedBy } from '../analysis/grouped.js';
import type { AnyRule } from '../rules/rule.js';
import type { LineIndex } from '../text/line-index.js';
import { nearestWord } from '../text/nearest-word.js';
import type { Finding, Problem } from './finding.js';
import { coverage, type Scope, type Suppression } from './suppression.js';

export interface SuppressionRun {
  readonly suppressions: readonly Suppression[];
  /** All rules there are. */
  readonly rules: readonly AnyRule[];
  /** The ids of the rules that ran. */
  readonly ran: ReadonlySet<string>;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly lines: LineIndex;
}

export interface Suppressed {
  readonly findings: readonly Finding[];
  /** Notices about suppressions that are unused, expired, without a reason, malformed, or name an unknown rule. */
  readonly problems: readonly Problem[];
}

/** Marks suppressed findings. A suppression without a reason or past its end hides nothing. */
export function suppress(findings: readonly Finding[], run: SuppressionRun): Suppressed {
  const used = new Set<Suppression>();
  const effective = groupedBy(run.suppressions, (suppression) =>
    suppression.fault !== null || suppression.reason === null || isOver(suppression, run.today) ? null : coverage(suppression),
  );
  const marked = findings.map((finding): Finding => {
    const by = scopesOf(finding, run.lines).flatMap((scope) => effective.get(coverage({ rule: finding.rule, scope })) ?? []);
    for (const suppression of by) used.add(suppression);
    return by[0] === undefined ? finding : { ...finding, suppressed: by[0].reason };
  });
  const left = marked.filter(({ suppressed }) => suppressed === null);
  return { findings: marked, problems: run.suppressions.flatMap((suppression) => notice(suppression, used, left, run)) };
}

/** The scopes that cover a finding, narrowest first. */
function scopesOf({ start, resource }: Finding, lines: LineIndex): readonly Scope[] {
  const line: Scope = { kind: 'line', line: lines.position(start).line };
  return resource === null ? [line, { kind: 'file' }] : [line, { kind: 'resource', id: resource }, { kind: 'file' }];
}

function isOver(suppression: Suppression, today: string): boolean {
  return suppression.until !== null && suppression.until < today;
}

function notice(suppression: Suppression, used: ReadonlySet<Suppression>, left: readonly Finding[], run: SuppressionRun): Problem[] {
  const message = whyUseless(suppression, used, left, run);
  return message === null ? [] : [{ kind: 'notice', message, at: suppression.at, isUseless: true }];
}

/** `left`: the findings that are not suppressed. */
function whyUseless(
  suppression: Suppression,
  used: ReadonlySet<Suppression>,
  left: readonly Finding[],
  run: SuppressionRun,
): string | null {
  const { rule, until, fault, scope } = suppression;
  if (fault !== null) return fault;
  const ids = run.rules.map(({ id }): string => id);
  if (!ids.includes(rule)) {
    const nearest = nearestWord(rule, ids);
    const hint = nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
    return `A suppression names the unknown rule \`${rule.slice(0, 60)}\`.${hint}`;
  }
  if (suppression.reason === null) {
    return `The suppression of \`${rule}\` has no reason, so it hides nothing. Add \`${scope.kind === 'resource' ? 'reason' : '-- why'}\`.`;
  }
  if (until !== null && isOver(suppression, run.today)) return `The suppression of \`${rule}\` ended on ${until}.`;
  return used.has(suppression) || !run.ran.has(rule) ? null : unusedText(suppression, left);
}

/** A suppression beside a finding was more likely misplaced than forgotten. */
function unusedText({ rule, scope }: Suppression, left: readonly Finding[]): string {
  if (!left.some((finding) => finding.rule === rule)) return `The suppression of \`${rule}\` hides nothing; it can be removed.`;
  const place = scope.kind === 'resource' ? 'in the resource' : 'on the line';
  return `The suppression of \`${rule}\` is not ${place} of a finding, so it hides nothing.`;
}
