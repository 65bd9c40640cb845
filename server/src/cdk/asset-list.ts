/** What an asset manifest says: the files that a stack takes along, its nested templates among them. */
import { entriesOf, isRecord, parseJson, textAt } from './json.js';

const templateName = /\.(?:json|ya?ml|template)$/i;

/** The files of `*.assets.json` that can be templates, relative to its folder; packed folders are no templates. */
export function readAssetList(text: string): readonly string[] {
  const manifest = parseJson(text);
  if (!isRecord(manifest)) return [];
  return entriesOf(manifest['files']).flatMap(([, asset]) => {
    const path = textAt(asset, 'source', 'path');
    const isFile = textAt(asset, 'source', 'packaging') === 'file';
    return isFile && path !== null && templateName.test(path) ? [path] : [];
  });
}
