/** The check of one version of a text: findings, problems, and why it was checked or not. */
import type { SourceFile } from '../../analysis/source-file.js';
import type { Finding, Problem } from '../../engine/finding.js';
import type { OpenDocument } from './open-document.js';

/**
 * `side-file`: a file beside templates, searched only for secrets. `skipped`: neither template nor policy. `excluded`: the
 * configuration excludes it. `off`: checks are switched off.
 */
export type CheckState = 'template' | 'policy' | 'side-file' | 'configuration' | 'skipped' | 'excluded' | 'off';

export interface Check {
  readonly document: OpenDocument;
  readonly state: CheckState;
  readonly file: SourceFile | null;
  /** Ordered by offset, without the suppressed ones. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly problems: readonly Problem[];
  /** Masks the secrets of this text in another text. */
  readonly mask: (text: string) => string;
  /** The texts of other files used by the check, by the path under which they are referred to. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** Paths that the template refers to and that were not available. */
  readonly missed: readonly string[];
  /** The path of the configuration that applied, or null. */
  readonly configuration: string | null;
  /** In milliseconds. */
  readonly duration: number;
}
