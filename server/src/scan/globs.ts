/** Matches globs, those of a configuration and those of the command line. */
import picomatch from 'picomatch';

/** Whether one of the globs matches a path that has `/` and is relative to the folder of the globs. */
export type MatchPath = (path: string) => boolean;

/** A glob that matches a folder matches everything in it. */
export function matchGlobs(globs: readonly string[]): MatchPath {
  const patterns = globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/+$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true, nonegate: true });
}

/** Splits a glob before its first wildcard into a folder and the rest; null for a path without wildcards. */
export function splitGlob(path: string): { readonly base: string; readonly glob: string } | null {
  const { base, glob, isGlob } = picomatch.scan(path);
  return isGlob ? { base: base === '' ? '.' : base, glob } : null;
}
