/** What the server needs from the engine; loaded after `initialize` is answered, so that the editor does not wait for it. */
import type { SourceFile } from '../analysis/source-file.js';
import { fixText, type FixedText, type FixWish } from '../engine/apply-fixes.js';
import { readConfiguration, type Configuration } from '../engine/configuration.js';
import type { Finding } from '../engine/finding.js';
import { glance, type Glance, type Known } from '../engine/glance.js';
import { lint, type LintRequest } from '../engine/lint.js';
import { suppressionEdits } from '../engine/suppression-edits.js';
import { rules as allRules } from '../rules/registry.generated.js';
import type { AnyRule } from '../rules/rule.js';
import { lintWithNeighbours, type LoadNeighbour, type NeighbourlyResult } from '../scan/neighbours.js';
import { readText } from '../syntax/read.js';
import type { TextEdit } from '../text/text-edit.js';

export interface Engine {
  readonly rules: readonly AnyRule[];
  /** Includes the files that the text refers to, as far as they are available. */
  lint(request: LintRequest, load: LoadNeighbour): Promise<NeighbourlyResult>;
  /** What can be reported before the whole text is checked again; null when nothing can. */
  glance(request: LintRequest, known: Known): Glance | null;
  /** Applies the requested fixes until the text no longer changes; `findings` are those of the text as it is. */
  fix(request: LintRequest, findings: readonly Finding[], wish: FixWish): FixedText;
  /** The edit that suppresses a finding at its place, with the reason. */
  suppressionEdits(file: SourceFile, finding: Finding, reason: string): readonly TextEdit[];
  /** `name` decides between JSON and YAML. */
  readConfiguration(text: string, name: string): Configuration;
}

/** The engine with the given rules; with all rules by default. */
export function createEngine(rules: readonly AnyRule[] = allRules): Engine {
  return {
    rules,
    lint: (request, load) => lintWithNeighbours({ ...request, rules }, load),
    glance: (request, known) => glance({ ...request, rules }, known),
    fix: (request, findings, wish) =>
      fixText(request.text, (text) => (text === request.text ? findings : lint({ ...request, rules, text }).findings), wish, request.stop),
    suppressionEdits,
    readConfiguration: (text, name) => readConfiguration(readText(text, name.endsWith('.json') ? 'json' : 'yaml'), rules),
  };
}
