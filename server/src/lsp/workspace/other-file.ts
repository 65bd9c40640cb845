/** Files that a document refers to. */
import { disk } from '../../scan/disk.js';
import { textOrNull } from '../../scan/read-text.js';
import { longestFile } from '../../scan/scan-file.js';
import { pathOf, uriOf } from '../wire/uri.js';

/** The path to which a document refers; null when the document is not itself on the disk. */
export function placeBeside(uri: string, path: string): string | null {
  const own = pathOf(uri);
  return own === null ? null : disk.path.resolve(disk.path.dirname(own), path);
}

/** The same as a URI. */
export function uriBeside(uri: string, path: string): string | null {
  const place = placeBeside(uri, path);
  return place === null ? null : uriOf(place);
}

/** The text of a file on the disk, or null if it cannot be read for any reason. */
export function textAt(path: string): Promise<string | null> {
  return textOrNull(path, disk, longestFile);
}
