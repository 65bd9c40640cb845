/** Tells what git ignores, according to the `.gitignore` files from the root of the repository down. */
import ignore, { type Ignore } from 'ignore';

export const ignoreFileName = '.gitignore';

/** The rules of one folder, linked to those of the folders above. */
export interface IgnoreRules {
  /** With `/`, but none at the end. */
  readonly folder: string;
  readonly matcher: Ignore;
  readonly above: IgnoreRules | null;
}

export function addIgnoreRules(folder: string, text: string, above: IgnoreRules | null): IgnoreRules {
  return { folder, matcher: ignore({ ignorecase: false }).add(text), above };
}

/** Whether git ignores a path with `/`: the nearest file with a matching rule decides. */
export function isIgnored(path: string, isFolder: boolean, rules: IgnoreRules | null): boolean {
  for (let current = rules; current !== null; current = current.above) {
    const relative = path.slice(current.folder.length + 1);
    const { ignored, unignored } = current.matcher.test(isFolder ? `${relative}/` : relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
