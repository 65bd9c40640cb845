/**
 * Files beside templates that provide values for them: of CDK, of SAM, and parameter lists. Nothing in them is interpreted
 * beyond their text.
 */
import { readText } from '../syntax/read.js';
import { readToml } from '../syntax/toml-text.js';
import type { Tree } from '../syntax/tree.js';
import type { SideFile } from './document.js';
import { languageOf } from './recognise.js';

/** Never throws; a broken file is read as far as possible. */
export function readSideFile(name: string, text: string): { readonly tree: Tree; readonly documents: readonly SideFile[] } {
  const tree = name.endsWith('.toml') ? readToml(text) : readText(text, languageOf(text));
  return { tree, documents: tree.documents.map((root) => ({ kind: 'side-file', tree, root })) };
}
