/** One text given to the engine: its name, its tree and the documents in it. */
import type { Document } from '../model/document.js';
import type { Tree } from '../syntax/tree.js';

export interface SourceFile {
  /** The name given by the host; shown to people, never opened. */
  readonly name: string;
  readonly text: string;
  readonly tree: Tree;
  readonly documents: readonly Document[];
}
