/** The real system that the command line runs on. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { currentDate } from '../scan/current-date.js';
import { failureReason, disk } from '../scan/disk.js';
import { haltNursery } from '../scan/frugal.js';
import { versionIn } from '../scan/installation.js';
import type { Host, Output } from './host.js';
import { writeWhole } from './whole-file.js';

/** `folder` is that of the package: it contains the manifest, and in a subfolder the pages of the rules. */
export function systemHost(folder: string): Host {
  return {
    cwd: process.cwd(),
    variables: process.env,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    files: disk,
    readStdin,
    writeFile,
    readPage: (rule) => readOrNull(path.join(folder, 'docs', 'rules', `${rule}.md`)),
    version: () => versionIn(folder),
    // Reading the process clock adds nothing to the start; `performance` would have to load a module.
    now: () => Number(process.hrtime.bigint() / 1000n) / 1000,
    today: currentDate,
    tidy: haltNursery,
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : 100,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function writeFile(file: string, bytes: Uint8Array): string | null {
  try {
    writeWhole(file, bytes, 0o666);
    return null;
  } catch (error) {
    return failureReason(error);
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
