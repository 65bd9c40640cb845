/** The folders of a workspace that are on the disk. */
import { disk } from '../../scan/disk.js';
import { pathOf } from '../wire/uri.js';

export interface Root {
  /** Its URI, as the client spells it. */
  readonly folder: string;
  /** Its path. */
  readonly root: string;
  /** The paths of other workspace folders within it, which have their own settings. */
  readonly within: readonly string[];
}

export function rootsOf(folders: Iterable<string>): readonly Root[] {
  const roots = [...folders].flatMap((folder) => {
    const path = pathOf(folder);
    return path === null ? [] : [{ folder, root: disk.path.resolve(path) }];
  });
  const paths = [...new Set(roots.map(({ root }) => root))];
  return roots.map(({ folder, root }) => ({ folder, root, within: paths.filter((other) => other !== root && isInside(other, root)) }));
}

/** Whether a path equals a folder, or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(disk.path.sep) ? folder : folder + disk.path.sep);
}
