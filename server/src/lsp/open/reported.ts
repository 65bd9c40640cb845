/** What a check reports of the engine's result. */
import type { LintResult } from '../../engine/lint.js';
import type { Check } from './check.js';

/** Suppressed findings are counted but not reported. */
export function reported(result: LintResult): Pick<Check, 'state' | 'file' | 'findings' | 'suppressed' | 'problems' | 'mask' | 'missed'> {
  const findings = result.findings.filter((finding) => finding.suppressed === null);
  return {
    state: result.kind,
    file: result.file,
    findings,
    suppressed: result.findings.length - findings.length,
    problems: result.problems,
    mask: result.mask,
    missed: result.missed,
  };
}
