/** Writes files completely or not at all. */
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Writes a new file beside the old one and renames it, so that nobody ever sees half of it. The mode of an existing file and
 * links to it are kept, and so is its owner, if the system allows it. `mode` is that of a new file. What is not a regular
 * file, such as a device or a pipe, is written to directly. Throws the errors of the file system, also for a file that may
 * not be written although its folder may.
 */
export function writeWhole(file: string, bytes: Uint8Array, mode: number): void {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status !== undefined && !status.isFile() && !status.isDirectory()) {
    writeFileSync(file, bytes);
    return;
  }
  const target = status === undefined ? file : realpathSync(file);
  if (status !== undefined) closeSync(openSync(target, 'r+'));
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    writeNew(beside, bytes, status?.mode ?? mode);
    if (status !== undefined) takeOver(beside, status);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Gives a file the owner and the mode of another one. Only the superuser may give away a file, to whom it matters most. */
function takeOver(file: string, { uid, gid, mode }: Stats): void {
  try {
    chownSync(file, uid, gid);
  } catch {
    // It then belongs to whoever writes it.
  }
  chmodSync(file, mode);
}

/** Returns once the data is on disk. */
function writeNew(file: string, bytes: Uint8Array, mode: number): void {
  const handle = openSync(file, 'wx', mode);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
