/** What is known of one version of one text: findings, problems, and why it was checked or not. */
import type { SourceFile } from '../../analysis/source-file.js';
import type { Finding, Problem } from '../../engine/finding.js';
import type { OpenDocument } from './open-document.js';

/** `side-file`: beside templates; only secrets were looked for. `skipped`: none of ours. `excluded`: the configuration leaves it out. `off`: switched off. */
export type CheckState = 'template' | 'policy' | 'side-file' | 'configuration' | 'skipped' | 'excluded' | 'off';

export interface Check {
  readonly document: OpenDocument;
  readonly state: CheckState;
  readonly file: SourceFile | null;
  /** By offset; suppressed ones are not among them. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly problems: readonly Problem[];
  /** Takes the secrets of the text out of another one. */
  readonly mask: (text: string) => string;
  /** The texts of other files that the check saw, by the path they are named by. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** Paths that the template names and that were not at hand. */
  readonly missed: readonly string[];
  /** The configuration that was in force, as a path, or null. */
  readonly configuration: string | null;
  /** In milliseconds. */
  readonly duration: number;
}
