/** Files beside templates that give them values: of CDK, of SAM, and lists of parameters. Nothing is known of them but their text. */
import { readText } from '../syntax/read.js';
import { readToml } from '../syntax/toml-text.js';
import type { Tree } from '../syntax/tree.js';
import type { SideFile } from './document.js';
import { languageOf } from './recognise.js';

/** Never throws; what a broken file holds is looked for as far as it can be read. */
export function readSideFile(name: string, text: string): { readonly tree: Tree; readonly documents: readonly SideFile[] } {
  const tree = name.endsWith('.toml') ? readToml(text) : readText(text, languageOf(text));
  return { tree, documents: tree.documents.map((root) => ({ kind: 'side-file', tree, root })) };
}
