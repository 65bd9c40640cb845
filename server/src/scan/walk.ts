/** Walks a folder and collects the files that may be templates or policies. */
import { anyEnvironment, type StackEnvironment } from '../cdk/manifest.js';
import { looksLikeAssembly, readAssembly } from './assembly.js';
import type { Configuration, Configurations } from './configurations.js';
import type { Awaitable, FileSystem, FolderEntry } from './file-system.js';
import { isFolderIgnored, isIgnored, type IgnoreRules } from './ignore-rules.js';
import { gitName, ownRules } from './repository.js';
import { withSlashes } from './shown-path.js';

export interface WalkedFile {
  readonly path: string;
  readonly configuration: Configuration;
  readonly environment: StackEnvironment;
}

/** How to walk. */
export interface Walk {
  readonly files: FileSystem;
  readonly configurations: Configurations;
  /** Whether to read files that git ignores or a configuration excludes as well. */
  readonly readsAll: boolean;
  /** The one configuration for all files; null for the nearest one of each file. */
  readonly configuration: Configuration | null;
  /** Called after each folder, for a host that has to answer others in between. */
  readonly breathe?: () => Awaitable<void>;
}

export interface Walked {
  readonly files: WalkedFile[];
  /** Links to files; whether to read one depends on what else is walked. */
  readonly links: WalkedFile[];
  /** Folders that could not be listed. */
  readonly unreadable: string[];
}

interface Folder {
  readonly path: string;
  readonly rules: IgnoreRules | null;
  readonly configuration: Configuration;
  /** How far below an ignored folder it is; null when it is not in one. */
  readonly ignoredFor: number | null;
}

/** Never walked, whatever the options. */
const neverWalked: ReadonlySet<string> = new Set([gitName, 'node_modules']);

/** How deep an ignored folder is searched for a cloud assembly or a SAM build. */
const deepestIgnored = 3;

/** Visits every folder once: links to folders are not followed, so there are no loops. */
export async function walk(root: string, rules: IgnoreRules | null, options: Walk): Promise<Walked> {
  const walked: Walked = { files: [], links: [], unreadable: [] };
  const configuration = options.configuration ?? (await options.configurations.nearest(root));
  const waiting: Folder[] = [{ path: root, rules, configuration, ignoredFor: null }];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const below of await visit(folder, walked, options)) waiting.push(below);
    await options.breathe?.();
  }
  return walked;
}

/** Collects the files of a folder, and returns the folders in it that have to be visited. */
async function visit(folder: Folder, walked: Walked, options: Walk): Promise<Folder[]> {
  const entries = await options.files.list(folder.path);
  if (entries === null) {
    if (folder.ignoredFor === null) walked.unreadable.push(folder.path);
    return [];
  }
  const names = new Set(entries.map((entry) => entry.name));
  const isAssembly = looksLikeAssembly(options.files.path.basename(folder.path), names);
  if (isAssembly && (await visitAssembly(folder, walked, options))) return [];
  const inner: Folder = {
    ...folder,
    // An assembly is read though it is ignored, and walked when its manifest leads nowhere.
    ...(isAssembly ? { ignoredFor: null } : {}),
    rules: options.readsAll || isAssembly ? null : await ownRules(folder.path, folder.rules, options.files, names),
    configuration: options.configuration ?? (await options.configurations.own(folder.path, names)) ?? folder.configuration,
  };
  return entries.flatMap((entry) => visitEntry(entry, inner, walked, options));
}

function visitEntry(entry: FolderEntry, folder: Folder, walked: Walked, options: Walk): Folder[] {
  const { files, readsAll } = options;
  const path = files.path.join(folder.path, entry.name);
  const matches = entry.kind === 'folder' ? isFolderIgnored : isIgnored;
  const isHidden = folder.ignoredFor !== null || matches(withSlashes(path, files.path), folder.rules);
  if (entry.kind === 'folder') {
    if (neverWalked.has(entry.name) || (!readsAll && folder.configuration.excludesFolder(path))) return [];
    const ignoredFor = isHidden ? (folder.ignoredFor ?? 0) + 1 : null;
    return ignoredFor !== null && ignoredFor > deepestIgnored ? [] : [{ ...folder, path, ignoredFor }];
  }
  const isWanted = (!isHidden || isSamBuild(path, options)) && (readsAll || folder.configuration.includes(path));
  if (!isWanted || entry.kind === 'other') return [];
  const list = entry.kind === 'link' ? walked.links : walked.files;
  list.push({ path, configuration: folder.configuration, environment: anyEnvironment });
  return [];
}

/** What `sam build` makes is deployed, and every project ignores it. */
function isSamBuild(path: string, { files }: Walk): boolean {
  return withSlashes(path, files.path).endsWith('/.aws-sam/build/template.yaml');
}

/** A cloud assembly is what its manifest leads to; what else lies there is left over or an asset. */
async function visitAssembly(folder: Folder, walked: Walked, options: Walk): Promise<boolean> {
  const { files, readsAll } = options;
  const templates = await readAssembly(folder.path, files);
  for (const { path, environment, isStack } of templates ?? []) {
    if (!readsAll && !folder.configuration.includes(path)) continue;
    if (isStack || (await files.kind(path)) === 'file') walked.files.push({ path, configuration: folder.configuration, environment });
  }
  return templates !== null;
}
