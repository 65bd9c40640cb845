/** Files beside templates that give them values: of CDK, of SAM, and lists of parameters. Nothing is known of them but their text. */
import { readText } from '../syntax/read.js';
import { readToml } from '../syntax/toml-text.js';
import type { Tree } from '../syntax/tree.js';
import type { SideFile } from './document.js';
import { languageOf } from './recognise.js';

const names = /(?:^|[/\\])(?:cdk(?:\.context)?\.json|samconfig\.(?:toml|ya?ml|json))$/;

/** `{ "Parameters": { … } }`, as CodePipeline and others take it. */
const parameterHead = /^\s*\{\s*"Parameters"\s*:|^Parameters[ \t]*:/;

/** Told from the name, or from what a list of parameters is made of. To be asked only of what is no template. */
export function isSideFile(name: string, text: string): boolean {
  return names.test(name) || parameterHead.test(text) || (text.includes('ParameterKey') && text.includes('ParameterValue'));
}

/** Never throws; what a broken file holds is looked for as far as it can be read. */
export function readSideFile(name: string, text: string): { readonly tree: Tree; readonly documents: readonly SideFile[] } {
  const tree = name.endsWith('.toml') ? readToml(text) : readText(text, languageOf(text));
  return { tree, documents: tree.documents.map((root) => ({ kind: 'side-file', tree, root })) };
}
