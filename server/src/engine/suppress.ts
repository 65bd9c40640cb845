/** Applies suppressions to findings, and tells of those that do nothing. */
import type { AnyRule } from '../rules/rule.js';
import type { LineIndex } from '../text/line-index.js';
import { nearestWord } from '../text/nearest-word.js';
import type { Finding, Problem } from './finding.js';
import { covers, type Suppression } from './suppression.js';

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
  /** Notices about suppressions that are unused, expired, unknown or without a reason. */
  readonly problems: readonly Problem[];
}

/** Marks the findings that are suppressed. One without a reason or past its end hides nothing. */
export function suppress(findings: readonly Finding[], run: SuppressionRun): Suppressed {
  if (run.suppressions.length === 0) return { findings, problems: [] };
  const used = new Set<Suppression>();
  const effective = run.suppressions.filter((suppression) => suppression.reason !== null && !isOver(suppression, run.today));
  const marked = findings.map((finding): Finding => {
    const line = run.lines.position(finding.start).line;
    const by = effective.filter((suppression) => covers(suppression, { ...finding, line }));
    for (const suppression of by) used.add(suppression);
    return by[0] === undefined ? finding : { ...finding, suppressed: by[0].reason };
  });
  return { findings: marked, problems: run.suppressions.flatMap((suppression) => notice(suppression, used, run)) };
}

function isOver(suppression: Suppression, today: string): boolean {
  return suppression.until !== null && suppression.until < today;
}

function notice(suppression: Suppression, used: ReadonlySet<Suppression>, run: SuppressionRun): Problem[] {
  const message = whyUseless(suppression, used, run);
  return message === null ? [] : [{ kind: 'notice', message, at: suppression.at, isUseless: true }];
}

function whyUseless(suppression: Suppression, used: ReadonlySet<Suppression>, run: SuppressionRun): string | null {
  const { rule, until } = suppression;
  const ids = run.rules.map(({ id }): string => id);
  if (!ids.includes(rule)) {
    const nearest = nearestWord(rule, ids);
    const hint = nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
    return `A suppression names the unknown rule \`${rule.slice(0, 60)}\`.${hint}`;
  }
  if (suppression.reason === null) return `The suppression of \`${rule}\` has no reason, so it hides nothing. Add \`-- why\`.`;
  if (until !== null && isOver(suppression, run.today)) return `The suppression of \`${rule}\` ended on ${until}.`;
  if (!used.has(suppression) && run.ran.has(rule)) return `The suppression of \`${rule}\` hides nothing; it can go.`;
  return null;
}
