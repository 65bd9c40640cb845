/** What all report formats have in common: a reporter is given one file after the other, and returns the text to write. */
import type { Summary } from './entry.js';
import type { FileReport } from './file-report.js';
import type { Source } from './source.js';

/** The program that reports, as named in the report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

export interface Reporter {
  /** The text that can be written once the file is done. `source` is null for a file that was not read. */
  file(report: FileReport, source: Source | null): string;
  /** The rest, piece by piece; called once. */
  end(summary: Summary): Iterable<string>;
}
