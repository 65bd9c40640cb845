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

/** Whether git ignores a file, given by its path with `/`. */
export function isIgnored(path: string, rules: IgnoreRules | null): boolean {
  return isMatched(path, '', rules);
}

/** The same for a folder, which rules can tell from a file. */
export function isFolderIgnored(path: string, rules: IgnoreRules | null): boolean {
  return isMatched(path, '/', rules);
}

/** The nearest file with a matching rule decides; `end` follows the path of a folder. */
function isMatched(path: string, end: '' | '/', rules: IgnoreRules | null): boolean {
  for (let current = rules; current !== null; current = current.above) {
    const { ignored, unignored } = current.matcher.test(path.slice(current.folder.length + 1) + end);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
