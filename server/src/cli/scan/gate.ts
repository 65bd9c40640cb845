/** Decides the exit code of a scan (docs/command-line.md, Exit codes); the most severe cause wins. */
import type { FileReport } from '../../report/file-report.js';
import { isAtLeast } from '../../rules/severity.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { FailOn } from './scan-options.js';

/** The exit code for one file. Findings hidden from the report still count; suppressed ones do not. */
export function exitCodeFor(report: FileReport, failOn: FailOn): ExitCode {
  const kinds = new Set(report.problems.map((problem) => problem.kind));
  if (kinds.has('unreadable') || kinds.has('limit') || kinds.has('internal')) return exitCode.unchecked;
  const fails = report.findings.some(
    ({ severity, suppressed }) => suppressed === undefined && failOn !== 'never' && isAtLeast(severity, failOn),
  );
  return fails || kinds.has('syntax') ? exitCode.findings : exitCode.clean;
}

export function higher(left: ExitCode, right: ExitCode): ExitCode {
  return left > right ? left : right;
}
