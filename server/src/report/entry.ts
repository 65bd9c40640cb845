/** The JSON of `scan` as other programs read it (docs/command-line.md, JSON): findings and problems in lines and characters. */
import type { ProblemKind } from '../engine/finding.js';
import type { Safety } from '../repair/fix.js';
import type { Severity } from '../rules/severity.js';
import type { Range } from '../text/line-index.js';

export interface RelatedEntry {
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

export interface EditEntry {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
}

export interface FixEntry {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly EditEntry[];
  /** What remains to be done by hand; absent when nothing does. */
  readonly left?: readonly string[];
}

export interface DeclinedEntry {
  readonly title: string;
  readonly reason: string;
}

export interface FindingEntry {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly resource: string | null;
  readonly when: string | null;
  readonly construct?: string;
  readonly related: readonly RelatedEntry[];
  readonly fixes: readonly FixEntry[];
  readonly declined?: readonly DeclinedEntry[];
  readonly fingerprint: string;
  /** The reason of the suppression that hides it. */
  readonly suppressed?: string;
}

export interface ProblemEntry {
  readonly kind: ProblemKind;
  readonly file: string;
  readonly message: string;
  readonly range: Range | null;
}

export interface Summary {
  /** Files opened: templates, policies, skipped ones, and those that could not be read. */
  readonly files: number;
  readonly templates: number;
  readonly policies: number;
  /** Neither templates nor policies. */
  readonly skipped: number;
  /** Suppressed ones are not counted. */
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly durationMs: number;
}
