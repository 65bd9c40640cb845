/** Finds the ignore rules of the git repository that a folder belongs to. */
import { addIgnoreRules, ignoreFileName, type IgnoreRules } from './ignore-rules.js';
import type { FileSystem } from './file-system.js';
import { textOrNull } from './read-text.js';
import { withSlashes } from './shown-path.js';

export const gitName = '.git';

const longest = 1024 * 1024;

/**
 * The rules of the folders above a folder, from the root of its repository down. Outside of a repository they begin at
 * the working directory; for the root itself, and for a folder elsewhere, there are none.
 */
export async function rulesAbove(folder: string, cwd: string, files: FileSystem): Promise<IgnoreRules | null> {
  const above: string[] = [];
  let fromCwd = 0;
  for (let current = folder; ; current = files.path.dirname(current)) {
    if ((await files.kind(files.path.join(current, gitName))) !== null) break;
    if (current === cwd) fromCwd = above.length;
    const parent = files.path.dirname(current);
    if (parent === current) {
      above.length = fromCwd;
      break;
    }
    above.push(parent);
  }
  let rules: IgnoreRules | null = null;
  for (const each of above.reverse()) rules = await ownRules(each, rules, files);
  return rules;
}

/** The rules of the folder itself on top of those above; the root of a repository starts afresh. */
export async function ownRules(
  folder: string,
  above: IgnoreRules | null,
  files: FileSystem,
  names: ReadonlySet<string> | null = null,
): Promise<IgnoreRules | null> {
  const at = withSlashes(folder, files.path).replace(/\/$/, '');
  const read = async (...path: readonly string[]): Promise<string | null> => {
    const isThere = names === null || names.has(path[0] ?? '');
    return isThere ? textOrNull(files.path.join(folder, ...path), files, longest) : null;
  };
  let rules = names?.has(gitName) === true ? null : above;
  for (const text of [await read(gitName, 'info', 'exclude'), await read(ignoreFileName)]) {
    if (text !== null) rules = addIgnoreRules(at, text, rules);
  }
  return rules;
}
