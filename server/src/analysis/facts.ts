/** What the rules may ask about a file; each answer is worked out at first use and kept. */
import type { Template } from '../model/template.js';
import type { SourceFile } from './source-file.js';

export interface Facts {
  readonly file: SourceFile;
  /** The template that the subject belongs to; null for a policy document alone. */
  readonly template: Template | null;
}
