/** Where this program is installed: the manifest above it tells its version, the pages of its rules lie beside it. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Installation {
  readonly version: string;
  /** The folder of the rules' pages, or null when they were not shipped. */
  readonly pages: string | null;
}

/** The compiled sources lie deepest below the manifest. */
const mostSteps = 5;

/** Reads the installation of a script, which may be reached through a link. */
export function installationOf(script: string): Installation {
  let folder = dirname(realpathSync(script));
  for (let step = 0; step < mostSteps; step++, folder = dirname(folder)) {
    const version = versionIn(join(folder, 'package.json'));
    if (version === null) continue;
    const pages = join(folder, 'docs', 'rules');
    return { version, pages: existsSync(pages) ? pages : null };
  }
  return { version: '0.0.0', pages: null };
}

function versionIn(manifest: string): string | null {
  if (!existsSync(manifest)) return null;
  const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  if (typeof read !== 'object' || read === null || !('name' in read) || read.name !== 'rootguard') return null;
  return 'version' in read && typeof read.version === 'string' ? read.version : null;
}
