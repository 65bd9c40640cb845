/** The system that the command line really runs on. */
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { failureReason, disk } from '../scan/disk.js';
import type { Host, Output } from './host.js';

/** `folder` is that of the package: the manifest is in it, and the pages of the rules below it. */
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
    version: () => versionIn(readOrNull(path.join(folder, 'package.json')) ?? ''),
    now: () => performance.now(),
    today,
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

/** Writes beside the file and renames, so that nobody ever sees half of it; mode and links stay. */
function writeFile(file: string, bytes: Uint8Array): string | null {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    const status = statSync(file, { throwIfNoEntry: false });
    const target = status === undefined ? file : realpathSync(file);
    const beside = path.join(path.dirname(target), path.basename(temporary));
    const handle = openSync(beside, 'wx', status?.mode ?? 0o666);
    try {
      writeAll(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (status !== undefined) chmodSync(beside, status.mode);
    renameSync(beside, target);
    return null;
  } catch (error) {
    rmSync(temporary, { force: true });
    return failureReason(error);
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function versionIn(manifest: string): string {
  return /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown';
}

function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
