/** What the rules may ask about a document; each answer is worked out at first use and kept. */
import type { Document } from '../model/document.js';
import type { Template } from '../model/template.js';
import type { Environment } from './environment.js';
import type { SourceFile } from './source-file.js';

export interface Facts {
  readonly file: SourceFile;
  readonly document: Document;
  /** The template that the subject belongs to; null for a policy document alone. */
  readonly template: Template | null;
  readonly environment: Environment;
}

/** The facts of one document of a file. They belong to this version of the text and die with it. */
export function createFacts(file: SourceFile, document: Document, environment: Environment): Facts {
  return { file, document, template: document.kind === 'template' ? document.template : null, environment };
}
