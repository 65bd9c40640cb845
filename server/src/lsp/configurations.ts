/** The configurations above files, each read once until it changes. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../engine/settings.js';
import type { Engine } from './engine.js';

const names = ['.rootguard.yaml', '.rootguard.yml', '.rootguard.json'];

export const configurationGlob = '**/.rootguard.{yaml,yml,json}';

export interface FoundConfiguration {
  readonly path: string;
  readonly settings: Settings;
  excludes(path: string): boolean;
}

export function isConfigurationName(name: string): boolean {
  return names.includes(name);
}

export class Configurations {
  readonly #known = new Map<string, FoundConfiguration | null>();

  /** The nearest configuration above a file, or null. */
  for(path: string, engine: Engine): FoundConfiguration | null {
    const folder = dirname(path);
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const own = names.map((name) => read(join(folder, name), engine)).find((found) => found !== null);
    const found = own ?? (folder === path ? null : this.for(folder, engine));
    this.#known.set(folder, found);
    return found;
  }

  clear(): void {
    this.#known.clear();
  }
}

function read(path: string, engine: Engine): FoundConfiguration | null {
  try {
    const { settings } = engine.readConfiguration(readFileSync(path, 'utf8'), path);
    return { path, settings, excludes: () => false };
  } catch {
    return null;
  }
}
