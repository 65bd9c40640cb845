/** A report for people: grouped by file, each finding with its code. */
import { severities, type Severity } from '../rules/severity.js';
import type { Position } from '../text/line-index.js';
import { quantity } from '../text/wording.js';
import { codeFrame } from './code-frame.js';
import type { FindingEntry, FixEntry, ProblemEntry, Summary } from './entry.js';
import type { Ink, Paint } from './paint.js';
import type { Reporter } from './reporter.js';
import type { Source } from './source.js';
import { visible } from './visible.js';

export interface TextOptions {
  readonly paint: Paint;
  /** Columns of the terminal, or a sensible width without one. */
  readonly width: number;
}

const indent = '    ';

/** Columns beside the code of a frame: indentation, marker, line number, bar. */
const frameMargin = 14;

/** Writes each file as soon as it is done, and keeps only two counts. Does not show notices. */
export function textReporter(options: TextOptions): Reporter {
  let safe = 0;
  let suggested = 0;
  return {
    file(report, source) {
      const problems = report.problems.filter((problem) => problem.kind !== 'notice');
      if (report.findings.length === 0 && problems.length === 0) return '';
      for (const { fixes } of report.findings) {
        if (fixes.some((fix) => fix.safety === 'safe')) safe += 1;
        else if (fixes.length > 0) suggested += 1;
      }
      const columns = columnsOf(problems, report.findings);
      const blocks = [
        ...problems.map((problem) => problemBlock(problem, columns, options)),
        ...report.findings.map((finding) => findingBlock(finding, source, columns, options)),
      ];
      return `${options.paint('place', visible(report.file))}\n${blocks.join('\n')}\n`;
    },
    *end(summary) {
      yield* summaryLines(summary, options.paint, { safe, suggested });
    },
  };
}

/** `3:7`, counted from 1 as people do. */
export function shownPosition({ line, character }: Position): string {
  return `${line + 1}:${character + 1}`;
}

/** The widths of place and severity in the lines of one file. */
interface Columns {
  readonly place: number;
  readonly word: number;
}

/** At least what most files need, so that they look alike, and enough for this one. */
function columnsOf(problems: readonly ProblemEntry[], findings: readonly FindingEntry[]): Columns {
  const places = [...problems, ...findings].flatMap(({ range }) => (range === null ? [] : [shownPosition(range.start)]));
  const words = [...problems.map(({ kind }) => kind), ...findings.map(({ severity }) => severity)];
  return { place: widest(places), word: widest(words) };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 7);
}

function findingBlock(finding: FindingEntry, source: Source | null, columns: Columns, options: TextOptions): string {
  const { paint } = options;
  const head = [
    `  ${shownPosition(finding.range.start).padEnd(columns.place)}`,
    paint(finding.severity, finding.severity.padEnd(columns.word)),
    visible(finding.message),
    paint('faint', finding.rule),
  ].join(' ');
  return [head, ...frame(finding, source, options), ...notes(finding, paint)].join('\n') + '\n';
}

function frame(finding: FindingEntry, source: Source | null, options: TextOptions): string[] {
  if (source === null) return [];
  const { start, end } = finding.range;
  const at = { start: source.lines.offset(start), end: source.lines.offset(end) };
  const width = Math.max(40, options.width - frameMargin);
  return codeFrame(source, at, { width, paint: options.paint, ink: finding.severity })
    .split('\n')
    .map((line) => `  ${line}`);
}

function notes(finding: FindingEntry, paint: Paint): string[] {
  const lines: string[] = [];
  const note = (label: string, text: string): void => void lines.push(`${indent}${paint('faint', `${label}:`)} ${visible(text)}`);
  if (finding.suppressed !== undefined) note('suppressed', finding.suppressed);
  if (finding.when !== null) note('when', finding.when);
  if (finding.construct !== undefined) note('construct', finding.construct);
  for (const { range, message } of finding.related) note('see', `line ${shownPosition(range.start)} ${message}`);
  for (const fix of finding.fixes) note('fix', fixNote(fix, finding.rule));
  for (const { title, reason } of finding.declined ?? []) note('no fix', `${title}: ${reason}`);
  return lines;
}

function fixNote(fix: FixEntry, rule: string): string {
  return `${fix.title} (${fix.safety === 'safe' ? '--fix' : `--fix-suggestion ${rule}`})`;
}

/** A problem of the whole file has no column for a place. */
function problemBlock(problem: ProblemEntry, columns: Columns, { paint }: TextOptions): string {
  const place = problem.range === null ? '' : `${shownPosition(problem.range.start).padEnd(columns.place)} `;
  return `  ${place}${paint(problemInk(problem), problem.kind.padEnd(columns.word))} ${visible(problem.message)}\n`;
}

function problemInk(problem: ProblemEntry): Ink {
  return problem.kind === 'notice' ? 'information' : 'error';
}

function* summaryLines(summary: Summary, paint: Paint, fixable: { safe: number; suggested: number }): Iterable<string> {
  const files = `${quantity(summary.templates, 'template')} and ${quantity(summary.policies, 'policy', 'policies')}`;
  const seconds = `${quantity(summary.files, 'file')} in ${(summary.durationMs / 1000).toFixed(1)} s`;
  if (summary.findings === 0) {
    yield `${paint('strong', 'No findings')} in ${files} (${seconds}).\n`;
    return;
  }
  const counts = severities
    .filter((severity) => summary.bySeverity[severity] > 0)
    .map((severity) => paint(severity, severityCount(severity, summary.bySeverity[severity])));
  yield `${paint('strong', quantity(summary.findings, 'finding'))} (${counts.join(', ')}) in ${files} (${seconds}).\n`;
  if (fixable.safe > 0) yield `${fixable.safe} can be fixed safely with --fix; --fix --dry-run shows how.\n`;
  if (fixable.suggested > 0) {
    yield `${fixable.suggested} can be fixed with a suggestion that you should review: --fix-suggestion RULE --dry-run shows it.\n`;
  }
  yield 'Why, and what to do: rootguard explain RULE\n';
}

function severityCount(severity: Severity, number: number): string {
  return severity === 'information' ? `${number} information` : quantity(number, severity);
}
