/** The list of rules, as a table for people and as data for programs. */
import { severityOf } from '../rules/page.js';
import type { AnyRule, Preset, RuleId, Stage } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import { filledLines } from './filled.js';
import type { Paint } from './paint.js';

export interface RuleEntry {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly preset: Preset;
  readonly stage: Stage;
  /** Whether any of its findings can have a fix. */
  readonly fixable: boolean;
  readonly summary: string;
}

export function ruleEntry(rule: AnyRule): RuleEntry {
  const { id, preset, stage, summary } = rule;
  return { id, severity: severityOf(rule), preset, stage, fixable: Object.keys(rule.fixes ?? {}).length > 0, summary };
}

/**
 * One line per rule, below a line of headings; where these do not fit into the width, the summaries stand below.
 */
export function ruleTable(rules: readonly AnyRule[], paint: Paint, width: number = Infinity): string {
  const entries = rules.map(ruleEntry);
  const idWidth = Math.max('RULE'.length, ...entries.map(({ id }) => id.length));
  const words = `${'RULE'.padEnd(idWidth)}  ${'SEVERITY'.padEnd(11)}  ${'PRESET'.padEnd(11)}  FIX`;
  const beside = words.length + gap.length;
  const isNarrow = Math.max(...entries.map(({ summary }) => beside + summary.length)) > width;
  const lines = entries.map((entry) => {
    const columns = [
      paint('strong', entry.id.padEnd(idWidth)),
      paint(entry.severity, entry.severity.padEnd(11)),
      (entry.stage === 'stable' ? entry.preset : entry.stage).padEnd(11),
      entry.fixable ? 'yes' : '   ',
    ].join(gap);
    return isNarrow ? [columns.trimEnd(), ...below(entry.summary, width)].join('\n') : columns + gap + entry.summary;
  });
  return [paint('faint', isNarrow ? words : `${words}${gap}SUMMARY`), ...lines, ''].join('\n');
}

const gap = '  ';

function below(summary: string, width: number): readonly string[] {
  const indent = '    ';
  return filledLines(summary, width - indent.length).map((line) => indent + line);
}
