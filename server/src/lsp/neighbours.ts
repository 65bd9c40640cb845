/** The texts of files that a template names by a relative path: as they are open in the editor, else as they are on the disk. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { OpenDocument } from './open-document.js';
import { pathOf, uriOf } from './uri.js';

/** Larger files are no templates. */
const maxBytes = 8_000_000;

export class Neighbours {
  readonly #open: (uri: string) => OpenDocument | undefined;

  constructor(open: (uri: string) => OpenDocument | undefined) {
    this.#open = open;
  }

  /** The text of the file that the document at `uri` names as `path`; null when it is not at hand. */
  read(uri: string, path: string): string | null {
    const place = this.locate(uri, path);
    if (place === null) return null;
    return this.#open(uriOf(place))?.text ?? readSmall(place);
  }

  /** The path on the disk, or null where the document itself is not on the disk. */
  locate(uri: string, path: string): string | null {
    const own = pathOf(uri);
    return own === null || path.includes('\0') ? null : resolve(dirname(own), path);
  }

  /** Whether reading the same paths again gives the same texts. */
  unchanged(uri: string, seen: ReadonlyMap<string, string | null>): boolean {
    for (const [path, text] of seen) {
      if (this.read(uri, path) !== text) return false;
    }
    return true;
  }
}

function readSmall(path: string): string | null {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= maxBytes ? readFileSync(path, 'utf8') : null;
  } catch {
    // Not there or not readable: the template names a file that is not at hand.
    return null;
  }
}
