/** Which scripts of a template hand on an access key, and what to cut out of them. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { walk } from '../../syntax/lookup.js';
import type { Entry, Node } from '../../syntax/tree.js';
import type { TemplateScene } from '../scene.js';
import {
  canLoseCredentials,
  cutFromScript,
  emptyScript,
  fileOf,
  mentionsOf,
  type ScriptCut,
  type WrittenFile,
} from '../script/script-cut.js';
import { scriptRoot } from '../script/script-root.js';
import { credentialFile } from '../script/script-text.js';
import type { Going } from './carried.js';

export interface ScriptUse {
  readonly kind: 'script';
  readonly workload: Workload;
  readonly cut: ScriptCut;
}

type Roots = ReadonlyMap<Node, Workload>;

/**
 * The scripts around some references to a key. A file with nothing but the key is removed as a whole, together with what tells the
 * helpers of CloudFormation to read it.
 */
export function scriptUses(scene: TemplateScene, sites: readonly ReferenceSite[], going: Going): readonly ScriptUse[] {
  const roots = new Map<Node, Workload>();
  for (const { node } of sites) {
    const { id } = templatePath(node);
    const workload = scene.workloads.find(({ resource }) => resource.id === id);
    if (workload !== undefined && canLoseCredentials(node)) roots.set(scriptRoot(node), workload);
  }
  const uses = usesIn(scene, roots, going, new Map());
  const files = filesToldOf(scene, roots, going);
  if (files.size === 0) return uses;
  const readers = new Map([...roots, ...[...files.values()].flatMap((file) => file.readers)]);
  const all = usesIn(scene, readers, going, files);
  // All or none, because a helper fails that is told to read a file which is gone.
  return all.length === readers.size ? all : uses;
}

interface ToldFile extends WrittenFile {
  /** The scripts that tell of it. */
  readonly readers: readonly (readonly [root: Node, workload: Workload])[];
}

function usesIn(scene: TemplateScene, roots: Roots, going: Going, files: ReadonlyMap<string, ToldFile>): readonly ScriptUse[] {
  const wanted = { credentials: going.credentials, literals: null, files: new Set(files.keys()) };
  return [...roots].flatMap(([root, workload]): readonly ScriptUse[] => {
    const cut = cutFromScript(root, wanted);
    if (cut === null) return [];
    const path = fileOf(root)?.path ?? null;
    if (cut.changes.length > 0) {
      // A file that says more would stay, and the helper that is told to read it finds no key there.
      return path !== null && tellersOf(workload, path).count > 0 ? [] : [{ kind: 'script', workload, cut }];
    }
    const target: Entry | null = files.get(path ?? '')?.entry ?? emptyScript(scene, root);
    const removal = (entry: Entry): readonly Change[] => [{ kind: 'remove', target: entry, emptied: 'remove' }];
    return target === null ? [] : [{ kind: 'script', workload, cut: { ...cut, changes: removal(target) } }];
  });
}

/** Files with nothing but the key that are named nowhere but where a helper is told to read them, by path. */
function filesToldOf(scene: TemplateScene, roots: Roots, going: Going): ReadonlyMap<string, ToldFile> {
  const found = new Map<string, ToldFile>();
  for (const [root, workload] of roots) {
    const file = fileOf(root);
    if (file === null || cutFromScript(root, { credentials: going.credentials, literals: null })?.changes.length !== 0) continue;
    const told = tellersOf(workload, file.path);
    if (told.count > 0 && mentionsOf(scene, file.path) === told.count + 1) found.set(file.path, { ...file, readers: told.readers });
  }
  return found;
}

function tellersOf(workload: Workload, path: string): { readonly count: number; readonly readers: ToldFile['readers'] } {
  const readers = new Map<Node, Workload>();
  let count = 0;
  walk(workload.resource.node, (node) => {
    const told = node.kind === 'scalar' && canLoseCredentials(node) ? [...node.text.matchAll(credentialFile(path))].length : 0;
    count += told;
    if (told > 0) readers.set(scriptRoot(node), workload);
  });
  return { count, readers: [...readers] };
}
