/** Finds the configuration that applies to a file: the nearest one in its folder or above. */
import { readConfiguration, type ConfigurationReach } from '../engine/configuration.js';
import type { Problem } from '../engine/finding.js';
import { defaultSettings, type Settings } from '../engine/settings.js';
import { rules as allRules } from '../rules/registry.generated.js';
import { readText } from '../syntax/read.js';
import type { FileSystem } from './file-system.js';
import { matchGlobs, type MatchPath } from './globs.js';
import { readTextFile } from './read-text.js';

/** In order of precedence when a folder has several. */
const configurationNames = ['.rootguard.yaml', '.rootguard.yml', '.rootguard.json'] as const;

/** Whether a file with this name, without its folder, is a configuration. */
export function isConfigurationName(name: string): boolean {
  return configurationNames.some((known) => known === name);
}

export interface Configuration {
  /** Null for the defaults, which are in no file. */
  readonly path: string | null;
  readonly text: string;
  readonly settings: Settings;
  /** Of kind `configuration` or `unreadable`; one is enough to make the configuration broken. */
  readonly problems: readonly Problem[];
  /** Whether a file is included, according to `include` and `exclude`. */
  includes(path: string): boolean;
  /** Whether everything in a folder is excluded. */
  excludesFolder(path: string): boolean;
}

export const noConfiguration: Configuration = {
  path: null,
  text: '',
  settings: defaultSettings,
  problems: [],
  includes: () => true,
  excludesFolder: () => false,
};

const longest = 1024 * 1024;

/** Reads each configuration once and keeps it; to be made anew when files change. */
export class Configurations {
  readonly #files: FileSystem;
  readonly #nearest = new Map<string, Configuration>();
  readonly #loaded = new Map<string, Configuration>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** All configurations that were read so far. */
  get loaded(): readonly Configuration[] {
    return [...this.#loaded.values()];
  }

  /** The one that applies to the files of a folder. */
  async nearest(folder: string): Promise<Configuration> {
    const passed: string[] = [];
    let found: Configuration | null = null;
    for (let current = folder; found === null; current = this.#files.path.dirname(current)) {
      passed.push(current);
      found = this.#nearest.get(current) ?? (await this.#own(current));
      if (this.#files.path.dirname(current) === current) found ??= noConfiguration;
    }
    for (const each of passed) this.#nearest.set(each, found);
    return found;
  }

  /** The one in a file; `anywhere` when it was named on the command line, to apply to any file. */
  async load(path: string, reach: ConfigurationReach = 'folder'): Promise<Configuration> {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const configuration = await this.#read(path, reach);
    this.#loaded.set(path, configuration);
    return configuration;
  }

  /** The one in the folder itself, or null; `names` are the names of all files in the folder. */
  async own(folder: string, names: ReadonlySet<string>): Promise<Configuration | null> {
    const name = configurationNames.find((each) => names.has(each));
    return name === undefined ? null : this.load(this.#files.path.join(folder, name));
  }

  async #own(folder: string): Promise<Configuration | null> {
    for (const name of configurationNames) {
      const path = this.#files.path.join(folder, name);
      if ((await this.#files.kind(path)) === 'file') return this.load(path);
    }
    return null;
  }

  async #read(path: string, reach: ConfigurationReach): Promise<Configuration> {
    const read = await readTextFile(path, this.#files, longest);
    if (read.kind === 'failed') return { ...noConfiguration, path, problems: [{ kind: 'unreadable', message: read.reason, at: null }] };
    const tree = readText(read.text, path.endsWith('.json') ? 'json' : 'yaml');
    const { settings, problems } = readConfiguration(tree, allRules, reach);
    return { path, text: read.text, settings, problems, ...this.#selection(path, settings) };
  }

  #selection(path: string, { include, exclude }: Settings): Pick<Configuration, 'includes' | 'excludesFolder'> {
    const rules = this.#files.path;
    const folder = rules.dirname(path);
    const local = (file: string): string => rules.relative(folder, file).replaceAll(rules.sep, '/');
    const takes: MatchPath = include.length === 0 ? () => true : matchGlobs(include);
    const leaves: MatchPath = exclude.length === 0 ? () => false : matchGlobs(exclude);
    return {
      includes: (file) => takes(local(file)) && !leaves(local(file)),
      excludesFolder: (file) => leaves(local(file)),
    };
  }
}
