/** Which rules run under which settings, and how severe their messages are. */
import type { AnyRule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { PresetName, Settings } from './settings.js';

export interface ActiveRule {
  readonly rule: AnyRule;
  /** Replaces the severity of every message of the rule; null keeps them. */
  readonly severity: Severity | null;
}

/** Detects credentials of the root user, so the presets about secrets run it beside the family `secret`. */
const alsoSecret = 'root/credentials';

/** The rules that run: those of the preset and those named in the settings, except the ones switched off. */
export function activeRules(rules: readonly AnyRule[], settings: Settings): readonly ActiveRule[] {
  const active: ActiveRule[] = [];
  for (const rule of rules) {
    const setting = settings.rules.get(rule.id);
    if (setting === 'off' || rule.stage === 'deprecated') continue;
    if (setting !== undefined) active.push({ rule, severity: setting });
    else if (rule.stage === 'stable' && isInPreset(rule, settings.preset)) active.push({ rule, severity: null });
  }
  return active;
}

export function isInPreset(rule: AnyRule, preset: PresetName): boolean {
  switch (preset) {
    case 'recommended':
      return rule.preset === 'recommended';
    case 'strict':
      return true;
    case 'secrets-only':
      return rule.id.startsWith('secret/') || rule.id === alsoSecret;
  }
}
