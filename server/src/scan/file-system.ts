/** Files behind one interface: those of a disk, or those of an editor. */

/** A disk answers at once, an editor later. */
export type Awaitable<T> = T | Promise<T>;

/** The rules of paths on the system at hand; Node's `path.posix` and `path.win32` fit. */
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
  /** A link is not followed; `other` is a device, a pipe or a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export type ReadResult =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  /** The beginning of a file that is too long or that nobody wants the rest of. */
  | { readonly kind: 'beginning'; readonly bytes: Uint8Array; readonly isTooLong: boolean }
  /** `reason` is a sentence without the path. */
  | { readonly kind: 'failed'; readonly isMissing: boolean; readonly reason: string };

export interface ReadOptions {
  /** The most bytes that are wanted. */
  readonly limit: number;
  /** Shown the first bytes of a long file before the rest is read. */
  readonly wants: (beginning: Uint8Array) => boolean;
}

/** All paths are absolute. Nothing throws. */
export interface FileSystem {
  readonly path: PathRules;
  /** What a path leads to, links followed; null when there is nothing. */
  kind(path: string): Awaitable<'file' | 'folder' | 'other' | null>;
  /** What is in a folder; null when it cannot be read. */
  list(folder: string): Awaitable<readonly FolderEntry[] | null>;
  read(path: string, options: ReadOptions): Awaitable<ReadResult>;
  /** The path with all links followed, or null. */
  realPath(path: string): Awaitable<string | null>;
}
