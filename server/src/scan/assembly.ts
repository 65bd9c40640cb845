/** Reads cloud assemblies: the templates that their manifests name, and where each is deployed. */
import { readAssetList } from '../cdk/asset-list.js';
import { anyEnvironment, commonEnvironment, readManifest, type StackEnvironment } from '../cdk/manifest.js';
import { nestedTemplates } from '../cdk/nested-templates.js';
import type { FileSystem } from './file-system.js';
import { textOrNull } from './read-text.js';

const manifestName = 'manifest.json';

/** The name of the file that synthesis writes into an assembly, and the usual name of its folder. */
const assemblyMark = 'cdk.out';

/** A template, or the manifest itself where that holds what templates are handed. */
export interface AssemblyTemplate {
  readonly path: string;
  readonly environment: StackEnvironment;
  /** Whether a stack names it. Otherwise it is an asset, which may be something else than a template, or missing. */
  readonly isStack: boolean;
}

/** Far longer than any real manifest. */
const longest = 64 * 1024 * 1024;

/** How deep stages may be nested. */
const deepest = 8;

/** Whether a folder may be a cloud assembly, judged by its name and the names of its files. */
export function looksLikeAssembly(folderName: string, names: ReadonlySet<string>): boolean {
  return names.has(manifestName) && (folderName === assemblyMark || names.has(assemblyMark));
}

/** Each template of an assembly once, assemblies within it included; null when the folder holds none. */
export async function readAssembly(folder: string, files: FileSystem): Promise<readonly AssemblyTemplate[] | null> {
  const found = new Map<string, AssemblyTemplate>();
  const waiting = [{ folder, depth: 0 }];
  const seen = new Set<string>([folder]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { depth } = next;
    const inner = await readStage(next.folder, files, found);
    if (inner === null && depth === 0) return null;
    for (const each of inner ?? []) {
      if (seen.has(each) || depth >= deepest) continue;
      seen.add(each);
      waiting.push({ folder: each, depth: depth + 1 });
    }
  }
  return [...found.values()];
}

/** Adds the templates of one manifest, and returns the folders of nested assemblies; null when there is no manifest. */
async function readStage(folder: string, files: FileSystem, found: Map<string, AssemblyTemplate>): Promise<readonly string[] | null> {
  const text = await textOrNull(files.path.join(folder, manifestName), files, longest);
  const manifest = text === null ? null : readManifest(text);
  if (manifest === null) return null;
  const at = (file: string): string => files.path.resolve(folder, file);
  if (manifest.handsParameters) add(found, { path: at(manifestName), environment: anyEnvironment, isStack: false });
  for (const { file, environment } of manifest.assetLists) {
    const list = await textOrNull(at(file), files, longest);
    for (const asset of list === null ? [] : readAssetList(list)) add(found, { path: at(asset), environment, isStack: false });
  }
  for (const { templateFile, environment } of manifest.stacks) {
    add(found, { path: at(templateFile), environment, isStack: true });
    for (const path of await nestedIn(at(templateFile), at, files)) {
      if (!found.has(path)) add(found, { path, environment, isStack: false });
    }
  }
  return manifest.assemblies.map(at);
}

/** The templates nested in one, at any depth. Asset lists name them as well, but not every synthesis writes such lists. */
async function nestedIn(template: string, at: (file: string) => string, files: FileSystem): Promise<readonly string[]> {
  const waiting = [template];
  const seen = new Set<string>(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const text = await textOrNull(next, files, longest);
    for (const path of text === null ? [] : nestedTemplates(text).map(at)) {
      if (seen.has(path)) continue;
      seen.add(path);
      waiting.push(path);
    }
  }
  return [...seen].slice(1);
}

function add(found: Map<string, AssemblyTemplate>, template: AssemblyTemplate): void {
  const known = found.get(template.path);
  if (known === undefined || (template.isStack && !known.isStack)) found.set(template.path, template);
  else if (template.isStack === known.isStack) {
    found.set(template.path, { ...known, environment: commonEnvironment([known.environment, template.environment]) });
  }
}
