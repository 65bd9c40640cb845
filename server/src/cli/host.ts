/** All that the command line knows of the system it runs on; tests give it another one. */
import type { Awaitable, FileSystem } from '../scan/file-system.js';

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Of the terminal; where there is none, wide enough for most text. */
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
  /** Puts a whole file in place, or leaves what is there: null, or the reason in a sentence. */
  writeFile(path: string, bytes: Uint8Array): Awaitable<string | null>;
  /** The page of a rule as it ships with the program, or null. */
  readPage(rule: string): string | null;
  version(): string;
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  /** Where the user is, as YYYY-MM-DD. */
  today(): string;
  /** Called now and then in a long run, between files: keeps the process small. */
  tidy(): void;
}
