/** The contract of a rule: identity, words, detection, repair. */
import type { Facts } from '../analysis/facts.js';
import type { SubjectKind, Subjects } from '../analysis/subject.js';
import type { Declined, Fix } from '../repair/fix.js';
import type { Redacted } from '../text/redacted.js';
import type { Span } from '../text/span.js';
import type { Guard } from '../value/guard.js';
import type { Severity } from './severity.js';

export const families = ['root', 'admin', 'secret', 'role', 'mfa', 'audit', 'policy'] as const;

export type Family = (typeof families)[number];

/** The one name of a rule: of its file under `rules/`, its test, its page, in suppressions and in the editor. */
export type RuleId = `${Family}/${string}`;

/** `preview` rules run only when they are named; `deprecated` ones no longer run, and say what to use instead. */
export type Stage = 'preview' | 'stable' | 'deprecated';

export type Preset = 'recommended' | 'strict';

export interface Reference {
  readonly title: string;
  readonly url: `https://${string}`;
}

/** What a slot may hold. A secret comes only in a form that cannot print itself. */
export type Printable = string | number | Redacted;

export interface Message {
  readonly severity: Severity;
  /** One sentence, subject first, with `{slots}`. */
  readonly text: string;
}

export type Messages = Readonly<Record<string, Message>>;

/** The names between braces in a message. */
export type Slot<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slot<Rest> : never;

export type Slots<Text extends string> = Readonly<Record<Slot<Text>, Printable>>;

/** Another place that helps to understand the finding. */
export interface Related {
  readonly message: string;
  readonly at: Span;
}

/** What a report says beyond its message and place. Slots are required exactly when the message has any. */
export type Details<Text extends string> = {
  readonly related?: readonly Related[];
  /** The conditions under which the finding holds. */
  readonly when?: Guard;
  /** The logical ID that the finding is about, where it is not that of the subject. */
  readonly about?: string;
} & ([Slot<Text>] extends [never] ? { readonly slots?: never } : { readonly slots: Slots<Text> });

type MoreOf<Text extends string> = [Slot<Text>] extends [never] ? [more?: Details<Text>] : [more: Details<Text>];

/** Reports a finding: the id of its message, and the narrowest place that, changed, cures it. */
export type Report<M extends Messages> = <Id extends keyof M & string>(messageId: Id, at: Span, ...more: MoreOf<M[Id]['text']>) => void;

/** What a fixer knows of the finding that it is to fix. */
export interface ReportedFinding extends Span {
  readonly messageId: string;
  readonly slots: Readonly<Record<string, Printable>>;
}

export interface Rule<K extends SubjectKind = SubjectKind, M extends Messages = Messages> {
  readonly id: RuleId;
  readonly preset: Preset;
  readonly stage: Stage;
  /** The version that introduced it. */
  readonly since: string;

  /** One line for lists. */
  readonly summary: string;
  /** What goes wrong if nothing is done; for the hover. */
  readonly why: string;
  /** What to do, in general. */
  readonly remedy: string;
  readonly references: readonly Reference[];
  readonly messages: M;

  readonly subject: K;
  /** For `resource` rules: the types of resources they are shown; all of them when left out. */
  readonly types?: readonly string[];
  check(subject: Subjects[K], report: Report<M>, facts: Facts): void;

  /** One function per message id. Its fixes are ranked, best first; an empty list means that there is nothing to offer. */
  readonly fixes?: {
    readonly [Id in keyof M & string]?: (finding: ReportedFinding, subject: Subjects[K], facts: Facts) => readonly (Fix | Declined)[];
  };
}

/** A rule of any subject, as registry and engine hold it. */
export interface AnyRule extends Omit<Rule, 'subject' | 'check' | 'fixes'> {
  readonly subject: SubjectKind;
  check(subject: unknown, report: AnyReport, facts: Facts): void;
  readonly fixes?: Readonly<Record<string, AnyFixer | undefined>>;
}

export interface AnyDetails {
  readonly slots?: Readonly<Record<string, Printable>>;
  readonly related?: readonly Related[];
  readonly when?: Guard;
  readonly about?: string;
}

export type AnyReport = (messageId: string, at: Span, more?: AnyDetails) => void;

export type AnyFixer = (finding: ReportedFinding, subject: unknown, facts: Facts) => readonly (Fix | Declined)[];

/** Types a rule: message ids, slots and fixes are checked against its messages. */
export function defineRule<K extends SubjectKind, const M extends Messages>(rule: Rule<K, M>): AnyRule {
  // The engine shows a rule only subjects of its own kind, which no type can express for a mixed list.
  return rule as unknown as AnyRule;
}
