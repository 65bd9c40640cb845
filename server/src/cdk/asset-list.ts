/** What an asset manifest lists: the files that are uploaded with a stack, including its nested templates. */
import { entriesOf, isRecord, parseJson, textAt } from './json.js';

const templateName = /\.(?:json|ya?ml|template)$/i;

/** The files of `*.assets.json` that can be templates, relative to its folder; zipped folders cannot. */
export function readAssetList(text: string): readonly string[] {
  const manifest = parseJson(text);
  if (!isRecord(manifest)) return [];
  return entriesOf(manifest['files']).flatMap(([, asset]) => {
    const path = textAt(asset, 'source', 'path');
    const isFile = textAt(asset, 'source', 'packaging') === 'file';
    return isFile && path !== null && templateName.test(path) ? [path] : [];
  });
}
