/** Everything the command line uses of the system it runs on; tests provide a system of their own. */
import type { Awaitable, FileSystem } from '../scan/file-system.js';

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** The width of the terminal; without a terminal, wide enough for most text. */
  readonly columns: number;
}

export interface Host {
  readonly cwd: string;
  /** The variables of the environment. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: FileSystem;
  /** All of standard input. */
  readStdin(): Awaitable<Uint8Array>;
  /** Replaces a file as a whole or leaves the old one in place: null on success, else the reason in a sentence. */
  writeFile(path: string, bytes: Uint8Array): Awaitable<string | null>;
  /** The rule's page as shipped with the program, or null. */
  readPage(rule: string): string | null;
  version(): string;
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  /** The local date, as YYYY-MM-DD. */
  today(): string;
  /** Called from time to time during a long run, between files, to keep memory use low. */
  tidy(): void;
}
