/** Files by URI and by path. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` URI; null for anything not on the disk. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri).replace(/^[a-z]:/, (drive) => drive.toUpperCase());
  } catch {
    // A `file:` URI with a host that is no share of this system has no path.
    return null;
  }
}

/** The one spelling of a URI for all spellings of the same file: clients differ in what they encode needlessly. */
export function canonicalUri(uri: string): string {
  // A query or a fragment is not part of a path.
  const path = /[?#]/.test(uri) ? null : pathOf(uri);
  return path === null ? uri : uriOf(path);
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Whether a canonical URI equals the other, or lies in the folder that the other is. */
export function isWithin(uri: string | null, folder: string): boolean {
  return uri !== null && (uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
}

/** The last part of a URI, for display. */
export function nameOf(uri: string): string {
  const end = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}
