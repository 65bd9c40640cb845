/** Writes files completely or not at all. */
import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Writes a new file beside the old one and renames it, so that nobody ever sees half of it. The mode of an existing file and
 * links to it are kept. `mode` is that of a new file. What is not a regular file, such as a device or a pipe, is written to
 * directly. Throws the errors of the file system.
 */
export function writeWhole(file: string, bytes: Uint8Array, mode: number): void {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status !== undefined && !status.isFile() && !status.isDirectory()) {
    writeFileSync(file, bytes);
    return;
  }
  const target = status === undefined ? file : realpathSync(file);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    writeNew(beside, bytes, status?.mode ?? mode);
    if (status !== undefined) chmodSync(beside, status.mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
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
