/** An interface to files, whether on a disk or in an editor. */

/** A disk answers at once, an editor later. */
export type Awaitable<T> = T | Promise<T>;

/** How paths work on the current system; Node's `path.posix` and `path.win32` are such rules. */
export interface PathRules {
  readonly sep: string;
  resolve(...paths: readonly string[]): string;
  join(...paths: readonly string[]): string;
  dirname(path: string): string;
  basename(path: string): string;
  relative(from: string, to: string): string;
  isAbsolute(path: string): boolean;
}

export interface FolderEntry {
  readonly name: string;
  /** Links are not followed; `other` is a device, a pipe or a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export type ReadResult =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  /** Only the beginning, because the file is too long or the rest is not wanted. */
  | { readonly kind: 'beginning'; readonly bytes: Uint8Array; readonly isTooLong: boolean }
  /** `reason` is a sentence without the path. */
  | { readonly kind: 'failed'; readonly isMissing: boolean; readonly reason: string };

export interface ReadOptions {
  /** The most bytes to read. */
  readonly limit: number;
  /** Decides from the first bytes of a long file whether the rest is read. */
  readonly wants: (beginning: Uint8Array) => boolean;
}

/** All paths are absolute. No method throws. */
export interface FileSystem {
  readonly path: PathRules;
  /** What is at a path, following links; null when there is nothing. */
  kind(path: string): Awaitable<'file' | 'folder' | 'other' | null>;
  /** The entries of a folder; null when it cannot be read. */
  list(folder: string): Awaitable<readonly FolderEntry[] | null>;
  read(path: string, options: ReadOptions): Awaitable<ReadResult>;
  /** The path with all links resolved, or null. */
  realPath(path: string): Awaitable<string | null>;
}
