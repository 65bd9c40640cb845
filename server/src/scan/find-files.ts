/** Finds the files to scan. */
import { anyEnvironment, type StackEnvironment } from '../cdk/manifest.js';
import { readAssembly } from './assembly.js';
import type { Configuration } from './configurations.js';
import { matchGlobs, splitGlob, type MatchPath } from './globs.js';
import { isFolderIgnored, isIgnored } from './ignore-rules.js';
import { ownRules, rulesAbove } from './repository.js';
import { shownPath, withSlashes } from './shown-path.js';
import { walk, type Walk, type WalkedFile } from './walk.js';

export interface FoundFile {
  readonly path: string;
  /** The path as shown to users. */
  readonly name: string;
  /** Whether this very file was named on the command line; the user is then told when it is neither template nor policy. */
  readonly isNamed: boolean;
  readonly configuration: Configuration;
  readonly environment: StackEnvironment;
}

/** How to walk, and what is done with what is named. */
export interface Search extends Walk {
  readonly cwd: string;
  /** Whether ignored and excluded files are left out even when they are named. */
  readonly forcesExclusion: boolean;
}

export interface FoundFiles {
  /** Every file once, ordered by name. */
  readonly files: readonly FoundFile[];
  /** Targets where nothing was found. */
  readonly missing: readonly string[];
  /** Targets that are folders without any file to read. */
  readonly empty: readonly string[];
  /** Folders that could not be listed, as shown to users. */
  readonly unreadable: readonly string[];
}

/** Finds the files of every target: a file, a folder, or a glob. */
export async function findFiles(targets: readonly string[], search: Search): Promise<FoundFiles> {
  const finder = new Finder(search);
  for (const target of targets) await finder.follow(target);
  return finder.found();
}

class Finder {
  readonly #search: Search;
  readonly #found = new Map<string, FoundFile>();
  readonly #missing: string[] = [];
  readonly #empty: string[] = [];
  readonly #unreadable = new Set<string>();
  readonly #links: WalkedFile[] = [];
  readonly #roots: string[] = [];
  /** By folder: with many files of one assembly named, it would be read again for each of them. */
  readonly #assemblies = new Map<string, ReturnType<typeof readAssembly>>();

  constructor(search: Search) {
    this.#search = search;
  }

  async follow(target: string): Promise<void> {
    const { files, cwd } = this.#search;
    const path = files.path.resolve(cwd, target);
    const kind = await files.kind(path);
    if (kind === 'folder') {
      if (!(await this.#walk(path, () => true))) this.#empty.push(target);
    } else if (kind !== null) await this.#addNamed(path);
    else if (!(await this.#followGlob(target))) this.#missing.push(target);
  }

  async found(): Promise<FoundFiles> {
    for (const link of this.#links) await this.#addLink(link);
    const files = [...this.#found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { files, missing: this.#missing, empty: this.#empty, unreadable: [...this.#unreadable].sort() };
  }

  /** Returns whether anything matches. */
  async #followGlob(target: string): Promise<boolean> {
    const { files, cwd } = this.#search;
    const split = splitGlob(withSlashes(target, files.path));
    const base = split === null ? null : files.path.resolve(cwd, split.base);
    if (split === null || base === null || (await files.kind(base)) !== 'folder') return false;
    return this.#walk(base, matchGlobs([split.glob]));
  }

  /** Returns whether a wanted file or link was found, or might be in a folder that cannot be listed. */
  async #walk(root: string, isWanted: MatchPath): Promise<boolean> {
    const { files, cwd, readsAll, forcesExclusion } = this.#search;
    const above = readsAll ? null : await rulesAbove(root, cwd, files);
    const isRootIgnored = isFolderIgnored(withSlashes(root, files.path), above);
    if (isRootIgnored && forcesExclusion) return false;
    const walked = await walk(root, isRootIgnored ? null : above, this.#search);
    const wanted = ({ path }: WalkedFile): boolean => isWanted(withSlashes(files.path.relative(root, path), files.path));
    const chosen = walked.files.filter(wanted);
    for (const file of chosen) this.#add(file, 'found');
    const links = walked.links.filter(wanted);
    this.#links.push(...links);
    this.#roots.push(withSlashes((await files.realPath(root)) ?? root, files.path));
    for (const folder of walked.unreadable) this.#unreadable.add(shownPath(folder, cwd, files.path));
    return chosen.length + links.length + walked.unreadable.length > 0;
  }

  async #addNamed(path: string): Promise<void> {
    const { files, cwd, configurations, readsAll, forcesExclusion } = this.#search;
    const folder = files.path.dirname(path);
    const configuration = this.#search.configuration ?? (await configurations.nearest(folder));
    if (forcesExclusion && !readsAll) {
      const rules = await ownRules(folder, await rulesAbove(folder, cwd, files), files);
      if (!configuration.includes(path) || isIgnored(withSlashes(path, files.path), rules)) return;
    }
    const assembly = await this.#assemblyIn(folder);
    const template = assembly?.find((each) => each.path === path);
    this.#add({ path, configuration, environment: template?.environment ?? anyEnvironment }, 'named');
  }

  #assemblyIn(folder: string): ReturnType<typeof readAssembly> {
    const known = this.#assemblies.get(folder) ?? readAssembly(folder, this.#search.files);
    this.#assemblies.set(folder, known);
    return known;
  }

  /** A link is read only when it leads out of the walked folders; a target within them is found anyway. */
  async #addLink(link: WalkedFile): Promise<void> {
    const { files } = this.#search;
    const real = (await files.kind(link.path)) === 'file' ? await files.realPath(link.path) : null;
    if (real === null) return;
    const target = withSlashes(real, files.path);
    if (!this.#roots.some((root) => target.startsWith(`${root}/`))) this.#add(link, 'found');
  }

  /** What is named stays named, even if it is found as well. */
  #add({ path, configuration, environment }: WalkedFile, how: 'named' | 'found'): void {
    const isNamed = how === 'named';
    const known = this.#found.get(path);
    if (known !== undefined && (known.isNamed || !isNamed)) return;
    const name = shownPath(path, this.#search.cwd, this.#search.files.path);
    this.#found.set(path, { path, name, isNamed, configuration, environment });
  }
}
