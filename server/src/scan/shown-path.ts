/** Paths as shown to users and other programs. */
import type { PathRules } from './file-system.js';

/** Relative to the working directory and with `/`; absolute when it is on another drive. */
export function shownPath(path: string, cwd: string, rules: PathRules): string {
  const relative = rules.relative(cwd, path);
  return withSlashes(relative === '' ? '.' : relative, rules);
}

export function withSlashes(path: string, rules: PathRules): string {
  return path.replaceAll(rules.sep, '/');
}
