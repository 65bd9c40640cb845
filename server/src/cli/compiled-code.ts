/**
 * Keeps the code that V8 compiled for the command line until the next run, since a short run would spend a third of its time
 * compiling it again. From version 22 on Node does this by itself, but keeps only what the first run happened to need.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import process from 'node:process';
import vm from 'node:vm';
import { writeWhole } from './whole-file.js';

export interface Bundle {
  /** A CommonJS module, already wrapped in the function that Node would put around it. */
  readonly file: string;
  /** Differs whenever the content differs. */
  readonly id: string;
}

/** Where compiled code is kept, and whether this run uses enough of the bundle to make its code worth keeping. */
export interface Keeping {
  readonly folder: string;
  /**
   * Only runs of about the same length share their code. A hook that looks at one file would lose more time reading the code of a
   * large workspace's run than it gains.
   */
  readonly length: 'short' | 'medium' | 'long';
  readonly isWorthKeeping: boolean;
}

/** Runs the bundle as `require` would. A folder that cannot be read or written costs only time. */
export function runBundle({ file, id }: Bundle, keeping: Keeping | null): void {
  const kept = keeping === null ? null : path.join(keeping.folder, `${prefix(keeping.length)}${id}`);
  const cachedData = kept === null ? undefined : readKept(kept);
  // The bundle is all ASCII, which is read faster as what it is.
  const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData !== undefined && { cachedData }) });
  const known = script.cachedDataRejected === true ? 0 : (cachedData?.length ?? 0);
  if (kept !== null && keeping?.isWorthKeeping === true) {
    process.once('exit', () => {
      if (known === 0 || isLong()) keep(kept, script, { known, outdated: prefix(keeping.length) });
    });
  }
  const own = { exports: {} };
  const load: unknown = script.runInThisContext();
  if (typeof load === 'function') Reflect.apply(load, undefined, [own.exports, module.createRequire(file), own, file, path.dirname(file)]);
}

/** V8 would reject code from another version of Node. */
function prefix(length: Keeping['length']): string {
  return `${process.version}-${process.arch}-${length}-`;
}

/** Code that another user could have written is not run. */
function readKept(file: string): Buffer | undefined {
  try {
    const { uid, mode } = statSync(file);
    const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOurs ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** A run of more than a second may have compiled much that earlier runs did not need. */
function isLong(): boolean {
  const { user, system } = process.cpuUsage();
  return user + system > 1_000_000;
}

/**
 * Replaces what earlier versions of the bundle left behind: files whose names begin like `outdated`. Code hardly larger than
 * the `known` bytes already kept is not written again.
 */
function keep(file: string, script: vm.Script, { known, outdated }: { readonly known: number; readonly outdated: string }): void {
  const folder = path.dirname(file);
  try {
    const code = script.createCachedData();
    if (code.length < 1.25 * known) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) if (name.startsWith(outdated)) rmSync(path.join(folder, name));
    writeWhole(file, code, 0o600);
  } catch {
    // The next run compiles again.
  }
}
