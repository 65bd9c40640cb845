/** What git ignores, by the `.gitignore` files from the root of the repository down. */
import ignore, { type Ignore } from 'ignore';

export const ignoreFileName = '.gitignore';

/** The rules of one folder, and of the folders above it. */
export interface IgnoreRules {
  /** With `/`, without one at the end. */
  readonly folder: string;
  readonly matcher: Ignore;
  readonly above: IgnoreRules | null;
}

export function addIgnoreRules(folder: string, text: string, above: IgnoreRules | null): IgnoreRules {
  return { folder, matcher: ignore({ ignorecase: false }).add(text), above };
}

/** Whether git ignores a path with `/`: the nearest rule that says anything decides. */
export function isIgnored(path: string, isFolder: boolean, rules: IgnoreRules | null): boolean {
  for (let current = rules; current !== null; current = current.above) {
    const relative = path.slice(current.folder.length + 1);
    const { ignored, unignored } = current.matcher.test(isFolder ? `${relative}/` : relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
