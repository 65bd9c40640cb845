/** Where this program is installed: its manifest tells the version, the pages of its rules lie beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Installation {
  readonly version: string;
  /** The folder of the rules' pages, or null when they were not shipped. */
  readonly pages: string | null;
}

/** Reads the installation in a folder. */
export function installationIn(folder: string): Installation {
  const pages = join(folder, 'docs', 'rules');
  return { version: versionIn(folder), pages: existsSync(pages) ? pages : null };
}

/** What the manifest in a folder says; `unknown` without one. */
export function versionIn(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return 'unknown';
  const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown';
}
