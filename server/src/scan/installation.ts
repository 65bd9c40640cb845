/** Where this program is installed: the version in its manifest, and the pages of its rules. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Installation {
  readonly version: string;
  /** The folder of the rules' pages, or null when it was installed without them. */
  readonly pages: string | null;
}

/** Reads the installation in a folder. */
export function installationIn(folder: string): Installation {
  const pages = path.join(folder, 'docs', 'rules');
  return { version: versionIn(folder), pages: existsSync(pages) ? pages : null };
}

/** The version in the manifest of a folder; `unknown` without a manifest. */
export function versionIn(folder: string): string {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) return 'unknown';
  const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown';
}
