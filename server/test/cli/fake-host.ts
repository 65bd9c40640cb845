/** A system in memory for the command line, and what came out of it. */
import path from 'node:path';
import { run } from '../../src/cli/run.js';
import type { Host, Output } from '../../src/cli/host.js';
import type { PathRules } from '../../src/scan/file-system.js';
import { memoryFiles, type MemoryFile } from '../scan/memory-files.js';

export interface Setting {
  /** By path from the working directory. */
  readonly files?: Readonly<Record<string, MemoryFile>>;
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  readonly rules?: PathRules;
  readonly cwd?: string;
  /** Called before every read, to change files meanwhile. */
  readonly beforeRead?: (file: string, files: Map<string, MemoryFile>) => void;
  readonly tidy?: () => void;
  /** How many milliseconds pass between two looks at the clock. */
  readonly pace?: number;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: ReadonlyMap<string, MemoryFile>;
}

export async function rootguard(argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const { files = {}, stdin = '', isTerminal = false, variables = {}, rules = path.posix, cwd = '/repo', beforeRead, tidy = () => undefined, pace = 60 } = setting;
  const content = Object.fromEntries(Object.entries({ '.git/HEAD': '', ...files }).map(([name, file]) => [rules.resolve(cwd, name), file]));
  const memory = memoryFiles(content, rules);
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({ write: (text) => void (written[name] += text), isTerminal, columns: 100 });
  let clock = 0;
  const host: Host = {
    cwd, variables, stdout: output('stdout'), stderr: output('stderr'),
    files: {
      ...memory,
      read(file, options) {
        beforeRead?.(file, memory.content);
        return memory.read(file, options);
      },
    },
    readStdin: () => Buffer.from(stdin),
    writeFile(file, bytes) {
      if (file.includes('forbidden')) return 'Permission is denied.';
      memory.content.set(file, Buffer.from(bytes).toString('utf8'));
      return null;
    },
    readPage: () => null,
    version: () => '1.2.3',
    now: () => (clock += pace),
    today: () => '2026-01-01',
    tidy,
  };
  return { code: await run(argv, host), ...written, files: memory.content };
}
