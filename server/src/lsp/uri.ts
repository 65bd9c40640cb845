/** Files by URI and by path. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` URI; null for what is not on the disk. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    // A `file:` URI with a host that is no share of this system has no path.
    return null;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** The last part of a URI, for people. */
export function nameOf(uri: string): string {
  const end = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}
