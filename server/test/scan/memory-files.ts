/** Files in memory, for tests that want Windows paths, unreadable files or odd links. */
import path from 'node:path';
import type { FileSystem, FolderEntry, PathRules } from '../../src/scan/file-system.js';

export type MemoryFile = string | Uint8Array | { readonly link: string } | { readonly denied: true };

/** A text is a file; folders are made as they are needed. Paths are absolute, with the rules given. */
export function memoryFiles(content: Readonly<Record<string, MemoryFile>>, rules: PathRules = path.posix): FileSystem & { readonly content: Map<string, MemoryFile> } {
  const files = new Map(Object.entries(content));
  const follow = (at: string, depth = 0): string | null => {
    const file = files.get(at);
    if (file === undefined || typeof file === 'string' || !('link' in file)) return at;
    return depth > 8 ? null : follow(rules.resolve(rules.dirname(at), file.link), depth + 1);
  };
  const isFolder = (at: string): boolean => [...files.keys()].some((file) => file.startsWith(at.endsWith(rules.sep) ? at : at + rules.sep));
  return {
    path: rules,
    content: files,
    kind(at) {
      const real = follow(at);
      if (real === null) return null;
      return files.has(real) ? 'file' : isFolder(real) ? 'folder' : null;
    },
    list(folder) {
      const prefix = folder.endsWith(rules.sep) ? folder : folder + rules.sep;
      const entries = new Map<string, FolderEntry>();
      for (const [file, value] of files) {
        if (!file.startsWith(prefix)) continue;
        const [name = '', ...more] = file.slice(prefix.length).split(rules.sep);
        const isLink = typeof value === 'object' && 'link' in value;
        entries.set(name, { name, kind: more.length > 0 ? 'folder' : isLink ? 'link' : 'file' });
      }
      return [...entries.values()];
    },
    read(at, { limit, wants }) {
      const real = follow(at);
      const file = real === null ? undefined : files.get(real);
      if (file === undefined) return { kind: 'failed', isMissing: true, reason: 'It does not exist.' };
      if (typeof file === 'object' && ('denied' in file || 'link' in file)) return { kind: 'failed', isMissing: false, reason: 'Permission is denied.' };
      const bytes = typeof file === 'string' ? Buffer.from(file) : file;
      if (!wants(bytes.subarray(0, 1024))) return { kind: 'beginning', bytes: bytes.subarray(0, 1024), isTooLong: false };
      return bytes.length > limit ? { kind: 'beginning', bytes: bytes.subarray(0, 1024), isTooLong: true } : { kind: 'whole', bytes };
    },
    realPath: (at) => follow(at),
  };
}
