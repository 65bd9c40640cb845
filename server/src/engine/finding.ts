/** What the engine reports: findings and problems, as data with offsets into the text. */
import type { Declined, Fix } from '../repair/fix.js';
import type { Related, RuleId, Printable } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { Span } from '../text/span.js';

export interface Finding extends Span {
  readonly rule: RuleId;
  /** The ID of the message within its rule. */
  readonly messageId: string;
  readonly severity: Severity;
  /** The message with its slots filled in; it never contains a secret. */
  readonly message: string;
  readonly slots: Readonly<Record<string, Printable>>;
  /** The logical ID of the resource, parameter, output, mapping or condition that it is about. */
  readonly resource: string | null;
  /** The conditions under which the finding applies (`guardText`), or null when it always does. */
  readonly when: string | null;
  /** The CDK construct path of the resource, or null. */
  readonly construct: string | null;
  readonly related: readonly Related[];
  /** Stays the same over unrelated edits (docs/command-line.md, JSON). */
  readonly fingerprint: string;
  /** The reason of the suppression that hides it, or null. */
  readonly suppressed: string | null;
  /** Its fixes, worked out when first asked for. */
  fixes(): readonly (Fix | Declined)[];
}

export type ProblemKind = 'syntax' | 'notice' | 'limit' | 'unreadable' | 'configuration' | 'internal';

/** Something to know about how a file was read; not a finding, and not counted as one. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
  /** Null for the file as a whole. */
  readonly at: Span | null;
  /** What is written there has no effect and can be removed. */
  readonly isUseless?: true;
}
