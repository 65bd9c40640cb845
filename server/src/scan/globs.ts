/** Globs: those of a configuration and those of the command line. */
import picomatch from 'picomatch';

/** Tells whether a path with `/`, relative to where the globs stand, is meant by one of them. */
export type MatchPath = (path: string) => boolean;

/** A glob that names a folder means all that is in it. */
export function matchGlobs(globs: readonly string[]): MatchPath {
  const patterns = globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/+$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true, nonegate: true });
}

/** The part of a glob before its first sign, as a folder, and the rest; null for a path without any sign. */
export function splitGlob(path: string): { readonly base: string; readonly glob: string } | null {
  const { base, glob, isGlob } = picomatch.scan(path);
  return isGlob ? { base: base === '' ? '.' : base, glob } : null;
}
