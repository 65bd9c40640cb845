/** The user's settings in the editor, as passed on by the client. */
import type { Problem } from '../engine/finding.js';
import { defaultSettings, type Settings } from '../engine/settings.js';
import type { Engine } from './engine.js';

export interface EditorSettings {
  readonly enable: boolean;
  /** How many findings of one file are shown at most. */
  readonly maxNumberOfProblems: number;
  /** Preset and rules, for files without a configuration. */
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

const defaultLimit = 500;

export const defaultEditorSettings: EditorSettings = {
  enable: true,
  maxNumberOfProblems: defaultLimit,
  settings: defaultSettings,
  problems: [],
};

/** Reads the section `rootguard` of a client's settings; a value of the wrong type counts as not set. */
export function readEditorSettings(section: unknown, engine: Engine): EditorSettings {
  if (typeof section !== 'object' || section === null) return defaultEditorSettings;
  const given = new Map<string, unknown>(Object.entries(section));
  const limit = given.get('maxNumberOfProblems');
  // Preset and rules have the same form as in a configuration, so the configuration reader checks them.
  const { settings, problems } = engine.readConfiguration(JSON.stringify(named(given, ['preset', 'rules'])), 'settings.json');
  return {
    enable: given.get('enable') !== false,
    maxNumberOfProblems: typeof limit === 'number' && limit >= 1 ? Math.floor(limit) : defaultLimit,
    settings,
    problems,
  };
}

function named(given: ReadonlyMap<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const entries = names.map((name): [string, unknown] => [name, given.get(name)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
