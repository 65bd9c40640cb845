/** One text as the engine is given it: its name, its tree and the documents in it. */
import type { Document } from '../model/document.js';
import type { Tree } from '../syntax/tree.js';

export interface SourceFile {
  /** As the host names it; shown to people, never opened. */
  readonly name: string;
  readonly text: string;
  readonly tree: Tree;
  readonly documents: readonly Document[];
}
