/** What every format of a report is: told of file after file, it gives the text to write. */
import type { Summary } from './entry.js';
import type { FileReport } from './file-report.js';
import type { Source } from './source.js';

/** Who reports. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

export interface Reporter {
  /** What can be written as soon as the file is done. `source` is null for a file that was not read. */
  file(report: FileReport, source: Source | null): string;
  /** The rest, piece by piece; called once. */
  end(summary: Summary): Iterable<string>;
}
