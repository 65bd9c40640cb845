/** A report as JSON (docs/command-line.md, JSON), one finding per line. */
import type { Summary } from './entry.js';
import type { Reporter, Tool } from './reporter.js';

/** Keeps findings as text, which takes a fraction of the memory of the objects. */
export function jsonReporter(tool: Tool): Reporter {
  const findings: string[] = [];
  const problems: string[] = [];
  return {
    file(report) {
      for (const finding of report.findings) findings.push(JSON.stringify(finding));
      for (const problem of report.problems) problems.push(JSON.stringify(problem));
      return '';
    },
    *end(summary: Summary) {
      yield `{ "version": 1,\n  "tool": ${JSON.stringify(tool)},\n  "summary": ${JSON.stringify(summary)},\n  "findings": [`;
      yield* lines(findings);
      yield '],\n  "problems": [';
      yield* lines(problems);
      yield '] }\n';
    },
  };
}

function* lines(items: readonly string[]): Iterable<string> {
  for (const [index, item] of items.entries()) yield `${index === 0 ? '' : ','}\n    ${item}`;
}
