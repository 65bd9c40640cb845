/** Counts the files and findings of a scan. */
import { severities, type Severity } from '../rules/severity.js';
import type { Summary } from './entry.js';
import type { FileReport } from './file-report.js';

/** Suppressed findings are not counted. A side file counts as skipped, even when it has findings. */
export class Tally {
  readonly #kinds: Record<FileReport['kind'], number> = { template: 0, policy: 0, 'side-file': 0, skipped: 0, unread: 0 };
  readonly #severities: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };

  add(report: FileReport): void {
    this.#kinds[report.kind] += 1;
    for (const finding of report.findings) if (finding.suppressed === undefined) this.#severities[finding.severity] += 1;
  }

  summary(durationMs: number): Summary {
    const { template, policy, unread } = this.#kinds;
    const skipped = this.#kinds.skipped + this.#kinds['side-file'];
    return {
      files: template + policy + skipped + unread,
      templates: template,
      policies: policy,
      skipped,
      findings: severities.reduce((sum, severity) => sum + this.#severities[severity], 0),
      bySeverity: { ...this.#severities },
      durationMs: Math.round(durationMs),
    };
  }
}
