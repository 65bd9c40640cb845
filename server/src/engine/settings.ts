/** The settings of a user, as read from `.rootguard.yaml`: preset, rules, files and accounts. */
import type { RuleId } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';

export const presets = ['recommended', 'strict', 'secrets-only'] as const;

export type PresetName = (typeof presets)[number];

export type RuleSetting = 'off' | Severity;

export interface Accounts {
  /** The user's own account ids, as twelve digits. */
  readonly own: readonly string[];
  /** Account ids that are trusted like the user's own organisation. */
  readonly trusted: readonly string[];
}

export interface Settings {
  readonly preset: PresetName;
  /** A rule listed here runs whatever the preset; its severity replaces that of all its messages. */
  readonly rules: ReadonlyMap<RuleId, RuleSetting>;
  /** Globs relative to the configuration; empty means all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly accounts: Accounts;
}

export const defaultSettings: Settings = {
  preset: 'recommended',
  rules: new Map(),
  include: [],
  exclude: [],
  accounts: { own: [], trusted: [] },
};
