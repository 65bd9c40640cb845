/** Extensions of the Language Server Protocol used between the server and our VS Code extension; types only. */
import type { RuleId } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { CheckState } from './open/check.js';

/** Sent after each check of an open text, to clients that asked for it. */
export type StatusMethod = 'rootguard/status';

export interface FileStatus {
  readonly uri: string;
  readonly version: number;
  readonly state: CheckState;
  readonly findings: number;
  readonly suppressed: number;
  /** Parts that were not read, and other notices. */
  readonly problems: readonly string[];
  /** The path of the configuration that applies, or null. */
  readonly configuration: string | null;
  /** In milliseconds. */
  readonly duration: number;
}

/** A request without parameters; answered with all rules, ordered by id. */
export type RulesMethod = 'rootguard/rules';

export interface ListedRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
}

/** The data of a code action from its offer until it is chosen. */
export interface ActionData {
  readonly uri: string;
  readonly what:
    | { readonly kind: 'fix'; readonly fingerprint: string; readonly index: number }
    | { readonly kind: 'suppress'; readonly fingerprint: string }
    | { readonly kind: 'fix-rule'; readonly rule: RuleId }
    | { readonly kind: 'fix-all' };
}

/** The commands that the server executes, with their arguments. */
export interface ServerCommands {
  /** For clients that know commands but no code actions. */
  'rootguard.apply': [action: ActionData];
  'rootguard.scan': [];
  'rootguard.fixAll': [uri: string];
  'rootguard.explain': [rule: string];
  'rootguard.whyNoFix': [uri: string, fingerprint: string];
  'rootguard.suppress': [uri: string, fingerprint: string, reason: string];
}

/** Executed by the extension, which asks for the reason of a suppression: [uri, fingerprint, rule id]. */
export type AskReasonCommand = 'rootguard.askReason';

/** The answer to `rootguard.scan`. */
export interface ScanSummary {
  /** Templates and policies that were checked. */
  readonly checked: number;
  readonly findings: number;
  /** Files with findings. */
  readonly affected: number;
  /** Files that should have been checked but could not be. */
  readonly unchecked: number;
  readonly cancelled: boolean;
}

export interface InitializationOptions {
  /** Accepts `rootguard/status`. */
  readonly status: boolean;
  /** Asks the user for the reason of a suppression. */
  readonly asksReason: boolean;
  /** Shows the message of a finding in every hover by itself. */
  readonly showsMessages: boolean;
  /** Merges pulled and published diagnostics of a text, so that publishing for an open text does no harm. */
  readonly mergesDiagnostics: boolean;
}
