/** Lints as the preset `strict` does, on a day that does not change. */
import { lint, type LintRequest, type LintResult } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import type { AnyRule } from '../../src/rules/rule.js';

const today = '2026-11-25';

/** Lints with all rules, or with those given; a preview that is given runs as well. */
export function lintStrictly(text: string, only?: readonly AnyRule[]): LintResult {
  return lint(requestOf(text, only));
}

export function requestOf(text: string, only: readonly AnyRule[] | undefined): LintRequest {
  const rules = only?.map((rule): AnyRule => ({ ...rule, stage: rule.stage === 'preview' ? 'stable' : rule.stage }));
  return { name: 'test', text, settings: { ...defaultSettings, preset: 'strict' }, today, ...(rules === undefined ? {} : { rules }) };
}
