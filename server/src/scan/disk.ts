/** The files of a disk. Synchronous, because for many small files promises take several times as long. */
import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import type { FileSystem, FolderEntry, ReadOptions, ReadResult } from './file-system.js';

/** How much is read before deciding whether the rest is wanted; most templates are shorter. */
const beginningLength = 64 * 1024;

export const disk: FileSystem = {
  path,
  kind(file) {
    const status = statusOf(file);
    if (status === null) return null;
    return status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
  },
  list(folder) {
    try {
      return readdirSync(folder, { withFileTypes: true }).map(folderEntry);
    } catch {
      return null;
    }
  },
  read(file, options) {
    let handle: number | null = null;
    try {
      handle = openSync(file, 'r');
      return readHandle(handle, options);
    } catch (error) {
      return failed(error);
    } finally {
      if (handle !== null) closeSync(handle);
    }
  },
  realPath(file) {
    try {
      return realpathSync.native(file);
    } catch {
      return null;
    }
  },
};

/** Null when the file does not exist or may not be read. */
function statusOf(file: string): Stats | null {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function folderEntry(entry: Dirent): FolderEntry {
  const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
  return { name: entry.name, kind };
}

/** The size is only a hint: a pipe has none, and a file can grow in the meantime. */
function readHandle(handle: number, { limit, wants }: ReadOptions): ReadResult {
  const size = fstatSync(handle).size;
  const beginning = readBytes(handle, Buffer.allocUnsafe(Math.min(size + 1, beginningLength) || beginningLength));
  if (beginning.length < beginningLength && beginning.length === size) return { kind: 'whole', bytes: beginning };
  if (!wants(beginning)) return { kind: 'beginning', bytes: beginning, isTooLong: false };
  const chunks = [beginning];
  let length = beginning.length;
  for (;;) {
    const chunk = readBytes(handle, Buffer.allocUnsafe(Math.max(beginningLength, Math.min(size - length + 1, limit))));
    if (chunk.length === 0) return { kind: 'whole', bytes: chunks.length === 1 ? beginning : Buffer.concat(chunks, length) };
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) return { kind: 'beginning', bytes: beginning, isTooLong: true };
  }
}

/** Reads until the buffer is full or the file ends. */
function readBytes(handle: number, buffer: Buffer): Buffer {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSync(handle, buffer, filled, buffer.length - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'It does not exist.',
  EACCES: 'Permission is denied.',
  EPERM: 'Permission is denied.',
  EISDIR: 'It is a folder.',
  EROFS: 'The disk cannot be written.',
  ENOSPC: 'The disk is full.',
  ELOOP: 'It is a link that leads to itself.',
};

function failed(error: unknown): ReadResult {
  return { kind: 'failed', isMissing: codeOf(error) === 'ENOENT', reason: failureReason(error) };
}

/** The reason of an error of the file system, as a sentence without the path. */
export function failureReason(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `The system says ${code}.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
